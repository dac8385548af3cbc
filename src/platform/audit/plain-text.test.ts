import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

test.each([
  ['Browser/1.0', 'Browser/1.0'],
  ['a\r\nb\u0000c\u001b[0m', 'abc[0m'],
  ['x\u2028y\u2029z\u202e\u200f\ufeff', 'xyz'],
  ['\u0085\u009b', null],
  ['  ', null],
  ['Señor 漢字', 'Señor 漢字'],
  ['a\ud800b', 'a\ufffdb'],
])('%j becomes %j', (given, expected) => {
  expect(plainText(given, 20)).toBe(expected);
});

/** Every code point, halves of surrogate pairs included. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 80 })
  .map((points) => String.fromCodePoint(...points));

test('whatever comes in: bounded, printable, and the same again', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 40 }), (given, longest) => {
      const plain = plainText(given, longest) ?? '';
      const fits = plain.length <= longest && plain.isWellFormed() && !/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(plain);
      expect(fits).toBe(true);
    }),
  );
});

test('a surrogate pair that is cut by the bound leaves no half', () => {
  expect(plainText('aaa\u{1F600}', 4)?.isWellFormed()).toBe(true);
});
