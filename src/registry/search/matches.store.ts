/**
 * Lists the NPIs of one way in the order of its index, each once, from a position on. `offset 0` keeps PostgreSQL from turning
 * a question that is asked of each row into a join with everything.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import { all, holds, type Condition } from './conditions.store.ts';
import { listingOf, partListing, type Listing } from './listing.store.ts';
import type { NamedPart, Plan } from './plan.rules.ts';
import type { PlacePart, Way } from './way.rules.ts';

export interface Match {
  readonly npi: string;
  /** The values that the list is sorted by, before the NPI. */
  readonly at: readonly string[];
}

export interface Span {
  readonly plan: Plan;
  readonly after: Match | null;
  readonly limit: number;
  /** Whoever is found by one of them is left out. */
  readonly without: readonly Way[];
  /** NPIs that are left out. */
  readonly leftOut: readonly string[];
}

const npi = sql.ref('d.npi');

export const rowsOf = ({ table, conditions }: Listing, alias: string): RawBuilder<unknown> =>
  sql`${sql.raw(table)} ${sql.raw(alias)} where ${all(conditions(alias))}`;

/** The parts of a way asked of one NPI; those that `known` has as well hold already. */
function questions(
  way: Way,
  known: Partial<Way>,
  isHashed: (part: NamedPart) => boolean = () => false,
): readonly Condition[] {
  const asked: Condition[] = [];
  for (const part of ['person', 'organization', 'place'] as const) {
    const listing = way[part] === known[part] ? null : partListing(way, part);
    if (listing === null) continue;
    asked.push(
      isHashed(part)
        ? sql`(${npi} in (select x.npi from ${rowsOf(listing, 'x')})) is true`
        : sql`exists (select from ${rowsOf(listing, 'x')} and x.npi = ${npi} offset 0)`,
    );
    if (part === 'place' && way.place !== null) asked.push(...postalCodeQuestion(way.place));
  }
  return asked;
}

/** What tables of names do not know. */
export function typeQuestion({ entityType, order, place }: Way): readonly Condition[] {
  if (entityType === null || order === 'number' || place !== null) return [];
  return [sql`(select x.entity_type from registry.provider x where x.npi = ${npi}) = ${entityType}::smallint`];
}

/** One of the addresses that the purposes allow has this postal code. */
function postalCodeQuestion({ postalCode, purposes }: PlacePart): readonly Condition[] {
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
function behind({ sort }: Listing, after: Match): Condition {
  const columns = [...sort, 'npi'].map((name) => sql.ref(`d.${name}`));
  const values = sort.map((name, index) => {
    const value = after.at[index] ?? '';
    return name === 'turned' ? sql`${value === 'true'}::boolean` : sql`${value}`;
  });
  return sql`${tuple(columns)} > ${tuple([...values, sql`${after.npi}`])}`;
}

/** The NPI has no row that comes before this one. */
function isFirst({ table, sort, conditions }: Listing): readonly Condition[] {
  if (sort.length === 0) return [];
  const columns = (alias: string): Condition => tuple(sort.map((name) => sql.ref(`${alias}.${name}`)));
  return [
    sql`not exists (select from ${sql.raw(table)} e where e.npi = ${npi} and ${all(conditions('e'))}
      and ${columns('e')} < ${columns('d')} offset 0)`,
  ];
}

/** The rows of the list, or those of the providers that lead, found by their number. */
export function source(way: Way, listing: Listing, { lead }: Plan): RawBuilder<unknown> {
  const leading = lead === null ? null : partListing(way, lead);
  const table = sql.raw(listing.table);
  if (leading === null) return sql`${table} d where ${all(listing.conditions('d'))}`;
  return sql`(select distinct x.npi from ${rowsOf(leading, 'x')} offset 0) f
    cross join lateral (select * from ${table} d where d.npi = f.npi and ${all(listing.conditions('d'))} offset 0) d where true`;
}

/** What holds of a row besides what its source narrows. */
export function conditionsOf(way: Way, plan: Plan): readonly Condition[] {
  const answered: Partial<Way> = {
    ...(way.order === 'number' ? {} : { [way.order]: way[way.order] }),
    ...(plan.lead === null ? {} : { [plan.lead]: way[plan.lead] }),
  };
  const isPlaceAnswered = way.place !== null && answered.place === way.place;
  return [
    ...questions(way, answered, (part) => plan.hashed.includes(part)),
    ...(isPlaceAnswered && way.place !== null ? postalCodeQuestion(way.place) : []),
    ...typeQuestion(way),
  ];
}

/**
 * PostgreSQL asks what it takes for cheaper first, and does not know how few rows answer: what leaves one of a thousand must
 * stand before what leaves nearly all, so the order is written down.
 */
function inTurn(first: readonly Condition[], then: readonly Condition[]): readonly Condition[] {
  if (first.length === 0 || then.length === 0) return [...first, ...then];
  return [sql`case when ${all(first)} then ${all(then)} else false end`];
}

function matchesOf(way: Way, { plan, after, limit, without, leftOut }: Span): RawBuilder<Match> {
  const listing = listingOf(way);
  const sort = listing.sort.map((name) => sql.ref(`d.${name}`));
  const others = without.map((other) => sql`not (${all(questions(other, way))})`);
  const conditions = [
    ...(after === null ? [] : [behind(listing, after)]),
    ...(leftOut.length === 0 ? [] : [sql`${npi} <> all(${leftOut}::text[])`]),
    ...inTurn(conditionsOf(way, plan), [...others, ...isFirst(listing)]),
  ];
  const at =
    sort.length === 0 ? sql`'{}'::text[]` : sql`array[${sql.join(sort.map((column) => sql`${column}::text`))}]`;
  const order = sql.join([...sort, npi]);
  return sql`select distinct on (${order}) d.npi, ${at} as at from ${source(way, listing, plan)}
    and ${all(conditions)} order by ${order} limit ${limit}`;
}

/** In order, each NPI once; at most `limit`. */
export async function listMatches(tx: Tx, way: Way, span: Span): Promise<readonly Match[]> {
  const { rows } = await matchesOf(way, span).execute(tx);
  return rows;
}
