/**
 * Free text, as one types it into a single field: words of names, an NPI, city, state, ZIP, in any order. It can be read in
 * several ways ("PARIS TEXAS", "JAMES LEE"), so it becomes several queries, the likelier first; the search takes them all.
 */
import { US_STATES } from '../../vocabulary/us-states.ts';
import type { NameCriterion, PersonCriteria, PlaceCriteria, ProviderQuery } from './provider-query.rules.ts';
import { searchKey } from './search-key.rules.ts';
import { wordId, WORDS_AT_ONCE, type AskedWord, type WordFrequencies } from './word-facts.rules.ts';

/** Nobody's name and place have more; the rest is left out. Source: our decision. */
const WORD_LIMIT = 10;
const CITY_WORD_LIMIT = 4;

export interface FreeText {
  readonly numbers: readonly string[];
  readonly zip: string | null;
  readonly words: readonly string[];
}

export function freeText(q: string): FreeText {
  const tokens = q.split(/[\s,;]+/).filter((token) => token !== '');
  const isZip = (token: string): boolean => /^\d{5}(-?\d{4})?$/.test(token);
  const isNumber = (token: string): boolean => /^\d{10}$/.test(token);
  const rest = tokens.filter((token) => !isZip(token) && !isNumber(token)).join(' ');
  return {
    numbers: tokens.filter(isNumber).slice(0, WORD_LIMIT),
    zip: tokens.find(isZip) ?? null,
    words: (searchKey(rest)?.split(' ') ?? []).slice(0, WORD_LIMIT),
  };
}

interface Run {
  readonly from: number;
  readonly to: number;
}

/** Runs of words that may be a city or a state, the longer first. */
function runsOf(words: readonly string[]): readonly Run[] {
  const runs = words.flatMap((_, from) =>
    Array.from({ length: CITY_WORD_LIMIT }, (_, more) => ({ from, to: from + more + 1 })),
  );
  return runs
    .filter(({ to }) => to <= words.length)
    .toSorted((one, other) => other.to - other.from - (one.to - one.from));
}

const runText = (words: readonly string[], { from, to }: Run): string => words.slice(from, to).join(' ');

/** What must be known of the words before they can be read. */
export function wordsOfText(q: string): readonly AskedWord[] {
  const { words } = freeText(q);
  const asked: AskedWord[] = words.flatMap((word): AskedWord[] => [
    { kind: 'last', word },
    { kind: 'first', word },
    { kind: 'organization', word },
  ]);
  const cities = runsOf(words).map((run): AskedWord => ({ kind: 'city', word: runText(words, run) }));
  return [...asked, ...cities].slice(0, WORDS_AT_ONCE);
}

interface PlaceReading {
  readonly names: readonly string[];
  readonly place: PlaceCriteria;
}

/** A query for each way to read the text, in addition to what else was asked; none where it says nothing. */
export function readings(query: ProviderQuery, frequencies: WordFrequencies): readonly ProviderQuery[] {
  const { q = '', ...asked } = query;
  const text = freeText(q);
  const numbers =
    text.numbers.length === 0 ? asked.numbers : text.numbers.filter((npi) => asked.numbers?.includes(npi) ?? true);
  return placeReadings(text, frequencies).flatMap(({ names, place }): readonly ProviderQuery[] => {
    const merged = { ...place, ...asked.place };
    const rest: ProviderQuery = {
      ...asked,
      ...(numbers === undefined ? {} : { numbers }),
      ...(Object.keys(merged).length === 0 ? {} : { place: merged }),
    };
    return names.length > 0
      ? nameReadings(names, rest)
      : Object.keys(place).length > 0 || text.numbers.length > 0
        ? [rest]
        : [];
  });
}

/** States by the key of their name. */
const STATES = new Map([...US_STATES].map(([code, name]) => [searchKey(name), code]));

/**
 * With the state and the city that the words name, without the city, and as nothing but names. A state that is written out may
 * be a city or somebody's name ("George Washington"), so it comes last.
 */
function placeReadings({ words, zip }: FreeText, frequencies: WordFrequencies): readonly PlaceReading[] {
  const base: PlaceCriteria = zip === null ? {} : { zip: { text: zip, match: 'exact' } };
  const without = (names: readonly string[], { from, to }: Run): readonly string[] => names.toSpliced(from, to - from);
  const withCity = (names: readonly string[], place: PlaceCriteria): readonly PlaceReading[] => {
    const run = runsOf(names).find((one) => frequencies.has(wordId({ kind: 'city', word: runText(names, one) })));
    if (run === undefined) return [];
    return [{ names: without(names, run), place: { ...place, city: { text: runText(names, run), match: 'exact' } } }];
  };
  const inState = (run: Run, state: string | undefined): readonly PlaceReading[] => {
    const [names, place] = [without(words, run), { ...base, state }];
    return [...withCity(names, place), { names, place }];
  };
  const onlyNames: PlaceReading = { names: words, place: base };
  const codeAt = words.findLastIndex((word) => US_STATES.has(word));
  if (codeAt >= 0) return [...inState({ from: codeAt, to: codeAt + 1 }, words[codeAt]), onlyNames];
  const run = runsOf(words).find((one) => STATES.has(runText(words, one)));
  const isOnly = run === undefined || run.to - run.from === words.length;
  return [...withCity(words, base), onlyNames, ...(isOnly ? [] : inState(run, STATES.get(runText(words, run))))];
}

/** As an organization, and as a person whose first name stands first, or last. */
function nameReadings(names: readonly string[], rest: ProviderQuery): readonly ProviderQuery[] {
  const persons = rest.person ? [rest.person] : rest.entityType === 'organization' ? [] : personReadings(names);
  const organization = rest.organization ?? ({ text: names.join(' '), match: 'words' } as const);
  const asOrganization: readonly ProviderQuery[] =
    rest.entityType === 'person' || rest.person ? [] : [{ ...rest, organization }];
  return [...persons.map((person) => ({ ...rest, person })), ...asOrganization];
}

function personReadings(names: readonly string[]): readonly PersonCriteria[] {
  const prefix = (text: string): NameCriterion => ({ text, match: 'prefix' });
  const exactly = (text: string): NameCriterion => ({ text, match: 'exact' });
  const named = (last: string, first: string): PersonCriteria => ({
    of: 'provider',
    last: exactly(last),
    first: prefix(first),
    firstAlias: true,
  });
  const [first = '', ...others] = names;
  const final = others.at(-1);
  if (final === undefined)
    return [
      { of: 'provider', last: prefix(first) },
      { of: 'provider', first: exactly(first), firstAlias: true },
    ];
  if (others.length === 1) return [named(final, first), named(first, final)];
  // A middle name, or a last name of several words.
  return [named(final, first), named(others.join(' '), first), named(first, others[0] ?? '')];
}

/** Whether anybody is called so: a last name that is typed whole must be known, or it is one that was typed wrong. */
export function isKnownName({ person }: ProviderQuery, frequencies: WordFrequencies): boolean {
  if (person?.of !== 'provider' || person.last?.match !== 'exact') return true;
  const [word = ''] = person.last.text.split(' ');
  return frequencies.has(wordId({ kind: 'last', word }));
}
