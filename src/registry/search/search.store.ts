/**
 * Finds the NPIs of active providers by keys. Each way in asks one index for at most so many candidates; what is found is
 * put in order afterwards: exact names, then names that begin so, then names that hold the words.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/context.ts';

export interface Criteria {
  readonly organizationKey: string | null;
  readonly npi: string | null;
  readonly firstKey: string | null;
  readonly lastKey: string | null;
  readonly cityKey: string | null;
  readonly state: string | null;
  readonly zip: string | null;
}

type Condition = RawBuilder<boolean>;

/** Keys hold letters, digits and spaces only, so nothing in them needs escaping. */
const begins = (column: string, key: string): Condition => sql`${sql.ref(column)} like ${`${key}%`}`;

/** Every word of the key begins a word of one of the names; a single letter must be a whole word. */
const holdsWords = (key: string): Condition =>
  sql`p.words @@ ${key
    .split(' ')
    .map((word) => (word.length > 1 ? `'${word}':*` : `'${word}'`))
    .join(' & ')}::tsquery`;

function common(criteria: Criteria): readonly Condition[] {
  const conditions = [sql<boolean>`p.active`];
  if (criteria.npi !== null) conditions.push(sql`p.npi = ${criteria.npi}`);
  if (criteria.lastKey !== null) conditions.push(begins('p.last_key', criteria.lastKey));
  if (criteria.firstKey !== null) conditions.push(begins('p.first_key', criteria.firstKey));
  if (criteria.cityKey !== null) conditions.push(begins('p.city_key', criteria.cityKey));
  if (criteria.state !== null) conditions.push(sql`p.practice_state = ${criteria.state}`);
  if (criteria.zip !== null) conditions.push(begins('p.practice_postal_code', criteria.zip));
  return conditions;
}

/** One way in. `order` is a column whose index gives the candidates in order; without it they are any that match. */
function candidates(
  conditions: readonly Condition[],
  tier: RawBuilder<number>,
  order: string | null,
  limit: number,
): RawBuilder<unknown> {
  const ordered = order === null ? sql`` : sql`order by ${sql.ref(order)}`;
  return sql`(select p.npi, ${tier} as tier, coalesce(p.organization_key, p.last_key) as name, p.first_key
    from registry.provider p where ${sql.join(conditions, sql` and `)} ${ordered} limit ${limit})`;
}

function waysIn(criteria: Criteria, limit: number): RawBuilder<unknown> {
  const conditions = common(criteria);
  const key = criteria.organizationKey;
  if (key === null) {
    const order = criteria.lastKey === null ? null : 'p.last_key';
    return candidates(conditions, sql`0`, order, limit);
  }
  const byName = (column: string): RawBuilder<unknown> => {
    const tier = sql<number>`case when ${sql.ref(column)} = ${key} then 0 else 1 end`;
    return candidates([...conditions, begins(column, key)], tier, column, limit);
  };
  const byWords = candidates([...conditions, holdsWords(key)], sql`2`, null, limit);
  return sql`${byName('p.organization_key')} union all ${byName('p.other_organization_key')} union all ${byWords}`;
}

/** At most `limit` NPIs, best first. */
export async function listMatchingNpis(tx: Tx, criteria: Criteria, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ npi: string }>`
    select npi from (${waysIn(criteria, limit)}) as candidate
    group by npi, name, first_key
    order by min(tier), name, first_key, npi
    limit ${limit}`.execute(tx);
  return rows.map(({ npi }) => npi);
}
