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
const begins = (column: RawBuilder<unknown>, key: string): Condition => sql`${column} like ${`${key}%`}`;

const practiceCity = sql`coalesce(p.practice_city_key, p.practice_city) collate "C"`;

function placeConditions(criteria: Criteria): readonly Condition[] {
  const conditions = [sql<boolean>`p.active`];
  if (criteria.npi !== null) conditions.push(sql`p.npi = ${criteria.npi}`);
  if (criteria.cityKey !== null) conditions.push(begins(practiceCity, criteria.cityKey));
  if (criteria.state !== null) conditions.push(sql`p.practice_state = ${criteria.state}`);
  if (criteria.zip !== null) conditions.push(begins(sql`p.practice_postal_code`, criteria.zip));
  return conditions;
}

function personConditions({ lastKey, firstKey }: Criteria): readonly Condition[] {
  const conditions: Condition[] = [];
  if (lastKey !== null) conditions.push(begins(sql`n.last_key`, lastKey));
  if (firstKey !== null) conditions.push(begins(sql`n.first_key`, firstKey));
  return conditions.length === 0 ? [] : [sql`not n.official`, ...conditions];
}

const all = (conditions: readonly Condition[]): Condition => sql`${sql.join(conditions, sql` and `)}`;

/** Every word of the key begins a word of the name, in the name as a whole. */
const holdsWords = (key: string): Condition =>
  all(key.split(' ').map((word) => sql<boolean>`' ' || o.tail like ${`% ${word}${word.length > 1 ? '' : ' '}%`}`));

/** Organizations whose name begins with the key, or holds its words. */
function byOrganization(criteria: Criteria, key: string, limit: number): RawBuilder<unknown> {
  const persons = personConditions(criteria);
  const named = persons.length === 0 ? sql`` : sql`join registry.person_key n on n.npi = p.npi and ${all(persons)}`;
  const candidates = (condition: Condition, tier: RawBuilder<number>): RawBuilder<unknown> => sql`
    (select distinct on (o.tail, o.npi) o.npi, ${tier} as tier,
      coalesce(p.organization_key, p.organization_name, p.last_name) as name, '' as first_key
    from registry.organization_key o join registry.provider p using (npi) ${named}
    where o.whole and ${condition} and ${all(placeConditions(criteria))}
    order by o.tail, o.npi limit ${limit})`;
  return sql`${candidates(begins(sql`o.tail`, key), sql`case when o.tail = ${key} then 0 else 1 end`)}
    union all ${candidates(holdsWords(key), sql`2`)}`;
}

function byPersonOrPlace(criteria: Criteria, limit: number): RawBuilder<unknown> {
  const persons = personConditions(criteria);
  if (persons.length === 0) {
    return sql`(select p.npi, 0 as tier, coalesce(p.organization_name, p.last_name) as name, p.first_name as first_key
      from registry.provider p where ${all(placeConditions(criteria))} limit ${limit})`;
  }
  return sql`(select distinct on (n.last_key, n.first_key, n.npi) n.npi, 0 as tier, n.last_key as name, n.first_key
    from registry.person_key n join registry.provider p using (npi)
    where ${all([...persons, ...placeConditions(criteria)])} order by n.last_key, n.first_key, n.npi limit ${limit})`;
}

const waysIn = (criteria: Criteria, limit: number): RawBuilder<unknown> =>
  criteria.organizationKey === null
    ? byPersonOrPlace(criteria, limit)
    : byOrganization(criteria, criteria.organizationKey, limit);

/** At most `limit` NPIs, best first. */
export async function listMatchingNpis(tx: Tx, criteria: Criteria, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ npi: string }>`
    select npi from (${waysIn(criteria, limit)}) as candidate
    group by npi
    order by min(tier), min(name), min(first_key), npi
    limit ${limit}`.execute(tx);
  return rows.map(({ npi }) => npi);
}
