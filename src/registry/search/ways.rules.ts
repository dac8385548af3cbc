/**
 * From a query to the ways that find what it says: exact, begins, words, alias. A criterion of which no key remains finds
 * nobody. What is forgiven beyond that is in forgiving-ways.rules.ts; free text is read in free-text.rules.ts before.
 */
import { keyed, organizationParts, organizationWords, personParts, type Ranked } from './name-parts.rules.ts';
import { isStateOnly, placePart } from './place-part.rules.ts';
import { MATCH_RANKS, type MatchRank, type ProviderQuery } from './provider-query.rules.ts';
import { storable } from './search-key.rules.ts';
import type { OrganizationPart, PersonPart, PlacePart, Way } from './way.rules.ts';
import type { AskedWord, WordFrequencies } from './word-facts.rules.ts';

/** Words whose frequencies `exactWays` needs. */
export function wordsOf({ organization }: ProviderQuery): readonly AskedWord[] {
  if (organization?.match !== 'words') return [];
  return organizationWords(keyed(organization.text) ?? '').map((word) => ({ kind: 'organization', word }));
}

export function exactWays(query: ProviderQuery, frequencies: WordFrequencies): readonly Way[] {
  const place = placePart(query);
  const state = place?.state ?? null;
  return crossed(query, {
    persons: query.person ? personParts(query.person, state) : null,
    organizations: query.organization ? organizationParts(query.organization, state, frequencies) : null,
    place,
  });
}

export interface Crossing {
  /** Null: not asked for. An empty list finds nobody. */
  readonly persons: readonly Ranked<PersonPart>[] | null;
  readonly organizations: readonly Ranked<OrganizationPart>[] | null;
  readonly place: PlacePart | null;
}

/** Every way in which one part of each kind holds, the best first. */
export function crossed(query: ProviderQuery, { persons, organizations, place }: Crossing): readonly Way[] {
  if (contradicts(query)) return [];
  const ways = (organizations ?? [null]).flatMap((organization) =>
    (persons ?? [null]).flatMap((person) => waysOf(query, { person, organization, place })),
  );
  return bestFirst(ways);
}

export const bestFirst = (ways: readonly Way[]): readonly Way[] =>
  ways.toSorted((one, other) => MATCH_RANKS.indexOf(one.rank) - MATCH_RANKS.indexOf(other.rank));

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

function waysOf(query: ProviderQuery, { person, organization, place }: Parts): readonly Way[] {
  const status = query.status ?? 'active';
  const way: Way = {
    rank: worse(person?.rank ?? 'exact', organization?.rank ?? 'exact'),
    order: 'number',
    numbers: query.numbers?.map(storable) ?? null,
    entityType: query.entityType === undefined ? null : query.entityType === 'person' ? 1 : 2,
    active: status === 'any' ? null : status === 'active',
    person: person?.part ?? null,
    organization: organization?.part ?? null,
    place,
  };
  if (way.numbers !== null) return [way];
  // The tables of names have states of their own.
  const named = { ...way, place: place !== null && isStateOnly(place) ? null : place };
  if (way.organization !== null) return [{ ...named, order: 'organization' }];
  if (way.person !== null) return [{ ...named, order: 'person' }];
  if (place === null) return [way];
  return isStateOfAll(place) ? everybodyIn(place.state, named) : [{ ...way, order: 'place' }];
}

const worse = (one: MatchRank, other: MatchRank): MatchRank =>
  MATCH_RANKS.indexOf(one) > MATCH_RANKS.indexOf(other) ? one : other;

/** No index of places begins with the state; those of names do. */
const isStateOfAll = ({ taxonomies, city, zip, country }: PlacePart): boolean =>
  taxonomies === null && city === null && zip === null && (country ?? 'US') === 'US';

function everybodyIn(state: string | null, way: Way): readonly Way[] {
  const persons: Way = { ...way, order: 'person', person: { official: false, last: null, first: null, state } };
  const organizations: Way = { ...way, order: 'organization', organization: { name: null, words: null, state } };
  return way.entityType === null ? [organizations, persons] : way.entityType === 1 ? [persons] : [organizations];
}
