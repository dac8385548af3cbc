/** One field for a date, with the form of it said before it is typed. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { DateField } from './date-field.tsx';

test('the hint says the form, and the script may set the slashes', () => {
  const html = renderPart(<DateField name="birthDate" label="Date of Birth" autocomplete="bday" value="04/28/1980" />);
  expect(html).toContain('MM/DD/YYYY, for example 04/28/1980');
  expect(html).toContain('autocomplete="bday"');
  expect(html).toContain('data-behaviour="date"');
  expect(html.match(/<input/g)).toHaveLength(1);
});
