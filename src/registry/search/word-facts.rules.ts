/**
 * What a search must know of single words before it can be turned into ways: how common they are, and which known words look
 * or sound like them. Asked for in one go, so words are named together with what they are words of.
 */
export type WordKind = 'last' | 'first' | 'organization' | 'city';

export interface AskedWord {
  readonly kind: WordKind;
  readonly word: string;
}

/** By `wordId`: in how many names a word stands; of organizations, in how many one begins so. */
export type WordFrequencies = ReadonlyMap<string, number>;

/** By `wordId`: known words that are one typing error away, and those that sound alike; the commonest first. */
export type AlikeWords = ReadonlyMap<string, { readonly typos: readonly string[]; readonly sounds: readonly string[] }>;

export const wordId = ({ kind, word }: AskedWord): string => `${kind} ${word}`;

/** Sources: ten words as names of three kinds, every run of up to four of them as a city, and what one statement can take. */
export const WORDS_AT_ONCE = 64;

/** The word and what is left of it without one of its letters, as the table of words has them (see keys.store.ts). */
export function variantsOf(word: string): readonly string[] {
  const letters = [...word];
  if (letters.length <= 2) return [word];
  return [...new Set([word, ...letters.map((_, index) => letters.toSpliced(index, 1).join(''))])];
}

/**
 * One letter more, less or other, or two neighbours the other way round. Words that share a variant may be two steps apart, so
 * this decides.
 */
export function isOneErrorAway(one: string, other: string): boolean {
  const [a, b] = [[...one], [...other]];
  if (Math.abs(a.length - b.length) > 1 || one === other) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  const same = (left: readonly string[], right: readonly string[]): boolean => left.join('') === right.join('');
  if (restA.length > restB.length) return same(restA.slice(1), restB);
  if (restB.length > restA.length) return same(restA, restB.slice(1));
  const isSwapped = restA[0] === restB[1] && restA[1] === restB[0] && same(restA.slice(2), restB.slice(2));
  return isSwapped || same(restA.slice(1), restB.slice(1));
}
