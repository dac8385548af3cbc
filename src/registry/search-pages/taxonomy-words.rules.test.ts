import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findTaxonomies, SUGGESTED_TAXONOMIES, type NamedTaxonomy } from './taxonomy-words.rules.ts';

const all: readonly NamedTaxonomy[] = [
  { code: '207QG0300X', name: 'Family Medicine, Geriatric Medicine' },
  { code: '207Q00000X', name: 'Family Medicine' },
  { code: '207KA0200X', name: 'Allergy & Immunology, Allergy' },
  { code: '2251X0800X', name: 'Physical Therapist, Orthopedic' },
];
const codes = (typed: string) => findTaxonomies(all, typed).matching.map(({ code }) => code);

it.each([
  ['family medicine', ['207Q00000X', '207QG0300X']],
  ['med fam', ['207Q00000X', '207QG0300X']],
  ['geriatric', ['207QG0300X']],
  ['Allergy & Immunology', ['207KA0200X']],
  ['207q00000x', ['207Q00000X']],
  ['999Z00000X', ['999Z00000X']],
  ['dentist', []],
])('%j stands for %j', (typed, expected) => expect(codes(typed)).toEqual(expected));

it.each([
  ['famly medecine', '207Q00000X'],
  ['orthopaedic therapy', '2251X0800X'],
  ['alergy', '207KA0200X'],
])('%j is answered with what looks alike', (typed, code) => {
  const { matching, near } = findTaxonomies(all, typed);
  expect([matching, near[0]?.code]).toEqual([[], code]);
});

it('answers whatever is typed, with few', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (typed) => {
      expect(findTaxonomies(all, typed).near.length).toBeLessThanOrEqual(SUGGESTED_TAXONOMIES);
    }),
  );
});
