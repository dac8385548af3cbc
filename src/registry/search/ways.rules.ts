/**
 * From a query to the ways that find what it says: exact, begins, words, alias. A criterion of which no key remains finds
 * nobody. What is forgiven beyond that is in forgiving-ways.rules.ts.
 */
import { NOISE_WORDS } from '../keys/noise-words.rules.ts';
import { aliasesOf } from './nickname.rules.ts';
import { placePart, isStateOnly } from './place-part.rules.ts';
import {
  MATCH_RANKS,
  type MatchRank,
  type NameCriterion,
  type OrganizationCriterion,
  type PersonCriteria,
  type ProviderQuery,
} from './provider-query.rules.ts';
import { KEY_CHARACTERS, searchKey } from './search-key.rules.ts';
import type { Keys, OrganizationPart, PersonPart, PlacePart, Way, Word } from './way.rules.ts';

/** In how many names of organizations words begin so, by word. */
export type WordFrequencies = ReadonlyMap<string, number>;

interface Ranked<Part> {
  readonly rank: MatchRank;
  readonly part: Part;
}

export const keyed = (text: string): string | null => searchKey(text)?.slice(0, KEY_CHARACTERS) ?? null;
export const isOneOf = (...keys: readonly string[]): Keys => ({ kind: 'in', keys });
export const begins = (key: string, longer = false): Keys => ({ kind: 'begins', key, longer });

/** Words whose frequencies `exactWays` needs: names are looked up by the rarest. */
export function wordsToCount({ organization }: ProviderQuery): readonly string[] {
  return organization?.match === 'words' ? organizationWords(keyed(organization.text) ?? '') : [];
}

export function exactWays(query: ProviderQuery, frequencies: WordFrequencies): readonly Way[] {
  if (contradicts(query)) return [];
  const place = placePart(query);
  const state = place?.state ?? null;
  const persons = query.person ? personParts(query.person, state) : [null];
  const organizations = query.organization ? organizationParts(query.organization, state, frequencies) : [null];
  const ways = organizations.flatMap((organization) =>
    persons.flatMap((person) => wayOf(query, { person, organization, place })),
  );
  return ways.toSorted((one, other) => MATCH_RANKS.indexOf(one.rank) - MATCH_RANKS.indexOf(other.rank));
}

/** Nobody answers it, whatever the registry holds. */
function contradicts({ entityType, status, person, organization, taxonomies, place }: ProviderQuery): boolean {
  if (status === 'deactivated' && (person ?? organization ?? taxonomies ?? place) !== undefined) return true;
  if (taxonomies?.length === 0) return true;
  return person !== undefined && entityType === (person.of === 'official' ? 'person' : 'organization');
}

interface Parts {
  readonly person: Ranked<PersonPart> | null;
  readonly organization: Ranked<OrganizationPart> | null;
  readonly place: PlacePart | null;
}

function wayOf(query: ProviderQuery, { person, organization, place }: Parts): readonly Way[] {
  const rank = worse(person?.rank ?? 'exact', organization?.rank ?? 'exact');
  const status = query.status ?? 'active';
  const way: Way = {
    rank,
    onlyIfFew: false,
    order: 'number',
    numbers: query.numbers ?? null,
    entityType: query.entityType === undefined ? null : query.entityType === 'person' ? 1 : 2,
    active: status === 'any' ? null : status === 'active',
    person: person?.part ?? null,
    organization: organization?.part ?? null,
    place: place !== null && isStateOnly(place) && (person ?? organization) !== null ? null : place,
  };
  if (way.numbers !== null) return [{ ...way, place }];
  if (way.organization !== null) return [{ ...way, order: 'organization' }];
  if (way.person !== null) return [{ ...way, order: 'person' }];
  if (place === null) return [way];
  return isStateOfAll(place) ? everybodyIn(place, way) : [{ ...way, order: 'place' }];
}

const worse = (one: MatchRank, other: MatchRank): MatchRank =>
  MATCH_RANKS.indexOf(one) > MATCH_RANKS.indexOf(other) ? one : other;

/** No index of places begins with the state; those of names do. */
const isStateOfAll = ({ taxonomies, city, zip, country }: PlacePart): boolean =>
  taxonomies === null && city === null && zip === null && (country ?? 'US') === 'US';

function everybodyIn(place: PlacePart, way: Way): readonly Way[] {
  const rest = { ...way, place: isStateOnly(place) ? null : place };
  const { state } = place;
  const persons: Way = { ...rest, order: 'person', person: { official: false, last: null, first: null, state } };
  const organizations: Way = { ...rest, order: 'organization', organization: { name: null, words: null, state } };
  return way.entityType === null ? [organizations, persons] : way.entityType === 1 ? [persons] : [organizations];
}

/** Whole and begin of a name criterion; none without a key. */
function keysOf(criterion: NameCriterion | undefined): { readonly exact: Keys; readonly all: Keys } | null {
  const key = criterion === undefined ? null : keyed(criterion.text);
  if (key === null) return null;
  return { exact: isOneOf(key), all: criterion?.match === 'prefix' ? begins(key) : isOneOf(key) };
}

export function personParts(person: PersonCriteria, state: string | null): readonly Ranked<PersonPart>[] {
  const last = keysOf(person.last);
  const first = keysOf(person.first);
  if ((person.last && !last) || (person.first && !first) || !(last ?? first)) return [];
  const part = (lastKeys: Keys | null, firstKeys: Keys | null): PersonPart => ({
    official: person.of === 'official',
    last: lastKeys,
    first: firstKeys,
    state,
  });
  const parts: Ranked<PersonPart>[] = [{ rank: 'exact', part: part(last?.exact ?? null, first?.exact ?? null) }];
  const open = [last?.all, first?.all].filter((keys) => keys?.kind === 'begins');
  if (open.length > 0) {
    // Where only one of the names is open, what is equal to it is known already; leaving it out saves reading it again.
    const rest = (keys: Keys | undefined): Keys | null =>
      keys?.kind === 'begins' ? begins(keys.key, open.length === 1) : (keys ?? null);
    parts.push({ rank: 'begins', part: part(rest(last?.all), rest(first?.all)) });
  }
  const aliases = person.firstAlias && first?.exact.kind === 'in' ? aliasesOf(first.exact.keys[0] ?? '') : [];
  if (aliases.length > 0) parts.push({ rank: 'alias', part: part(last?.all ?? null, isOneOf(...aliases)) });
  return parts;
}

export function organizationParts(
  { text, match }: OrganizationCriterion,
  state: string | null,
  frequencies: WordFrequencies,
): readonly Ranked<OrganizationPart>[] {
  const key = keyed(text);
  if (key === null) return [];
  const parts: Ranked<OrganizationPart>[] = [
    { rank: 'exact', part: { name: isOneOf(key), words: null, state } },
    { rank: 'begins', part: { name: begins(key, true), words: null, state } },
    ...wordParts(key, state, frequencies),
  ];
  return parts.slice(0, { exact: 1, prefix: 2, words: 3 }[match]);
}

function wordParts(
  key: string,
  state: string | null,
  frequencies: WordFrequencies,
): readonly Ranked<OrganizationPart>[] {
  const words = organizationWords(key).toSorted(
    (one, other) => (frequencies.get(one) ?? 0) - (frequencies.get(other) ?? 0),
  );
  if (words.length === 0) return [];
  return [{ rank: 'words', part: { name: null, words: words.map(wordOf), state } }];
}

const wordOf = (key: string): Word => ({ key, begins: key.length > 1 });

/** Distinct words of a key that names are looked up by; a word that another begins with says nothing more. */
export function organizationWords(key: string): readonly string[] {
  const words = [...new Set(key.split(' '))].filter((word) => word !== '' && !NOISE_WORDS.includes(word));
  return words.filter((word) => !words.some((other) => other !== word && other.startsWith(word)));
}
