import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isNpi, npiCheckDigit } from '../../vocabulary/npi.ts';
import { nearNpis } from './near-npis.rules.ts';

const npi = fc
  .tuple(fc.constantFrom('1', '2'), fc.integer({ min: 0, max: 99_999_999 }))
  .map(([first, rest]) => first + String(rest).padStart(8, '0'))
  .map((nine) => nine + npiCheckDigit(nine));

it('finds the NPI again after one slip of the finger', () => {
  fc.assert(
    fc.property(npi, fc.nat(9), fc.nat(9), (number, at, digit) => {
      const typed = number.slice(0, at) + String(digit) + number.slice(at + 1);
      expect(typed === number || nearNpis(typed).includes(number)).toBe(true);
      const swapped = number.slice(0, at) + (number[at + 1] ?? '') + (number[at] ?? '') + number.slice(at + 2);
      expect(swapped === number || nearNpis(swapped).includes(number)).toBe(true);
    }),
  );
});

it('offers NPIs only, and few', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{10}$/), (typed) => {
      const near = nearNpis(typed);
      expect(near.every(isNpi)).toBe(true);
      expect(near.length).toBeLessThanOrEqual(19);
    }),
  );
  expect(nearNpis('12345')).toEqual([]);
});
