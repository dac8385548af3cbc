/**
 * A person's legal name in parts. Each part is stored as typed, in Unicode NFKC with single spaces; lists show "Last, First".
 * Comparing two names goes through `nameKey`: what is stored keeps its accents and its case.
 */
import { done, refused, type Outcome } from './outcome.ts';
import { countOf, type Refusal } from './refusal.ts';
import { say } from './say.ts';

export interface PersonName {
  readonly first: string;
  readonly middle: string | null;
  readonly last: string;
  readonly suffix: string | null;
}

export type NamePart = 'first' | 'middle' | 'last' | 'prefix' | 'suffix' | 'credential';
export type NameReason = 'name-missing' | 'name-too-long' | 'name-characters';

/** Source: NPPES data dissemination layout V.2, columns 6–11. Counted in characters, not bytes. */
export const NAME_LIMITS_CHARACTERS: Readonly<Record<NamePart, number>> = {
  first: 35,
  middle: 20,
  last: 35,
  prefix: 5,
  suffix: 5,
  credential: 20,
};

/** Letters of any script with their marks; a comma is left out of names, because "Last, First" needs it. */
const LETTERS_OF_A_NAME = /^[\p{L}\p{M}'.\- ]*\p{L}[\p{L}\p{M}'.\- ]*$/u;
/** "3RD", "M.D., PH.D.", "R.N./B.S.N." */
const LETTERS_OF_A_TITLE = /^[\p{L}\p{M}0-9'.,/&()\- ]*\p{L}[\p{L}\p{M}0-9'.,/&()\- ]*$/u;

/** NFKC, straight apostrophes and hyphens, single spaces, none at the ends. */
export function normalizeName(typed: string): string {
  // Before NFKC, which takes an acute accent apart, and after it, which makes an apostrophe of the start of "ŉ".
  return straight(straight(typed).normalize('NFKC')).replace(/ +/g, ' ').trim();
}

const straight = (text: string): string =>
  text.replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'").replace(/[\u2010-\u2015\u2212]/g, '-');

/** Reads one part. An empty part is refused as missing: for an optional one, ask only when something was typed. */
export function parseNamePart(part: NamePart, typed: string): Outcome<string, NameReason> {
  const name = normalizeName(typed);
  const limit = NAME_LIMITS_CHARACTERS[part];
  if (name === '') return refused('name-missing');
  if ([...name].length > limit) return refused('name-too-long', { limit });
  const allowed = part === 'suffix' || part === 'credential' ? LETTERS_OF_A_TITLE : LETTERS_OF_A_NAME;
  return allowed.test(name) ? done(name) : refused('name-characters');
}

/** "Marsh, Cleo": how lists of people show a name. Source: I&A, "My Staff". */
export const lastFirst = (name: Pick<PersonName, 'first' | 'last'>): string => `${name.last}, ${name.first}`;

/** "Cleo Ann Marsh Jr." */
export function fullName(name: PersonName): string {
  return [name.first, name.middle, name.last, name.suffix].filter((part) => part !== null && part !== '').join(' ');
}

/** The form in which two spellings of one name are equal: no accents, no case, letters and digits only. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

export function nameSentence(refusal: Refusal<NameReason>): string {
  switch (refusal.reason) {
    case 'name-missing':
      return say('Enter the name.');
    case 'name-too-long':
      return say('Shorten this to {limit} characters or fewer.', { limit: countOf(refusal, 'limit') });
    case 'name-characters':
      return say('Use letters, spaces, hyphens, apostrophes and periods.');
  }
}
