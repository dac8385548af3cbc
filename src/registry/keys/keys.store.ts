/**
 * Fills the tables that searches ask from the tables that files fill: for a whole generation, or for the NPIs that stand in
 * the temporary table `touched`. Only what is active has keys. Everything here can be made anew at any time.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/context.ts';

/** Where the tables are; a new generation may take some of its files over from the present one. */
export interface KeySource {
  readonly provider: string;
  readonly otherName: string;
  readonly practiceLocation: string;
}

export interface KeyScope {
  readonly from: KeySource;
  /** Schema of the tables that are filled. */
  readonly into: string;
  /** Only the NPIs of the temporary table `touched`. */
  readonly touched: boolean;
}

export const keyTables = ['person_key', 'organization_key', 'place_key'] as const;

const table = (name: string): RawBuilder<unknown> => sql.raw(name);
const scoped = ({ touched }: KeyScope): RawBuilder<unknown> =>
  touched ? sql`p.active and p.npi in (select npi from touched)` : sql`p.active`;

/** What an index holds of a name, a state, a postal code: twice as long as a layout allows, and short enough for an index. */
const NAME_CHARACTERS = 200;
const STATE_CHARACTERS = 80;
const ZIP_CHARACTERS = 40;
const CODE_CHARACTERS = 20;

const begin = (value: RawBuilder<unknown>, characters: number): RawBuilder<string> =>
  sql`left(${value}, ${sql.lit(characters)})`;

/** The key of a value: its own column where the two differ. */
const keyOf = (row: string, value: string, key: string): RawBuilder<string> =>
  begin(sql`coalesce(${sql.ref(`${row}.${key}`)}, ${sql.ref(`${row}.${value}`)})`, NAME_CHARACTERS);

const states = ({ from }: KeyScope): RawBuilder<unknown> => sql`
  select ${begin(sql`coalesce(p.practice_state, p.mailing_state, '')`, STATE_CHARACTERS)} as state
  union select ${begin(sql`coalesce(p.mailing_state, p.practice_state, '')`, STATE_CHARACTERS)}
  union select ${begin(sql`l.state`, STATE_CHARACTERS)} from ${table(from.practiceLocation)} l where l.npi = p.npi and l.state is not null`;

export async function fillPersonKeys(tx: Tx, scope: KeyScope): Promise<void> {
  await sql`
    insert into ${table(`${scope.into}.person_key`)} (official, last_key, first_key, state, npi)
    select n.official, n.last_key, n.first_key, s.state, p.npi
    from ${table(scope.from.provider)} p
    cross join lateral (
      select false as official, ${keyOf('p', 'last_name', 'last_key')} as last_key,
        coalesce(${keyOf('p', 'first_name', 'first_key')}, '') as first_key
      union select false, ${keyOf('p', 'other_last_name', 'other_last_key')},
        coalesce(${keyOf('p', 'other_first_name', 'other_first_key')}, '')
      union select true, ${keyOf('p', 'official_last_name', 'official_last_key')},
        coalesce(${keyOf('p', 'official_first_name', 'official_first_key')}, '')
    ) n
    cross join lateral (${states(scope)}) s
    where ${scoped(scope)} and n.last_key <> ''`.execute(tx);
}

/** Each name as it is, and turned to begin with each of its later words but `noise`. */
export async function fillOrganizationKeys(tx: Tx, scope: KeyScope, noise: readonly string[]): Promise<void> {
  await sql`
    insert into ${table(`${scope.into}.organization_key`)} (turned, name, state, npi)
    select t.turned, t.name, s.state, p.npi
    from ${table(scope.from.provider)} p
    cross join lateral (
      select distinct i > 1 as turned,
        case when i = 1 then w.name
          else array_to_string(w.words[i:], ' ') || ' | ' || array_to_string(w.words[:i - 1], ' ') end as name
      from (
        select n.name, string_to_array(n.name, ' ') as words
        from (
          select ${keyOf('p', 'organization_name', 'organization_key')} as name
          union select ${keyOf('p', 'other_organization_name', 'other_organization_key')}
          union select ${keyOf('o', 'name', 'name_key')} from ${table(scope.from.otherName)} o where o.npi = p.npi
        ) n
      ) w, generate_subscripts(w.words, 1) i
      where i = 1 or w.words[i] <> all (${noise}::text[])
    ) t
    cross join lateral (${states(scope)}) s
    where ${scoped(scope)} and t.name <> ''
      and (p.entity_type = 2 or p.organization_name is not null or p.other_organization_name is not null)`.execute(tx);
}

/** Five digits of a ZIP; abroad the whole postal code. */
const zipOf = (country: RawBuilder<string>, postalCode: RawBuilder<string>): RawBuilder<string> =>
  sql`coalesce(case when coalesce(${country}, 'US') = 'US' then left(${postalCode}, 5)
    else ${begin(postalCode, ZIP_CHARACTERS)} end, '')`;

const place = (purpose: number, row: string, prefix: string): RawBuilder<unknown> => {
  const column = (name: string): RawBuilder<string> => sql`${sql.ref(`${row}.${prefix}${name}`)}`;
  return sql`select ${sql.lit(purpose)} as purpose, coalesce(${begin(column('country'), CODE_CHARACTERS)}, 'US') as country,
    coalesce(${begin(column('state'), STATE_CHARACTERS)}, '') as state, coalesce(${keyOf(row, `${prefix}city`, `${prefix}city_key`)}, '') as city_key,
    ${zipOf(column('country'), column('postal_code'))} as zip`;
};

export async function fillPlaceKeys(tx: Tx, scope: KeyScope): Promise<void> {
  await sql`
    insert into ${table(`${scope.into}.place_key`)} (taxonomy, country, state, city_key, zip, npi, purposes, entity_type)
    select t.code, l.country, l.state, l.city_key, l.zip, p.npi, l.purposes, p.entity_type
    from ${table(scope.from.provider)} p
    cross join lateral (
      select country, state, city_key, zip, sum(distinct purpose)::smallint as purposes
      from (
        ${place(1, 'p', 'mailing_')}
        union all ${place(2, 'p', 'practice_')}
        union all ${place(4, 'l', '')} from ${table(scope.from.practiceLocation)} l where l.npi = p.npi
      ) places
      group by country, state, city_key, zip
    ) l
    cross join lateral (
      select distinct coalesce(${begin(sql`entry ->> 'code'`, CODE_CHARACTERS)}, '') as code
      from jsonb_array_elements(case p.taxonomies when '[]' then '[{}]' else p.taxonomies end) entry
    ) t
    where ${scoped(scope)}`.execute(tx);
}

/** Words of the keys; of `touched` they are added to those that are there. */
export async function fillWords(
  tx: Tx,
  { into, touched }: Pick<KeyScope, 'into' | 'touched'>,
  noise: readonly string[],
): Promise<void> {
  const only = touched ? sql`where k.npi in (select npi from touched)` : sql``;
  const whole = touched ? sql`and k.npi in (select npi from touched)` : sql``;
  await sql`
    insert into ${table(`${into}.word`)} as known (kind, word, frequency, variants, sound)
    select kind, word, count(*),
      array(
        select word union select overlay(word placing '' from i for 1) from generate_series(1, length(word)) i
        where length(word) > 2
      ),
      dmetaphone(word)
    from (
      select 'last' as kind, string_to_table(k.last_key, ' ') as word from ${table(`${into}.person_key`)} k ${only}
      union all select 'first', string_to_table(k.first_key, ' ') from ${table(`${into}.person_key`)} k ${only}
      union all select 'organization', string_to_table(k.name, ' ') from ${table(`${into}.organization_key`)} k where not k.turned ${whole}
      union all select 'city', k.city_key from ${table(`${into}.place_key`)} k ${only}
    ) words
    where word <> '' and not (kind = 'organization' and word = any (${noise}::text[]))
    group by kind, word
    ${touched ? sql`on conflict (kind, word) do update set frequency = known.frequency + excluded.frequency` : sql``}`.execute(
    tx,
  );
}

export async function deleteTouchedKeys(tx: Tx, schema: string): Promise<void> {
  for (const name of keyTables) {
    await sql`delete from ${table(`${schema}.${name}`)} where npi in (select npi from touched)`.execute(tx);
  }
}
