/**
 * From words to taxonomies: every word typed begins a word of the name, in any order. Where none has them all, the nearest
 * names are offered; nothing is chosen for the person.
 */
import { searchKey } from '../search/search-key.rules.ts';

export interface NamedTaxonomy {
  readonly code: string;
  /** "Family Medicine", "Allergy & Immunology, Allergy". */
  readonly name: string;
}

/** More than that is no help to choose from. Source: our decision. */
export const SUGGESTED_TAXONOMIES = 12;

/** Nine letters or digits and an X. Source: NUCC, Health Care Provider Taxonomy. */
const CODE = /^[0-9A-Z]{9}X$/;

const wordsOf = (text: string): readonly string[] => searchKey(text)?.split(' ') ?? [];

export interface FoundTaxonomies {
  /** What the words stand for: a name that is exactly so comes first. Empty: nothing. */
  readonly matching: readonly NamedTaxonomy[];
  /** Where nothing matches: names that look alike. */
  readonly near: readonly NamedTaxonomy[];
}

/** A code stands for itself, also one that the list does not hold: real records have such codes. */
export function findTaxonomies(all: readonly NamedTaxonomy[], typed: string): FoundTaxonomies {
  const code = typed.trim().toUpperCase();
  if (CODE.test(code)) return { matching: [all.find((one) => one.code === code) ?? { code, name: code }], near: [] };
  const asked = wordsOf(typed);
  const matching = all.filter(({ name }) => {
    const words = wordsOf(name);
    return asked.every((word) => words.some((own) => own.startsWith(word)));
  });
  const key = asked.join(' ');
  const isExactly = ({ name }: NamedTaxonomy): number => (searchKey(name) === key ? 0 : 1);
  const inOrder = matching.toSorted(
    (one, other) => isExactly(one) - isExactly(other) || one.name.localeCompare(other.name, 'en'),
  );
  return { matching: inOrder, near: matching.length > 0 ? [] : nearest(all, asked) };
}

/** Names with the words that are nearest to those typed; a word that is too far off counts nothing. */
function nearest(all: readonly NamedTaxonomy[], asked: readonly string[]): readonly NamedTaxonomy[] {
  const scored = all.map((taxonomy) => {
    const words = wordsOf(taxonomy.name);
    const score = asked.reduce((sum, word) => sum + Math.max(0, ...words.map((own) => likeness(word, own))), 0);
    return { taxonomy, score: score / asked.length - words.length / 1000 };
  });
  return scored
    .filter(({ score }) => score >= LIKE_ENOUGH)
    .toSorted((one, other) => other.score - one.score)
    .slice(0, SUGGESTED_TAXONOMIES)
    .map(({ taxonomy }) => taxonomy);
}

const LIKE_ENOUGH = 0.4;

/** How many pairs of neighbouring letters two words share, from 0 to 1 (Dice). */
function likeness(one: string, other: string): number {
  const [few, many] = [pairsOf(one), pairsOf(other)];
  const shared = [...few].filter((pair) => many.has(pair)).length;
  return (2 * shared) / Math.max(1, few.size + many.size);
}

function pairsOf(word: string): ReadonlySet<string> {
  const padded = ` ${word}`;
  return new Set(Array.from({ length: padded.length - 1 }, (_, at) => padded.slice(at, at + 2)));
}
