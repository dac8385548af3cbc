/**
 * Ways for words that were typed wrong or only heard: one part of the query at a time is replaced by known words that look or
 * sound like it, and both names of a person by what looks like them. Asked for only where the exact ways find few.
 */
import {
  keyed,
  organizationParts,
  organizationWords,
  personKeys,
  personParts,
  wordParts,
  type Ranked,
} from './name-parts.rules.ts';
import { aliasesOf } from './nickname.rules.ts';
import { placePart } from './place-part.rules.ts';
import type { NameCriterion, OrganizationCriterion, PersonCriteria, ProviderQuery } from './provider-query.rules.ts';
import { bestFirst, crossed } from './ways.rules.ts';
import { isOneOf, type Keys, type OrganizationPart, type PersonPart, type Way } from './way.rules.ts';
import { wordId, type AlikeWords, type AskedWord, type WordFrequencies, type WordKind } from './word-facts.rules.ts';

export interface WordFacts {
  readonly frequencies: WordFrequencies;
  readonly alike: AlikeWords;
}

/** Names with one word replaced; more are a guess about everybody. Source: our decision. */
const REPLACED_KEYS = 20;
const REPLACED_NAMES = 4;

type AlikeRank = 'typo' | 'sound';
const RANKS: readonly AlikeRank[] = ['typo', 'sound'];

/** A number is meant as it is typed, and of the shortest words everything is one error away. */
const isForgiven = (word: string): boolean => /^[\p{L} ]{3,}$/u.test(word);

/** Words whose like `forgivingWays` needs. */
export function wordsToForgive({ person, organization, place }: ProviderQuery): readonly AskedWord[] {
  const wordsIn = (kind: WordKind, criterion: { readonly text: string } | undefined): readonly AskedWord[] =>
    (keyed(criterion?.text ?? '') ?? '')
      .split(' ')
      .filter(isForgiven)
      .map((word) => ({ kind, word }));
  const city = keyed(place?.city?.text ?? '');
  return [
    ...wordsIn('last', person?.last),
    ...wordsIn('first', person?.first),
    ...wordsIn('organization', organization?.match === 'words' ? organization : undefined),
    ...(city === null || !isForgiven(city) ? [] : [{ kind: 'city', word: city } as const]),
  ];
}

export function forgivingWays(query: ProviderQuery, facts: WordFacts): readonly Way[] {
  const place = placePart(query);
  const state = place?.state ?? null;
  const persons = query.person ? personParts(query.person, state) : null;
  const organizations = query.organization ? organizationParts(query.organization, state, facts.frequencies) : null;
  const ways: Way[] = [];
  if (query.person)
    ways.push(...crossed(query, { persons: alikePersons(query.person, state, facts.alike), organizations, place }));
  if (query.organization?.match === 'words')
    ways.push(...crossed(query, { persons, organizations: alikeNames(query.organization, state, facts), place }));
  if (place !== null && query.place?.city)
    for (const rank of RANKS) {
      const city = alikeCities(query.place.city, rank, facts.alike);
      if (city === null) continue;
      const found = crossed(query, { persons, organizations, place: { ...place, city } });
      ways.push(...found.map((way) => ({ ...way, rank })));
    }
  return bestFirst(ways);
}

/** Keys with one of their words replaced. */
function replacedKeys(key: string, kind: WordKind, rank: AlikeRank, alike: AlikeWords): readonly string[] {
  const words = key.split(' ');
  const keys = words.flatMap((word, index) => {
    const known = alike.get(wordId({ kind, word }));
    return (rank === 'typo' ? known?.typos : known?.sounds)?.map((other) => words.with(index, other).join(' ')) ?? [];
  });
  const joined = rank === 'typo' && words.length > 1 ? [words.join('')] : [];
  return [...new Set([...joined, ...keys])].slice(0, REPLACED_KEYS);
}

function alikePersons(person: PersonCriteria, state: string | null, alike: AlikeWords): readonly Ranked<PersonPart>[] {
  const keys = personKeys(person);
  if (keys === null) return [];
  const { last, first } = keys;
  const official = person.of === 'official';
  const names = first && person.firstAlias ? isOneOf([first.key, ...aliasesOf(first.key)]) : null;
  const asTyped = first?.all.kind === 'begins' ? first.all : (names ?? first?.all ?? null);
  const part = (rank: AlikeRank, lastKeys: Keys | null, firstKeys: Keys | null): Ranked<PersonPart> => ({
    rank,
    part: { official, last: lastKeys, first: firstKeys, state },
  });
  return RANKS.flatMap((rank) => {
    const lasts = last ? replacedKeys(last.key, 'last', rank, alike) : [];
    const firsts = first ? replacedKeys(first.key, 'first', rank, alike) : [];
    return [
      ...(lasts.length > 0 ? [part(rank, isOneOf(lasts), asTyped)] : []),
      ...(firsts.length > 0 ? [part(rank, last?.all ?? null, isOneOf(firsts))] : []),
      // Names that only sound alike in both parts are a guess.
      ...(rank === 'typo' && lasts.length * firsts.length > 0 ? [part(rank, isOneOf(lasts), isOneOf(firsts))] : []),
    ];
  });
}

/** Every word that no name has is replaced; where all are known, one of them at a time. */
function alikeNames(
  { text }: OrganizationCriterion,
  state: string | null,
  { frequencies, alike }: WordFacts,
): readonly Ranked<OrganizationPart>[] {
  const words = organizationWords(keyed(text) ?? '');
  const othersOf = (word: string, rank: AlikeRank): readonly string[] => {
    const known = alike.get(wordId({ kind: 'organization', word }));
    return (rank === 'typo' ? known?.typos : known?.sounds) ?? [];
  };
  const isUnknown = (word: string): boolean => !frequencies.has(wordId({ kind: 'organization', word }));
  return RANKS.flatMap((rank) => {
    const replaceable = words.filter((word) => othersOf(word, rank).length > 0);
    const unknown = replaceable.filter(isUnknown);
    const mended = words.map((word) => (unknown.includes(word) ? (othersOf(word, rank)[0] ?? word) : word));
    const others = (unknown.length > 0 ? unknown : replaceable).flatMap((word) =>
      othersOf(word, rank).map((other) => mended.with(words.indexOf(word), other)),
    );
    // In any order only: what stands in a row is among them, and is no better a guess.
    return others.slice(0, REPLACED_NAMES).flatMap((other) => wordParts(other, { rank, state, frequencies }).slice(-1));
  });
}

function alikeCities(city: NameCriterion, rank: AlikeRank, alike: AlikeWords): Keys | null {
  const known = alike.get(wordId({ kind: 'city', word: keyed(city.text) ?? '' }));
  const keys = (rank === 'typo' ? known?.typos : known?.sounds) ?? [];
  return keys.length === 0 ? null : isOneOf(keys);
}
