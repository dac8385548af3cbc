/**
 * Lists the NPIs of one way in the order of the index that serves it (docs/decisions/0034 says which), each once, from a
 * position on. What is no part of that index is asked of each row: `offset 0` keeps PostgreSQL from turning such a question
 * into a join with everything.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import {
  all,
  holds,
  organizationConditions,
  personConditions,
  placeConditions,
  type Condition,
} from './conditions.store.ts';
import type { PlacePart, Way } from './way.rules.ts';

export interface Match {
  readonly npi: string;
  /** The values that the list is sorted by, before the NPI. */
  readonly at: readonly string[];
}

export interface Span {
  readonly after: Match | null;
  readonly limit: number;
  /** Whoever is found by one of them is left out. */
  readonly without: readonly Way[];
}

type SortColumn =
  'official' | 'last_key' | 'first_key' | 'turned' | 'name' | 'zip' | 'taxonomy' | 'state' | 'city_key' | 'country';

interface Listing {
  readonly table: string;
  readonly sort: readonly SortColumn[];
  /** What the index narrows; for the row that bears the alias. */
  readonly conditions: (alias: string) => readonly Condition[];
}

function listingOf(way: Way): Listing {
  const { person, organization, place } = way;
  if (way.order === 'person' && person !== null) {
    const sort =
      person.last === null && person.first !== null
        ? (['first_key', 'last_key'] as const)
        : (['last_key', 'first_key'] as const);
    return { table: 'registry.person_key', sort, conditions: (alias) => personConditions(alias, person) };
  }
  if (way.order === 'organization' && organization !== null)
    return {
      table: 'registry.organization_key',
      sort: ['turned', 'name'],
      conditions: (alias) => organizationConditions(alias, organization),
    };
  if (way.order === 'place' && place !== null)
    return {
      table: 'registry.place_key',
      sort: placeSort(place),
      conditions: (alias) => placeConditions(alias, place),
    };
  return { table: 'registry.provider', sort: [], conditions: (alias) => providerConditions(alias, way) };
}

function placeSort({ zip, taxonomies, city }: PlacePart): readonly SortColumn[] {
  if (zip !== null) return ['zip', 'taxonomy'];
  if (taxonomies !== null) return ['taxonomy', 'state', 'city_key', 'zip'];
  return city === null ? ['country'] : ['city_key', 'state'];
}

/** How many values a position of this way has. */
export const sortedBy = (way: Way): number => listingOf(way).sort.length;

function providerConditions(alias: string, way: Way): readonly Condition[] {
  const column = (name: string): Condition => sql.ref(`${alias}.${name}`);
  return [
    ...(way.numbers === null ? [] : holds(column('npi'), { kind: 'in', keys: way.numbers })),
    ...(way.active === null ? [] : [sql`${column('active')} = ${way.active}`]),
    ...(way.entityType === null ? [] : [sql`${column('entity_type')} = ${way.entityType}::smallint`]),
  ];
}

const exists = (table: string, npi: Condition, conditions: (alias: string) => readonly Condition[]): Condition =>
  sql`exists (select from ${sql.raw(table)} x where x.npi = ${npi} and ${all(conditions('x'))} offset 0)`;

/** The parts of a way that its index does not answer, asked of one NPI; `known` holds of it already. */
function questions(way: Way, npi: Condition, known: Partial<Way>): readonly Condition[] {
  const { person, organization, place } = way;
  const asked: Condition[] = [];
  if (way.entityType !== null && way.entityType !== known.entityType)
    asked.push(sql`(select x.entity_type from registry.provider x where x.npi = ${npi}) = ${way.entityType}::smallint`);
  if (person !== null && person !== known.person)
    asked.push(exists('registry.person_key', npi, (alias) => personConditions(alias, person)));
  if (organization !== null && organization !== known.organization)
    asked.push(exists('registry.organization_key', npi, (alias) => organizationConditions(alias, organization)));
  if (place !== null && place !== known.place)
    asked.push(
      exists('registry.place_key', npi, (alias) => placeConditions(alias, place)),
      ...postalCodeQuestion(place, npi),
    );
  return asked;
}

/** One of the addresses that the purposes allow has this postal code. */
function postalCodeQuestion({ postalCode, purposes }: PlacePart, npi: Condition): readonly Condition[] {
  if (postalCode === null) return [];
  const within = (bit: number): Condition => sql`${((purposes ?? 7) & bit) !== 0}`;
  const code = (column: string): Condition => all(holds(sql.raw(column), postalCode));
  return [
    sql`(exists (select from registry.provider x where x.npi = ${npi} and
        (${within(1)} and ${code('x.mailing_postal_code')} or ${within(2)} and ${code('x.practice_postal_code')}) offset 0)
      or ${within(4)} and exists (
        select from registry.practice_location x where x.npi = ${npi} and ${code('x.postal_code')} offset 0))`,
  ];
}

const tuple = (columns: readonly Condition[]): Condition => sql`(${sql.join(columns)})`;

/** Behind the position, in the order of the list. */
function behind({ sort }: Listing, { at, npi }: Match): Condition {
  const columns = [...sort, 'npi'].map((name) => sql.ref(`d.${name}`));
  const values = sort.map((name, index) =>
    name === 'turned' ? sql`${at[index] === 'true'}::boolean` : sql`${at[index] ?? ''}`,
  );
  return sql`${tuple(columns)} > ${tuple([...values, sql`${npi}`])}`;
}

/** The NPI has no row that comes before this one. */
function isFirst({ table, sort, conditions }: Listing): readonly Condition[] {
  if (sort.length === 0) return [];
  const columns = (alias: string): Condition => tuple(sort.map((name) => sql.ref(`${alias}.${name}`)));
  return [
    sql`not exists (select from ${sql.raw(table)} e where e.npi = d.npi and ${all(conditions('e'))}
      and ${columns('e')} < ${columns('d')} offset 0)`,
  ];
}

function matchesOf(way: Way, { after, limit, without }: Span): RawBuilder<Match> {
  const listing = listingOf(way);
  const npi = sql.ref('d.npi');
  const sort = listing.sort.map((name) => sql.ref(`d.${name}`));
  const known = way.order === 'number' ? { entityType: way.entityType } : { [way.order]: way[way.order] };
  const conditions = [
    ...listing.conditions('d'),
    ...(after === null ? [] : [behind(listing, after)]),
    ...questions(way, npi, known),
    ...(way.order === 'place' && way.place !== null ? postalCodeQuestion(way.place, npi) : []),
    ...without.map((other) => sql`not (${all(questions(other, npi, way))})`),
    ...isFirst(listing),
  ];
  const at =
    sort.length === 0 ? sql`'{}'::text[]` : sql`array[${sql.join(sort.map((column) => sql`${column}::text`))}]`;
  const order = sql.join([...sort, npi]);
  return sql`select distinct on (${order}) d.npi, ${at} as at from ${sql.raw(listing.table)} d
    where ${all(conditions)} order by ${order} limit ${limit}`;
}

/** In order, each NPI once; at most `limit`. */
export async function listMatches(tx: Tx, way: Way, span: Span): Promise<readonly Match[]> {
  const { rows } = await matchesOf(way, span).execute(tx);
  return rows;
}

/** How many `listMatches` would list. */
export async function countMatches(tx: Tx, way: Way, span: Span): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::integer as count from (${matchesOf(way, span)}) m`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** How many the planner expects to find, from its statistics alone. */
export async function estimateMatches(tx: Tx, way: Way): Promise<number> {
  const span: Span = { after: null, limit: Number.MAX_SAFE_INTEGER, without: [] };
  const { rows } = await sql<{ 'QUERY PLAN': readonly { Plan: { 'Plan Rows': number } }[] }>`
    explain (format json) ${matchesOf(way, span)}`.execute(tx);
  return rows[0]?.['QUERY PLAN'][0]?.Plan['Plan Rows'] ?? 0;
}
