import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchKey } from './search-key.rules.ts';

describe('search key', () => {
  it.each([
    ["St. Mary's Hospital – West", 'ST MARYS HOSPITAL WEST'],
    ['Smith-Jones', 'SMITH JONES'],
    ["O'NEILL", 'ONEILL'],
    ['o’neill', 'ONEILL'],
    ['García Núñez', 'GARCIA NUNEZ'],
    ['  3D  IMAGING, L.L.C. #2 ', '3D IMAGING LLC 2'],
    ['A&B/C', 'A B C'],
    ['Straße', 'STRASSE'],
  ])('of %j is %j', (name, key) => expect(searchKey(name)).toBe(key));

  it.each(['', ' ', '...', "'-'", '<>'])('of %j is none', (name) => expect(searchKey(name)).toBeNull());

  it('is its own key, and holds nothing that a pattern or a word query would take for more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (name) => {
        const key = searchKey(name);
        if (key === null) return;
        expect(searchKey(key)).toBe(key);
        expect(key).toMatch(/^[\p{L}\p{N}]+( [\p{L}\p{N}]+)*$/u);
      }),
      { numRuns: 3000 },
    );
  });
});
