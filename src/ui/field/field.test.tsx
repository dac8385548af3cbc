/** Label, hint, error and control are tied together by ids made of the field's name. */
import { expect, test } from 'vitest';
import { fieldId } from '../form/form-state.ts';
import { Form } from '../form/form.tsx';
import { renderPart } from '../render.ts';
import { TextField } from '../text-field/text-field.tsx';

const render = (errors: Record<string, string>) =>
  renderPart(
    <Form action="/x" state={{ values: { npi: '200000000' }, errors }}>
      <TextField name="npi" label="NPI" hint="10 digits" required />
    </Form>,
  );

test('an error is said beside the field and by the field', () => {
  const html = render({ npi: 'Enter the 10 digits of the NPI; you typed 9.' });
  expect(html).toContain('aria-describedby="field-npi-hint field-npi-error" aria-invalid="true"');
  expect(html).toContain('id="field-npi-error"');
  expect(html).toContain('<span class="usa-sr-only">Error: </span>Enter the 10 digits of the NPI; you typed 9.');
});

test('without an error the field is not called invalid', () => {
  const html = render({});
  expect(html).toContain('aria-describedby="field-npi-hint"');
  expect(html).not.toContain('aria-invalid');
});

test('"required" is a mark for the eye, a word for the ear and an attribute for the browser', () => {
  const html = render({});
  expect(html).toContain(
    '<span class="cs-required" aria-hidden="true">*</span><span class="usa-sr-only"> required</span>',
  );
  expect(html).toMatch(/<input[^>]+ required=""/);
});

test('a name of any form becomes an id', () => {
  expect([fieldId('npi'), fieldId('staff[0].role'), fieldId('a b')]).toEqual([
    'field-npi',
    'field-staff-0-role',
    'field-a-b',
  ]);
});
