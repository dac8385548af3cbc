/**
 * Whether a password is one that many people use, and why. It looks through decoration: case, look-alike signs ("p@ssw0rd"),
 * a few digits or signs before or after, two common words in a row, rows of keys, dates. Long passphrases of three and more
 * words pass. Source: SP 800-63B-4 §3.1.1.2, blocklist; the patterns are our decision.
 */
import { COMMON_PASSWORDS, COMMON_WORDS } from './common-words.rules.ts';
import { isDate, isRepeat, isRow, isSequence } from './patterns.rules.ts';
import type { CommonReason } from './password-sentences.rules.ts';

/** So many digits and signs around a word do not hide it: a year and a sign. */
const DECORATION_CHARACTERS = 5;

/** Longer ones are no common word, and are not searched for one. */
const LONGEST_LOOKED_AT_CHARACTERS = 64;

/** Context words shorter than this would be found by chance. */
const CONTEXT_WORD_CHARACTERS = 4;

/** What may be left beside context words: digits and signs up to the decoration, or fewer letters than this. */
const OWN_CHARACTERS = 3;

/** Words of this system and its field. Source: our decision. */
const SYSTEM_WORDS = ['countersign', 'pecos', 'nppes', 'medicare', 'medicaid', 'enrollment', 'registry', 'provider'];

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};

/** A word of the list shorter than this is found in good passwords by chance. */
const LISTED_CHARACTERS = 5;

/** Why the password is common, or null when it is not. `listed` is a list of leaked ones, in lower case. */
export function commonPasswordReason(password: string, listed: ReadonlySet<string>): CommonReason | null {
  const text = fold(password);
  if (text === '' || text.length > LONGEST_LOOKED_AT_CHARACTERS) return isRepeat(text.slice(0, 1024)) ? 'repeat' : null;
  if (COMMON_PASSWORDS.has(text) || COMMON_WORDS.has(text)) return 'listed';
  if (isRepeat(text)) return 'repeat';
  if (isSequence(text)) return 'sequence';
  if (isRow(text)) return 'keyboard';
  if (isDate(text)) return 'date';
  const isListed = (base: string) => base.length >= LISTED_CHARACTERS && listed.has(base);
  if (bases(text).some((base) => isCommonWord(base) || (base !== text && isListed(base)))) return 'word';
  return listed.has(text) ? 'listed' : null;
}

/** Whether little is left of the password without names, user ID, the words given and those of this system. */
export function isMadeOfContext(password: string, words: readonly string[]): boolean {
  const context = [...words, ...SYSTEM_WORDS].map(fold).filter((word) => word.length >= CONTEXT_WORD_CHARACTERS);
  return spellings(fold(password)).some((text) => {
    const rest = context
      .toSorted((a, b) => b.length - a.length)
      .reduce((left, word) => left.replaceAll(word, ''), text);
    if (rest === text) return false;
    return rest.length < OWN_CHARACTERS || (rest.length <= DECORATION_CHARACTERS && !/\p{L}/u.test(rest));
  });
}

const fold = (password: string): string => password.normalize('NFKC').toLowerCase();

/** The text as it is, and with look-alike signs read as letters; "1", "|" and "!" are read as i and as l. */
function spellings(text: string): readonly string[] {
  const letters = text.replace(/[@430$57]/g, (sign) => LOOK_ALIKES[sign] ?? sign);
  return [text, letters.replace(/[1!|]/g, 'i'), letters.replace(/[1!|]/g, 'l')];
}

/** What remains when up to five digits and signs are taken from the ends, in every spelling. */
function bases(text: string): readonly string[] {
  const leading = decorationLengths(text);
  const trailing = decorationLengths([...text].toReversed().join(''));
  const cuts = leading.flatMap((start) =>
    trailing.filter((end) => start + end <= DECORATION_CHARACTERS).map((end) => text.slice(start, text.length - end)),
  );
  return cuts.flatMap(spellings);
}

/** 0 and every length of digits and signs that the text begins with. */
function decorationLengths(text: string): readonly number[] {
  const length = text.search(/[a-z]/);
  const most = Math.min(DECORATION_CHARACTERS, length < 0 ? text.length : length);
  return Array.from({ length: most + 1 }, (_, count) => count);
}

function isCommonWord(base: string): boolean {
  if (COMMON_WORDS.has(base)) return true;
  for (let index = 3; index <= base.length - 3; index += 1) {
    if (COMMON_WORDS.has(base.slice(0, index)) && COMMON_WORDS.has(base.slice(index))) return true;
  }
  return false;
}
