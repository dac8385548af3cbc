/** Every error leads to its field; the form's own error has none to lead to. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { ErrorSummary, hasErrors } from './error-summary.tsx';

test('errors lead to the fields by the ids that the fields have', () => {
  const html = renderPart(<ErrorSummary errors={{ npi: 'Enter the NPI.', 'address.zip': 'Enter the ZIP code.' }} />);
  expect(html).toContain('2 things need your attention');
  expect(html).toContain('<a href="#field-npi">Enter the NPI.</a>');
  expect(html).toContain('<a href="#field-address-zip">Enter the ZIP code.</a>');
  expect(html).toContain('role="alert" tabindex="-1"');
});

test('the error of the form as a whole is plain text', () => {
  const html = renderPart(<ErrorSummary errors={{ '': 'Enter at least one.', npi: undefined }} />);
  expect(html).toContain('One thing needs your attention');
  expect(html).toContain('<li>Enter at least one.</li>');
});

test('without errors there is no summary', () => {
  expect(renderPart(<ErrorSummary errors={{ npi: undefined }} />)).toBe('');
  expect([hasErrors(undefined), hasErrors({}), hasErrors({ npi: undefined }), hasErrors({ npi: 'x' })]).toEqual([
    false,
    false,
    false,
    true,
  ]);
});
