/** One of a few: the chosen one comes from the state, the legend says the question. */
import { expect, test } from 'vitest';
import { Form } from '../form/form.tsx';
import { renderPart } from '../render.ts';
import { RadioGroup } from './radio-group.tsx';

const options = [
  { value: 'ao', label: 'Authorized Official' },
  { value: 'seu', label: 'Staff End User' },
];

test('the state brings back the choice, and the error belongs to the whole question', () => {
  const html = renderPart(
    <Form action="/x" state={{ values: { role: 'seu' }, errors: { role: 'Select a role.' } }}>
      <RadioGroup name="role" label="Your role" options={options} required />
    </Form>,
  );
  expect(html).toContain('value="seu" checked=""');
  expect(html).toMatch(/<fieldset [^>]*aria-describedby="field-role-error"><legend [^>]*>Your role/);
  expect(html).toContain('id="field-role-2"');
});
