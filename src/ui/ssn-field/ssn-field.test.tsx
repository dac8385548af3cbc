/** An SSN is never filled in by the browser for the next person. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { SsnField } from './ssn-field.tsx';

test('the whole and the last four are both kept out of autofill', () => {
  expect(renderPart(<SsnField name="ssn" label="SSN" />)).toContain('autocomplete="off"');
  const lastFour = renderPart(<SsnField name="ssn" label="Last 4" lastFour />);
  expect(lastFour).toContain('autocomplete="off"');
  expect(lastFour).not.toContain('data-behaviour');
});
