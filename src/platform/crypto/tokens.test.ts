import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openKeyring } from './keyring.ts';
import { keyedDigest, macHolds, macOf } from './mac.ts';
import { newToken, readSigned, sameBytes, signed, tokenDigest } from './tokens.ts';

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

describe('signed values', async () => {
  const keyring = await openKeyring({ kind: 'test' });
  const now = new Date('2026-05-03T10:00:00Z');

  test('come back as they were, for their purpose only, until they expire', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.integer({ min: -5, max: 5 }), (value, seconds) => {
        const wellFormed = value.toWellFormed();
        const token = signed(keyring, 'csrf', wellFormed, new Date(now.getTime() + seconds * 1000));
        expect(readSigned(keyring, 'csrf', token, now)).toBe(seconds > 0 ? wellFormed : null);
        expect(readSigned(keyring, 'csrf', signed(keyring, 'csrf', wellFormed), now)).toBe(wellFormed);
        expect(readSigned(keyring, 'idempotency', token, now)).toBeNull();
      }),
    );
  });

  test('read as null when any character is another one', () => {
    const token = signed(keyring, 'csrf', 'session|hat', new Date(now.getTime() + 1000));
    for (let index = 0; index < token.length; index += 1) {
      const edited = `${token.slice(0, index)}${token[index] === 'Q' ? 'R' : 'Q'}${token.slice(index + 1)}`;
      expect(readSigned(keyring, 'csrf', edited, now)).toBeNull();
      expect(readSigned(keyring, 'csrf', token.slice(0, index), now)).toBeNull();
    }
  });

  test('what was read before expires all the same, and does not wear off', () => {
    const token = signed(keyring, 'csrf', 'session|hat', new Date(now.getTime() + 1000));
    expect(readSigned(keyring, 'csrf', token, now)).toBe('session|hat');
    for (let each = 0; each < 3000; each += 1) signed(keyring, 'csrf', `session ${each}`);
    expect(readSigned(keyring, 'csrf', token, now)).toBe('session|hat');
    expect(readSigned(keyring, 'csrf', token, new Date(now.getTime() + 1000))).toBeNull();
  });

  test('junk reads as null', () => {
    fc.assert(fc.property(fc.string(), (junk) => readSigned(keyring, 'csrf', junk, now) === null));
    expect(readSigned(keyring, 'csrf', 'a'.repeat(1_000_000), now)).toBeNull();
  });
});

test('marks hold for their purpose, message and key only', async () => {
  const keyring = await openKeyring({ kind: 'test' });
  const message = Buffer.from('row 7');
  const made = macOf(keyring, 'audit row', message);
  expect(macHolds(keyring, 'audit row', message, made)).toBe(true);
  expect(macHolds(keyring, 'another row', message, made)).toBe(false);
  expect(macHolds(keyring, 'audit row', Buffer.from('row 8'), made)).toBe(false);
  expect(macHolds(keyring, 'audit row', message, { ...made, keyId: 'mac-0' })).toBeNull();
  expect(keyedDigest(keyring, 'address', 'a')).toEqual(keyedDigest(keyring, 'address', 'a'));
  expect(keyedDigest(keyring, 'address', 'a')).not.toEqual(keyedDigest(keyring, 'target', 'a'));
});
