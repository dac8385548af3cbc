/** Ticks come from the form's state, from the page, or from a rule that locks them. */
import { expect, test } from 'vitest';
import { Form } from '../form/form.tsx';
import { renderPart } from '../render.ts';
import { CheckboxGroup } from './checkbox-group.tsx';

const options = [
  { value: 'enrollment', label: 'PECOS' },
  { value: 'registry', label: 'NPPES' },
];
const checked = (html: string): readonly string[] =>
  [...html.matchAll(/value="(\w+)" checked=""/g)].map(([, value = '']) => value);

test('the form brings back what was ticked, one value or several', () => {
  const render = (values: string | string[]) =>
    renderPart(
      <Form action="/x" state={{ values: { functions: values }, errors: {} }}>
        <CheckboxGroup name="functions" label="Functions" options={options} />
      </Form>,
    );
  expect(checked(render('registry'))).toEqual(['registry']);
  expect(checked(render(['enrollment', 'registry']))).toEqual(['enrollment', 'registry']);
});

test('the page can say what is ticked', () => {
  const html = renderPart(
    <CheckboxGroup name="functions" label="Functions" options={options} values={['enrollment']} />,
  );
  expect(checked(html)).toEqual(['enrollment']);
});

test('a locked choice is ticked and cannot be changed', () => {
  const locked = options.map((option) => ({ ...option, locked: true }));
  const html = renderPart(<CheckboxGroup name="functions" label="Functions" options={locked} />);
  expect(checked(html)).toEqual(['enrollment', 'registry']);
  expect(html.match(/disabled=""/g)).toHaveLength(2);
});
