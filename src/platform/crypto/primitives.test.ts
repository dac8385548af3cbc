/** Published vectors, in the grouped form in which they are printed. */
import { createSecretKey } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decrypt, deriveKey, encrypt, hmac, unambiguous, unwrapKey, wrapKey } from './primitives.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(/\s/g, ''), 'hex');
const key = (text: string) => createSecretKey(hex(text));

describe('AES-256-GCM', () => {
  const vectorKey = key('feffe992 8665731c 6d6a8f94 67308308 feffe992 8665731c 6d6a8f94 67308308');
  const about = hex('feedface deadbeef feedface deadbeef abaddad2');
  const box = hex(`cafebabe facedbad decaf888
    522dc1f0 99567d07 f47f37a3 2a84427d 643a8cdc bfe5c0c9 7598a2bd 2555d1aa
    8cb08e48 590dbb3d a7b08b10 56828838 c5f61e63 93ba7a0a bcc9f662
    76fc6ece 0f4e1768 cddf8853 bb2d551b`);
  const plaintext = hex(`d9313225 f88406e5 a55909c5 aff5269a 86a7a953 1534f7da 2e4c303d 8a318a72
    1c3c0c95 95680953 2fcf0e24 49a6b525 b16aedf5 aa0de657 ba637b39`);

  test('opens test case 16 of the GCM specification', () => {
    expect(decrypt(vectorKey, about, box)).toEqual(plaintext);
  });

  test('opens what it seals, and nothing that differs in one bit', () => {
    const bytes = fc.uint8Array({ maxLength: 60 }).map((array) => Buffer.from(array));
    fc.assert(
      fc.property(bytes, bytes, fc.nat(), (text, place, position) => {
        const sealed = encrypt(vectorKey, place, text);
        expect(decrypt(vectorKey, place, sealed)).toEqual(text);
        const bit = position % (sealed.length * 8);
        sealed.writeUInt8(sealed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        expect(decrypt(vectorKey, place, sealed)).toBeNull();
      }),
    );
  });

  test('refuses a box cut short at every length, another place and another key', () => {
    for (let length = 0; length < box.length; length += 1) {
      expect(decrypt(vectorKey, about, box.subarray(0, length))).toBeNull();
    }
    expect(decrypt(vectorKey, about.subarray(1), box)).toBeNull();
    expect(decrypt(createSecretKey(Buffer.alloc(32)), about, box)).toBeNull();
  });

  test('never repeats a nonce', () => {
    const nonces = Array.from({ length: 20_000 }, () =>
      encrypt(vectorKey, about, Buffer.alloc(0)).toString('latin1', 0, 12),
    );
    expect(new Set(nonces).size).toBe(nonces.length);
  });
});

describe('AES Key Wrap', () => {
  const wrapping = key('00010203 04050607 08090a0b 0c0d0e0f 10111213 14151617 18191a1b 1c1d1e1f');
  const data = hex('00112233 44556677 8899aabb ccddeeff 00010203 04050607 08090a0b 0c0d0e0f');
  const wrapped = hex(`28c9f404 c4b810f4 cbccb35c fb87f826 3f5786e2 d80ed326
    cbc7f0e7 1a99f43b fb988b9b 7a02dd21`);

  test('gives RFC 3394, 4.6', () => {
    expect(wrapKey(wrapping, data)).toEqual(wrapped);
    expect(unwrapKey(wrapping, wrapped)).toEqual(data);
  });

  test('refuses every flipped bit and a wrong length', () => {
    for (let bit = 0; bit < wrapped.length * 8; bit += 1) {
      const edited = Buffer.from(wrapped);
      edited.writeUInt8(edited.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(unwrapKey(wrapping, edited)).toBeNull();
    }
    expect(unwrapKey(wrapping, wrapped.subarray(8))).toBeNull();
    expect(unwrapKey(wrapping, wrapped.subarray(3))).toBeNull();
  });
});

test('HMAC-SHA-256 gives RFC 4231, test case 2', () => {
  const expected = hex('5bdcc146 bf60754e 6a042426 089575c7 5a003f08 9d273983 9dec58b9 64ec3843');
  expect(hmac(Buffer.from('Jefe'), 'what do ya want for nothing?')).toEqual(expected);
});

test('HKDF-SHA-256 gives RFC 5869, A.3 (empty salt and info)', () => {
  const derived = deriveKey(key('0b0b0b0b 0b0b0b0b 0b0b0b0b 0b0b0b0b 0b0b0b0b 0b0b'), '');
  const expected = hex('8da4e775 a563c18f 715f802a 063c5a31 b8a11f5c 5ee1879e c3454e5f 3c738d2d');
  expect(derived.export()).toEqual(expected);
});

test('unambiguous gives different bytes for different lists', () => {
  const list = fc.array(fc.string({ unit: fc.constantFrom('"', ',', '\\', 'a', '[') }), { maxLength: 3 });
  fc.assert(
    fc.property(list, list, (one, other) => {
      expect(unambiguous(...one).equals(unambiguous(...other))).toBe(JSON.stringify(one) === JSON.stringify(other));
    }),
  );
  expect(unambiguous('a,b')).not.toEqual(unambiguous('a', 'b'));
  expect(unambiguous(1)).not.toEqual(unambiguous('1'));
});
