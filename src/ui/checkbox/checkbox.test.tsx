/** One tick: posted as "yes" unless the page says otherwise, kept after a failed post. */
import { expect, test } from 'vitest';
import { Form } from '../form/form.tsx';
import { renderPart } from '../render.ts';
import { Checkbox } from './checkbox.tsx';

test('a tick stays after a failed post', () => {
  const render = (agree: string | undefined) =>
    renderPart(
      <Form action="/x" state={{ values: { agree }, errors: { agree: 'Tick the box to attest.' } }}>
        <Checkbox name="agree" label="I agree." />
      </Form>,
    );
  expect(render('yes')).toContain('value="yes" checked=""');
  expect(render(undefined)).not.toContain('checked');
  expect(render(undefined)).toContain('aria-describedby="field-agree-error"');
});
