/** Names of a query as keys, ranked: equal, begins so, holds the words, goes by another first name. None where no key remains. */
import { NOISE_WORDS } from '../keys/noise-words.rules.ts';
import { aliasesOf } from './nickname.rules.ts';
import type { MatchRank, NameCriterion, OrganizationCriterion, PersonCriteria } from './provider-query.rules.ts';
import { KEY_CHARACTERS, searchKey } from './search-key.rules.ts';
import { begins, isOneOf, type Keys, type OrganizationPart, type PersonPart, type Word } from './way.rules.ts';
import { wordId, type WordFrequencies } from './word-facts.rules.ts';

export interface Ranked<Part> {
  readonly rank: MatchRank;
  readonly part: Part;
}

export const keyed = (text: string): string | null => searchKey(text)?.slice(0, KEY_CHARACTERS) ?? null;

interface NameKeys {
  readonly key: string;
  readonly exact: Keys;
  /** Everything that answers the criterion. */
  readonly all: Keys;
}

/** Null where no key remains. */
export function nameKeys(criterion: NameCriterion | undefined): NameKeys | null {
  const key = criterion === undefined ? null : keyed(criterion.text);
  if (key === null) return null;
  return { key, exact: isOneOf([key]), all: criterion?.match === 'prefix' ? begins(key) : isOneOf([key]) };
}

/** Null when a criterion has no key, so that nobody answers it. */
export function personKeys({ last, first }: PersonCriteria): { last: NameKeys | null; first: NameKeys | null } | null {
  const keys = { last: nameKeys(last), first: nameKeys(first) };
  if ((last && !keys.last) || (first && !keys.first) || !(keys.last ?? keys.first)) return null;
  return keys;
}

export function personParts(person: PersonCriteria, state: string | null): readonly Ranked<PersonPart>[] {
  const keys = personKeys(person);
  if (keys === null) return [];
  const { last, first } = keys;
  const part = (lastKeys: Keys | null, firstKeys: Keys | null): PersonPart => ({
    official: person.of === 'official',
    last: lastKeys,
    first: firstKeys,
    state,
  });
  const parts: Ranked<PersonPart>[] = [{ rank: 'exact', part: part(last?.exact ?? null, first?.exact ?? null) }];
  const open = [last?.all, first?.all].filter((one) => one?.kind === 'begins');
  if (open.length > 0) {
    // Where only one of the names is open, what is equal to it is known already; leaving it out saves reading it again.
    const rest = (name: Keys | undefined): Keys | null =>
      name?.kind === 'begins' ? begins(name.key, open.length === 1) : (name ?? null);
    parts.push({ rank: 'begins', part: part(rest(last?.all), rest(first?.all)) });
  }
  const aliases = person.firstAlias && first ? aliasesOf(first.key) : [];
  if (aliases.length > 0) parts.push({ rank: 'alias', part: part(last?.all ?? null, isOneOf(aliases)) });
  return parts;
}

export function organizationParts(
  { text, match }: OrganizationCriterion,
  state: string | null,
  frequencies: WordFrequencies,
): readonly Ranked<OrganizationPart>[] {
  const key = keyed(text);
  const isKnown = (word: string): boolean => frequencies.has(wordId({ kind: 'organization', word }));
  if (key === null || (match === 'words' && !organizationWords(key).every(isKnown))) return [];
  const parts: Ranked<OrganizationPart>[] = [
    { rank: 'exact', part: { name: isOneOf([key]), words: null, state } },
    { rank: 'begins', part: { name: begins(key, true), words: null, state } },
    ...wordParts(organizationWords(key), { rank: 'words', state, frequencies }),
  ];
  return parts.slice(0, { exact: 1, prefix: 2, words: Infinity }[match]);
}

/** In a row, then in any order, looked up by the rarest. */
export function wordParts(
  words: readonly string[],
  about: { readonly rank: MatchRank; readonly state: string | null; readonly frequencies: WordFrequencies },
): readonly Ranked<OrganizationPart>[] {
  const frequency = (word: string): number => about.frequencies.get(wordId({ kind: 'organization', word })) ?? 0;
  const part = (held: readonly string[]): Ranked<OrganizationPart> => ({
    rank: about.rank,
    part: { name: null, words: held.map(wordOf), state: about.state },
  });
  if (words.length < 2) return words.length === 0 ? [] : [part(words)];
  // In a row they are one look at an index, and mean more: most that hold two common words hold them so.
  const inRow = words.length === 2 ? [words, words.toReversed()] : [words];
  const rarestFirst = words.toSorted((one, other) => frequency(one) - frequency(other));
  return [...inRow.map((row) => part([row.join(' ')])), part(rarestFirst)];
}

const wordOf = (key: string): Word => ({ key, begins: key.length > 1 });

/** Distinct words of a key that names are looked up by; a word that another begins with says nothing more. */
export function organizationWords(key: string): readonly string[] {
  const words = [...new Set(key.split(' '))].filter((word) => word !== '' && !NOISE_WORDS.includes(word));
  return words.filter((word) => !words.some((other) => other !== word && other.startsWith(word)));
}
