/** A code is filled by the phone, typed on digits, and never sent back into the page. */
import { expect, test } from 'vitest';
import { Form } from '../form/form.tsx';
import { renderPart } from '../render.ts';
import { CodeField } from './code-field.tsx';

test('autofill and keyboard are those of a one-time code; what was typed is not repeated', () => {
  const html = renderPart(
    <Form action="/x" state={{ values: { code: '123456' }, errors: { code: 'That code does not match.' } }}>
      <CodeField name="code" label="Enter Code" required />
    </Form>,
  );
  expect(html).toContain('autocomplete="one-time-code"');
  expect(html).toContain('inputmode="numeric"');
  expect(html).not.toContain('123456');
});
