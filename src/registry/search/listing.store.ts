/**
 * Where the providers of a way are listed: a table, the columns of the index that it is read in the order of, and what that
 * index narrows. docs/decisions/0034 says which index that is.
 */
import { sql } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import {
  all,
  holds,
  organizationConditions,
  personConditions,
  placeConditions,
  type Condition,
} from './conditions.store.ts';
import type { NamedPart } from './plan.rules.ts';
import type { PlacePart, Way } from './way.rules.ts';

type SortColumn = 'last_key' | 'first_key' | 'turned' | 'name' | 'zip' | 'taxonomy' | 'state' | 'city_key' | 'country';

export interface Listing {
  readonly table: string;
  /** Before the NPI. */
  readonly sort: readonly SortColumn[];
  /** For the row that bears the alias. */
  readonly conditions: (alias: string) => readonly Condition[];
}

/** Where one part of a way finds its providers; null when the way has no such part. */
export function partListing(way: Way, part: NamedPart): Listing | null {
  const { person, organization, place } = way;
  if (part === 'person' && person !== null) {
    const isByFirst = person.last === null && person.first !== null;
    return {
      table: 'registry.person_key',
      sort: isByFirst ? ['first_key', 'last_key'] : ['last_key', 'first_key'],
      conditions: (alias) => personConditions(alias, person),
    };
  }
  if (part === 'organization' && organization !== null) {
    const conditions = (alias: string): readonly Condition[] => organizationConditions(alias, organization);
    return { table: 'registry.organization_key', sort: ['turned', 'name'], conditions };
  }
  if (part === 'place' && place !== null) {
    const conditions = (alias: string): readonly Condition[] => placeConditions(alias, place, way.entityType);
    return { table: 'registry.place_key', sort: placeSort(place), conditions };
  }
  return null;
}

export function listingOf(way: Way): Listing {
  const named = way.order === 'number' ? null : partListing(way, way.order);
  return named ?? { table: 'registry.provider', sort: [], conditions: (alias) => providerConditions(alias, way) };
}

function placeSort({ zip, taxonomies, city }: PlacePart): readonly SortColumn[] {
  if (zip !== null) return ['zip', 'taxonomy'];
  if (taxonomies !== null) return ['taxonomy', 'state', 'city_key', 'zip'];
  return city === null ? ['country'] : ['city_key', 'state'];
}

function providerConditions(alias: string, way: Way): readonly Condition[] {
  const column = (name: string): Condition => sql.ref(`${alias}.${name}`);
  return [
    ...(way.numbers === null ? [] : holds(column('npi'), { kind: 'in', keys: way.numbers })),
    ...(way.active === null ? [] : [sql`${column('active')} = ${way.active}`]),
    ...(way.entityType === null ? [] : [sql`${column('entity_type')} = ${way.entityType}::smallint`]),
  ];
}

/** How many values a position of this way has. */
export const sortedBy = (way: Way): number => listingOf(way).sort.length;

/** Rows of a part, counted no further than `most`; 0 when the way has no such part. */
export async function countPart(tx: Tx, way: Way, part: NamedPart, most: number): Promise<number> {
  const listing = partListing(way, part);
  if (listing === null) return 0;
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (
      select from ${sql.raw(listing.table)} x where ${all(listing.conditions('x'))} limit ${most}
    ) counted`.execute(tx);
  return rows[0]?.count ?? 0;
}
