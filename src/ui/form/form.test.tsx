/** Every form that posts carries the tokens of its own action, and nothing that the page did not give it. */
import { expect, test } from 'vitest';
import { previewContext } from '../render-context.ts';
import { renderPart } from '../render.ts';
import { TextField } from '../text-field/text-field.tsx';
import { ButtonForm, Form } from './form.tsx';

const context = {
  ...previewContext,
  formTokens: (action: string) => ({ csrf: `csrf of ${action}`, idempotency: `once for ${action}` }),
};

test.each([
  ['Form', <Form action="/a">x</Form>],
  ['ButtonForm', <ButtonForm action="/a">x</ButtonForm>],
])('%s carries both tokens, made for its action', (_name, form) => {
  const html = renderPart(form, context);
  expect(html).toContain('<input type="hidden" name="csrf" value="csrf of /a"/>');
  expect(html).toContain('<input type="hidden" name="idempotency" value="once for /a"/>');
  expect(html).toContain('method="post" action="/a"');
});

test('a list of hidden values is posted under one name', () => {
  const html = renderPart(
    <Form action="/a" hidden={{ npi: ['2000000001', '2000000002'], to: '/home' }}>
      x
    </Form>,
  );
  expect(html.match(/name="npi"/g)).toHaveLength(2);
  expect(html).toContain('name="to" value="/home"');
});

test('the note about required fields stands in every form that does not decline it', () => {
  expect(renderPart(<Form action="/a">x</Form>)).toContain('indicates required field(s)');
  const without = renderPart(
    <Form action="/a" requiredNote={false}>
      x
    </Form>,
  );
  expect(without).not.toContain('indicates required');
});

test('a field takes its value from the state, and the page may overrule it', () => {
  const state = { values: { a: 'typed', b: 'typed' }, errors: {} };
  const html = renderPart(
    <Form action="/a" state={state}>
      <TextField name="a" label="A" />
      <TextField name="b" label="B" value="given" />
    </Form>,
  );
  expect([...html.matchAll(/type="text" value="(\w+)"/g)].map(([, value]) => value)).toEqual(['typed', 'given']);
});
