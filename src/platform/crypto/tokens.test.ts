import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newToken, sameBytes, tokenDigest } from './tokens.ts';

describe('tokens', () => {
  test('are 256 bits of base64url and do not repeat', () => {
    const tokens = Array.from({ length: 1000 }, newToken);
    expect(new Set(tokens).size).toBe(1000);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
  });

  test('digest is SHA-256 (FIPS 180-2, appendix B.1)', () => {
    const expected = 'ba7816bf 8f01cfea 414140de 5dae2223 b00361a3 96177a9c b410ff61 f20015ad';
    expect(tokenDigest('abc').toString('hex')).toBe(expected.replaceAll(' ', ''));
  });

  test('sameBytes agrees with equality', () => {
    const bytes = fc.uint8Array({ maxLength: 4, max: 2 });
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        expect(sameBytes(one, other)).toBe(Buffer.from(one).equals(Buffer.from(other)));
      }),
    );
  });
});
