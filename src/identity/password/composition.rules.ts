/**
 * What the legacy policy asks of the characters of a password, one pure test per rule. Letters are A to Z only; upper and
 * lower case count as the same for names, user ID and repeats. Nothing typed meets no rule, so that an empty list is unticked.
 * Source: I&A, password rules.
 */
export const LEGACY_SPECIALS = '@#&)(-_\'".,*;:/$!';

/** A character as often in a row is one too many. Source: I&A, password rules. */
const REPEATS_REFUSED = 3;

const isSpecial = (character: string): boolean => LEGACY_SPECIALS.includes(character);
const isLetter = (character: string): boolean => /^[A-Za-z]$/.test(character);
const isNumber = (character: string): boolean => /^[0-9]$/.test(character);

/** Characters as people count them: a sign outside the basic plane is one. */
export const characterCount = (password: string): number => [...password].length;

export const hasLetter = (password: string): boolean => [...password].some(isLetter);
export const hasNumber = (password: string): boolean => [...password].some(isNumber);
export const hasSpecial = (password: string): boolean => [...password].some(isSpecial);

export const hasOnlyAllowed = (password: string): boolean =>
  password !== '' &&
  [...password].every((character) => isLetter(character) || isNumber(character) || isSpecial(character));

export const startsOtherwiseThanNumber = (password: string): boolean =>
  password !== '' && !isNumber(password.charAt(0));

export function hasNoRepeats(password: string): boolean {
  const characters = [...password.toLowerCase()];
  const isThird = (character: string, index: number): boolean =>
    index >= REPEATS_REFUSED - 1 &&
    characters.slice(index - REPEATS_REFUSED + 1, index).every((other) => other === character);
  return password !== '' && !characters.some(isThird);
}

export const isNotUserId = (password: string, userId: string): boolean =>
  password !== '' && password.toLowerCase() !== userId.toLowerCase();

/** First and last name as stored; an empty one is contained in nothing. */
export function containsNoName(password: string, names: readonly string[]): boolean {
  const text = password.toLowerCase();
  return password !== '' && !names.some((name) => name !== '' && text.includes(name.toLowerCase()));
}
