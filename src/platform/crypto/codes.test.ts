import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeDigest, codeDigests, newCode, newPin, typedCode } from './codes.ts';
import { openKeyring, vaultOf } from './keyring.ts';

const keyring = await openKeyring({ kind: 'test' });

/** How many standard deviations chi-square is off (Wilson and Hilferty); 5 is one chance in three million. */
function deviation(counts: readonly number[], expected: number): number {
  const freedom = counts.length - 1;
  const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return (Math.cbrt(chiSquare / freedom) - (1 - 2 / (9 * freedom))) / Math.sqrt(2 / (9 * freedom));
}

function counts(values: readonly string[], buckets: readonly string[]): number[] {
  const tally = new Map(buckets.map((bucket) => [bucket, 0]));
  for (const value of values) tally.set(value, (tally.get(value) ?? 0) + 1);
  return [...tally.values()];
}

describe('six-digit codes', () => {
  const codes = Array.from({ length: 10_000 }, newCode);

  test('have six digits', () => {
    expect(codes.filter((code) => !/^\d{6}$/.test(code))).toEqual([]);
  });

  test.each([0, 1, 2, 3, 4, 5])('are uniform at digit %i', (place) => {
    const digits = codes.map((code) => code.charAt(place));
    expect(Math.abs(deviation(counts(digits, [...'0123456789']), 1000))).toBeLessThan(5);
  });

  test('are uniform in their first and last two digits together', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index.toString().padStart(2, '0'));
    for (const part of [codes.map((code) => code.slice(0, 2)), codes.map((code) => code.slice(4))]) {
      expect(Math.abs(deviation(counts(part, hundred), 100))).toBeLessThan(5);
    }
  });

  test('would be found out if they were reduced instead of rejected', () => {
    const biased = Array.from({ length: 10_000 }, (_, index) => String(((index * 7) % 16) % 10));
    expect(deviation(counts(biased, [...'0123456789']), 1000)).toBeGreaterThan(5);
  });
});

test('PINs have nine uniform characters without look-alikes or vowels', () => {
  const pins = Array.from({ length: 5000 }, newPin);
  expect(pins.filter((pin) => !/^[3479CDFGHJKMNPQRTWXY]{9}$/.test(pin))).toEqual([]);
  const characters = pins.flatMap((pin) => [...pin]);
  expect(Math.abs(deviation(counts(characters, [...'3479CDFGHJKMNPQRTWXY']), 2250))).toBeLessThan(5);
  expect(new Set(pins).size).toBe(pins.length);
});

describe('the digest of a code', () => {
  test('is the same for the same attempt however it was typed', () => {
    expect(codeDigest(keyring, 'a', '123456')).toEqual(codeDigest(keyring, 'a', ' 123 456 '));
    expect(codeDigest(keyring, 'a', 'CDF-GHJ-KMN')).toEqual(codeDigest(keyring, 'a', 'cdf ghj\u2013kmn'));
    expect(typedCode('１２３４５６')).toBe('123456');
    expect(codeDigest(keyring, 'a', '123456').length).toBe(32);
  });

  test('differs for another attempt or code, also where their borders blur', () => {
    const text = fc.string({ unit: fc.constantFrom('1', '2', '"', ',') });
    fc.assert(
      fc.property(text, text, text, text, (attempt, code, otherAttempt, otherCode) => {
        const same = attempt === otherAttempt && code === otherCode;
        const equal = codeDigest(keyring, attempt, code).equals(codeDigest(keyring, otherAttempt, otherCode));
        expect(equal).toBe(same);
      }),
    );
  });

  test('survives a rotation of the key', async () => {
    const ring = await openKeyring({ kind: 'test' });
    const stored = codeDigest(ring, 'attempt', '123456');
    await vaultOf(ring).addKey('code', new Date(0));
    await vaultOf(ring).retireKey('code', 'code-test', new Date(0));
    expect(codeDigest(ring, 'attempt', '123456')).not.toEqual(stored);
    expect(codeDigests(ring, 'attempt', '123456').some((digest) => digest.equals(stored))).toBe(true);
    expect(codeDigests(ring, 'attempt', '123457').some((digest) => digest.equals(stored))).toBe(false);
  });
});
