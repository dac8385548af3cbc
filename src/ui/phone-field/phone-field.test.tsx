/** A phone number of one's own is filled by the browser; somebody else's is not. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { PhoneField } from './phone-field.tsx';

test('autofill can be turned off', () => {
  expect(renderPart(<PhoneField name="phone" label="Phone" />)).toContain('autocomplete="tel"');
  expect(renderPart(<PhoneField name="phone" label="Phone" autocomplete="off" />)).toContain('autocomplete="off"');
});
