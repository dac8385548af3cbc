import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNpi, isNpi, npiCheckDigit, npiSentence, parseNpi, type NpiReason } from './npi.ts';

const npis = fc
  .tuple(fc.constantFrom('1', '2'), fc.stringMatching(/^[0-9]{8}$/))
  .map(([first, rest]) => `${first}${rest}${npiCheckDigit(first + rest)}`);

/** Luhn the long way round, over the fifteen digits with the issuer prefix: an oracle of its own. */
function luhnHolds(npi: string): boolean {
  const digits = [...`80840${npi}`].map(Number).reverse();
  const sum = digits.reduce((total, digit, index) => {
    const weighted = index % 2 === 1 ? digit * 2 : digit;
    return total + Math.floor(weighted / 10) + (weighted % 10);
  }, 0);
  return sum % 10 === 0;
}

describe('NPI', () => {
  test('the published example 1234567893 holds', () => {
    expect(npiCheckDigit('123456789')).toBe('3');
    expect(parseNpi('1234567893')).toEqual({ ok: true, value: '1234567893' });
  });

  test('the check digit agrees with Luhn over 80840', () => {
    fc.assert(fc.property(npis, (npi) => void expect([luhnHolds(npi), isNpi(npi)]).toEqual([true, true])));
    fc.assert(fc.property(fc.stringMatching(/^[12][0-9]{9}$/), (npi) => void expect(isNpi(npi)).toBe(luhnHolds(npi))));
  });

  test('groups, hyphens and full-width digits are read', () => {
    fc.assert(fc.property(npis, (npi) => void expect(parseNpi(formatNpi(npi)).ok).toBe(true)));
    expect(parseNpi(' 1234-567 893 ')).toEqual({ ok: true, value: '1234567893' });
    expect(parseNpi('１２３４５６７８９３')).toEqual({ ok: true, value: '1234567893' });
  });

  test('one wrong digit is always noticed', () => {
    fc.assert(
      fc.property(npis, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }), (npi, at, shift) => {
        const digit = String((Number(npi[at]) + shift) % 10);
        expect(parseNpi(npi.slice(0, at) + digit + npi.slice(at + 1)).ok).toBe(false);
      }),
    );
  });

  test.each<[string, NpiReason, string]>([
    ['', 'npi-missing', 'Enter the 10 digits of the NPI.'],
    ['  - ', 'npi-missing', 'Enter the 10 digits of the NPI.'],
    ['12345678a3', 'npi-characters', 'Enter the NPI with digits only.'],
    ['123456789', 'npi-length', 'Enter the 10 digits of the NPI; you typed 9.'],
    ['3234567893', 'npi-first-digit', 'An NPI begins with 1 or 2. Check the first digit.'],
    [
      '1234567890',
      'npi-check-digit',
      'One digit of this NPI is not right. Compare it with your record and type it again.',
    ],
  ])('%j is refused as %s', (typed, reason, sentence) => {
    const outcome = parseNpi(typed);
    expect(outcome).toMatchObject({ ok: false, reason });
    expect(outcome.ok || npiSentence(outcome)).toBe(sentence);
  });

  test('any text is answered, never thrown at', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const outcome = parseNpi(text);
        expect(outcome.ok ? isNpi(outcome.value) : npiSentence(outcome) !== '').toBe(true);
      }),
    );
  });

  test('is read aloud in groups', () => expect(formatNpi('2123456789')).toBe('2 123 456 789'));
});
