import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fullName,
  lastFirst,
  NAME_LIMITS_CHARACTERS,
  nameKey,
  nameSentence,
  normalizeName,
  parseNamePart,
  type NamePart,
  type NameReason,
} from './person-name.ts';

const cleo = { first: 'Cleo', middle: null, last: 'Marsh', suffix: 'Jr.' };

describe('person name', () => {
  test.each<[NamePart, string, string]>([
    ['first', '  Mary   Ann ', 'Mary Ann'],
    ['last', 'O’Neill', "O'Neill"],
    ['last', 'García–Núñez', 'García-Núñez'],
    ['last', 'Nu\u0301n\u0303ez', 'Núñez'],
    ['first', '李小龍', '李小龍'],
    ['last', 'St. John', 'St. John'],
    ['suffix', '3RD', '3RD'],
    ['credential', 'M.D., PH.D.', 'M.D., PH.D.'],
  ])('%s %j is kept as %j', (part, typed, value) => {
    expect(parseNamePart(part, typed)).toEqual({ ok: true, value });
  });

  test.each<[NamePart, string, NameReason, string]>([
    ['last', ' ', 'name-missing', 'Enter the name.'],
    ['first', 'x'.repeat(36), 'name-too-long', 'Shorten this to 35 characters or fewer.'],
    ['suffix', 'Junior', 'name-too-long', 'Shorten this to 5 characters or fewer.'],
    ['last', 'Marsh, Cleo', 'name-characters', 'Use letters, spaces, hyphens, apostrophes and periods.'],
    ['last', '<b>', 'name-characters', 'Use letters, spaces, hyphens, apostrophes and periods.'],
    ['last', 'Ma\u202ersh', 'name-characters', 'Use letters, spaces, hyphens, apostrophes and periods.'],
    ['last', 'Ma\u200brsh', 'name-characters', 'Use letters, spaces, hyphens, apostrophes and periods.'],
    ['last', 'Ma\r\nrsh', 'name-characters', 'Use letters, spaces, hyphens, apostrophes and periods.'],
    ['last', "-'-", 'name-characters', 'Use letters, spaces, hyphens, apostrophes and periods.'],
    ['first', 'R2D2', 'name-characters', 'Use letters, spaces, hyphens, apostrophes and periods.'],
  ])('%s %j is refused as %s', (part, typed, reason, sentence) => {
    const outcome = parseNamePart(part, typed);
    expect(outcome).toMatchObject({ ok: false, reason });
    expect(outcome.ok || nameSentence(outcome)).toBe(sentence);
  });

  test('what was read once reads the same again, within its length, with nothing invisible', () => {
    const parts = fc.constantFrom<NamePart>('first', 'middle', 'last', 'prefix', 'suffix', 'credential');
    fc.assert(
      fc.property(parts, fc.string({ unit: 'grapheme', maxLength: 40 }), (part, typed) => {
        const outcome = parseNamePart(part, typed);
        if (!outcome.ok) return;
        expect(parseNamePart(part, outcome.value)).toEqual(outcome);
        expect([...outcome.value].length).toBeLessThanOrEqual(NAME_LIMITS_CHARACTERS[part]);
        expect(outcome.value).not.toMatch(/[\p{C}\p{Zl}\p{Zp}<>"]/u);
      }),
      { numRuns: 500 },
    );
  });

  test('a letter that holds an apostrophe becomes one with a straight one', () => {
    expect(normalizeName('ŉgoma')).toBe("'ngoma");
  });

  test('normalising is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normalizeName(normalizeName(text))).toBe(normalizeName(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('is shown last name first in lists, and in full elsewhere', () => {
    expect(lastFirst(cleo)).toBe('Marsh, Cleo');
    expect(fullName(cleo)).toBe('Cleo Marsh Jr.');
    expect(fullName({ ...cleo, middle: 'Ann', suffix: null })).toBe('Cleo Ann Marsh');
  });

  test('two spellings of one name have one key', () => {
    expect(nameKey('García-Núñez')).toBe(nameKey('GARCIA NUNEZ'));
    expect(nameKey("O'Neill")).toBe('ONEILL');
    expect(nameKey('Marsh')).not.toBe(nameKey('March'));
  });
});
