import { createSecretKey, randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DataKey } from './data-keys.ts';
import { SealBroken, Shredded } from './errors.ts';
import { newId } from './id.ts';
import { openBytes, openValue, sealHead, sealHeadBytes, sealValue } from './sealing.ts';
import type { Place } from './sealing.ts';

const now = new Date('2026-05-03T10:00:00Z');
const secret = randomBytes(32);
const keyFor = (ownerId: string, bytes = secret, id = newId(now)): DataKey => ({
  ownerId,
  currentId: id,
  keys: new Map([[id, createSecretKey(bytes)]]),
  shredded: false,
});
const dataKey = keyFor(newId(now));
const place: Place = { table: 'identity.person', column: 'ssn_sealed', row: newId(now), version: 3 };

describe('a sealed value', () => {
  test('opens where it was put, whatever it is, and never looks the same twice', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (array) => {
        const bytes = Buffer.from(array);
        const sealed = sealValue(dataKey, place, bytes);
        expect(openBytes(dataKey, place, sealed)).toEqual(bytes);
        expect(sealValue(dataKey, place, bytes).equals(sealed)).toBe(false);
        expect(sealed.length).toBe(sealHeadBytes + 12 + bytes.length + 16);
      }),
    );
    expect(openValue(dataKey, place, sealValue(dataKey, place, 'Zoë Ångström 🩺'))).toBe('Zoë Ångström 🩺');
  });

  test('opens nowhere else: another table, column, row, version or owner, alone or together', () => {
    const moved = fc.record({
      table: fc.constantFrom(place.table, 'identity.contact', ''),
      column: fc.constantFrom(place.column, 'name_sealed', ''),
      row: fc.constantFrom(place.row, newId(now), ''),
      version: fc.constantFrom(place.version, 2, 4, 33),
      owner: fc.constantFrom(dataKey.ownerId, newId(now)),
    });
    const sealed = sealValue(dataKey, place, '900123456');
    const ids = dataKey.currentId ?? '';
    fc.assert(
      fc.property(moved, ({ owner, ...elsewhere }) => {
        const same = owner === dataKey.ownerId && JSON.stringify(elsewhere) === JSON.stringify(place);
        const open = () => openValue(keyFor(owner, secret, ids), elsewhere, sealed);
        if (same) return open() === '900123456';
        expect(open).toThrow(SealBroken);
        return true;
      }),
    );
  });

  test('throws SealBroken for every flipped bit and every cut', () => {
    const sealed = sealValue(dataKey, place, '900123456');
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const edited = Buffer.from(sealed);
      edited.writeUInt8(edited.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(() => openValue(dataKey, place, edited)).toThrow(SealBroken);
    }
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => openValue(dataKey, place, sealed.subarray(0, length))).toThrow(SealBroken);
    }
    expect(() => openValue(dataKey, place, Buffer.concat([sealed, Buffer.alloc(1)]))).toThrow(SealBroken);
  });

  test('says where, and nothing of what', () => {
    const other = keyFor(dataKey.ownerId, randomBytes(32), dataKey.currentId ?? '');
    const sealed = sealValue(dataKey, place, '900123456');
    let failure: unknown;
    try {
      openValue(other, place, sealed);
    } catch (cause) {
      failure = cause;
    }
    const shown = inspect(failure, { depth: null, showHidden: true });
    expect(shown).toContain(`identity.person.ssn_sealed of ${place.row}`);
    expect(shown).not.toContain('900123456');
    expect(shown).not.toContain(secret.toString('hex').slice(0, 12));
  });

  test('never repeats a nonce', () => {
    const nonces = Array.from({ length: 100_000 }, () =>
      sealValue(dataKey, place, 'x').toString('latin1', sealHeadBytes, sealHeadBytes + 12),
    );
    expect(new Set(nonces).size).toBe(nonces.length);
  });
});

test('a data key prints as nothing', () => {
  const shown = inspect(dataKey, { depth: null, showHidden: true }) + JSON.stringify([dataKey, [...dataKey.keys]]);
  for (const spelling of ['hex', 'base64'] as const) {
    expect(shown).not.toContain(secret.toString(spelling).slice(0, 10));
  }
});

test('an owner without a key, or shredded, seals and opens nothing', () => {
  const sealed = sealValue(dataKey, place, 'x');
  const without: DataKey = { ...dataKey, currentId: null, keys: new Map() };
  expect(() => sealValue(without, place, 'x')).toThrow('prepareDataKey');
  expect(() => openValue(without, place, sealed)).toThrow(SealBroken);
  const shredded: DataKey = { ...without, shredded: true };
  expect(() => sealValue(shredded, place, 'x')).toThrow(Shredded);
  expect(() => openValue(shredded, place, sealed)).toThrow(Shredded);
});

test('the head names the data key', () => {
  expect(sealValue(dataKey, place, 'x').subarray(0, sealHeadBytes)).toEqual(sealHead(dataKey.currentId ?? ''));
});
