/** A password never comes back into the page, and its rules describe the field. */
import { expect, test } from 'vitest';
import { Form } from '../form/form.tsx';
import { renderPart } from '../render.ts';
import { PasswordField } from './password-field.tsx';

test('what was typed is not repeated, whatever the state says', () => {
  const html = renderPart(
    <Form action="/x" state={{ values: { password: 'Spring#2026' }, errors: { password: 'Choose another.' } }}>
      <PasswordField name="password" label="Password" autocomplete="new-password" />
    </Form>,
  );
  expect(html).not.toContain('Spring#2026');
  expect(html).toContain('aria-describedby="field-password-error"');
});

test('"Show" waits for the script', () => {
  const html = renderPart(<PasswordField name="password" label="Password" autocomplete="current-password" />);
  expect(html).toMatch(/<button class="cs-password__reveal" type="button"[^>]+ hidden="">/);
});

test('the rules describe the field', () => {
  const html = renderPart(
    <PasswordField
      name="password"
      label="Password"
      autocomplete="new-password"
      rules={[{ id: 'length', text: 'Between 8 and 12 characters' }]}
    />,
  );
  expect(html).toContain('aria-describedby="field-password-rules"');
  expect(html).toContain('id="field-password-rules"');
});
