import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readRing, ringsOf, ringText } from './rings.rules.ts';

it('rings hold every ZIP once, in order, each at most four times as many as the one before', () => {
  fc.assert(
    fc.property(fc.nat(300), (count) => {
      const zips = Array.from({ length: count }, (_, index) => index);
      const rings = ringsOf(zips);
      expect(rings.flat()).toEqual(zips);
      expect(rings.slice(0, -1).map(({ length }) => length)).toEqual(rings.slice(0, -1).map((_, ring) => 4 ** ring));
      expect(rings.every(({ length }) => length > 0)).toBe(true);
    }),
  );
});

it('a place in a ring is read as it was written, and nothing else is read', () => {
  for (const place of [
    { ring: 0, position: null },
    { ring: 3, position: 'a-b_9' },
  ])
    expect(readRing(ringText(place), 4)).toEqual(place);
  for (const text of ['', '4n', 'n', '0', '-1n', '0n!', '000n']) expect(readRing(text, 4)).toBeNull();
});
