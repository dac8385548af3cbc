import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openKeyring, vaultOf } from './keyring.ts';
import { canonicalParts } from './lookup-kinds.ts';
import type { LookupKind, LookupParts } from './lookup-kinds.ts';
import { lookupDigests } from './lookup.ts';

const keyring = await openKeyring({ kind: 'test' });
const digest = <Kind extends LookupKind>(kind: Kind, parts: LookupParts[Kind]): string =>
  lookupDigests(keyring, kind, parts)[0]?.digest.toString('hex') ?? '';

test('one value in two spellings is one digest of 32 bytes', () => {
  expect(digest('ssn', { ssn: '900-12-3456' })).toBe(digest('ssn', { ssn: '900123456' }));
  expect(digest('ein', { ein: '12-3456668' })).toBe(digest('ein', { ein: '123456668' }));
  expect(digest('email', { email: 'Ada@Lakeside.example' })).toBe(digest('email', { email: 'ada@lakeside.example' }));
  const person = { ssn4: '3456', birthDate: '1980-02-29' };
  const kind = 'ssn4+birth-date+last-name';
  expect(digest(kind, { ...person, lastName: 'O’Brien-Núñez' })).toBe(
    digest(kind, { ...person, lastName: 'OBRIEN NUNEZ' }),
  );
  expect(digest(kind, { ...person, lastName: 'Marsh' })).toHaveLength(64);
});

test('another kind, part or key is another digest', () => {
  expect(digest('ssn', { ssn: '123456668' })).not.toBe(digest('ein', { ein: '123456668' }));
  const four = fc.stringMatching(/^\d{4}$/);
  const kind = 'ssn4+birth-date+last-name';
  fc.assert(
    fc.property(four, four, fc.constantFrom('Marsh', 'Hall'), fc.constantFrom('Marsh', 'Hall'), (a, b, last, other) => {
      const one = digest(kind, { ssn4: a, birthDate: '1980-01-01', lastName: last });
      const two = digest(kind, { ssn4: b, birthDate: '1980-01-01', lastName: other });
      expect(one === two).toBe(a === b && last === other);
    }),
  );
});

test.each<[LookupKind, () => unknown]>([
  ['ssn', () => canonicalParts('ssn', { ssn: '3456' })],
  ['ein', () => canonicalParts('ein', { ein: '' })],
  ['email', () => canonicalParts('email', { email: 'nobody' })],
  [
    'ssn4+birth-date+last-name',
    () => canonicalParts('ssn4+birth-date+last-name', { ssn4: '3456', birthDate: '1/2/80', lastName: 'x' }),
  ],
  [
    'ssn4+birth-date+last-name',
    () => canonicalParts('ssn4+birth-date+last-name', { ssn4: '3456', birthDate: '1980-01-02', lastName: '--' }),
  ],
])('a part of %s that is not in its stored form is refused without being quoted', (kind, make) => {
  expect(make).toThrow(`A part of a look-up by ${kind} is not in its stored form.`);
});

test('two keys live side by side; a retired one is searched with and no longer written', async () => {
  const ring = await openKeyring({ kind: 'test' });
  await vaultOf(ring).addKey('lookup', new Date(0));
  expect(lookupDigests(ring, 'ein', { ein: '123456668' }).map(({ live }) => live)).toEqual([true, true]);
  await vaultOf(ring).retireKey('lookup', 'lookup-test', new Date(0));
  const digests = lookupDigests(ring, 'ein', { ein: '123456668' });
  expect(digests.map(({ live }) => live)).toEqual([false, true]);
  expect(new Set(digests.map(({ digest }) => digest.toString('hex'))).size).toBe(2);
});
