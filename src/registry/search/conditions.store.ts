/**
 * The parts of a way as conditions on the tables of keys. Keys hold letters, digits and spaces only, in "C" order, so what
 * begins with one is a range; `alias` is the name that the statement gives to the table.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Keys, OrganizationPart, PersonPart, PlacePart, Word } from './way.rules.ts';

export type Condition = RawBuilder<unknown>;

/** Behind every key that begins with another: no sign comes after it. */
const LAST_SIGN = '\u{10FFFF}';
/** Behind the word itself and the word with others behind it: the sign that follows the space. */
const SPACE_NEXT = '!';

export const all = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);

const between = (column: Condition, from: string, to: string): Condition =>
  sql`(${column} >= ${from} and ${column} < ${to})`;

export function holds(column: Condition, keys: Keys | null): readonly Condition[] {
  if (keys === null) return [];
  if (keys.kind === 'in') {
    const [only] = keys.keys;
    return [keys.keys.length === 1 ? sql`${column} = ${only}` : sql`${column} = any(${keys.keys}::text[])`];
  }
  const range = between(column, keys.key, keys.key + LAST_SIGN);
  return keys.longer ? [sql`${column} > ${keys.key}`, range] : [range];
}

const is = (column: Condition, value: string | null): readonly Condition[] =>
  value === null ? [] : [sql`${column} = ${value}`];

export function personConditions(alias: string, part: PersonPart): readonly Condition[] {
  const column = (name: string): Condition => sql.ref(`${alias}.${name}`);
  return [
    sql`${column('official')} = ${part.official}`,
    ...is(column('state'), part.state),
    ...holds(column('last_key'), part.last),
    ...holds(column('first_key'), part.first),
  ];
}

/** Names as they are, or, for words, turned so that they begin with the first of them; every other stands in it somewhere. */
export function organizationConditions(alias: string, part: OrganizationPart): readonly Condition[] {
  const column = (name: string): Condition => sql.ref(`${alias}.${name}`);
  const name = column('name');
  const [first, ...others] = part.words ?? [];
  return [
    ...is(column('state'), part.state),
    ...(first === undefined
      ? [sql`${column('turned')} = false`, ...holds(name, part.name)]
      : [
          sql`${column('turned')} = any('{false,true}')`,
          between(name, first.key, first.key + (first.begins ? LAST_SIGN : SPACE_NEXT)),
        ]),
    ...others.map((word) => holdsWord(name, word)),
  ];
}

/** Behind the first word of the name: that one is looked up. */
const holdsWord = (name: Condition, { key, begins }: Word): Condition =>
  begins ? sql`${name} like ${`% ${key}%`}` : sql`${name} || ' ' like ${`% ${key} %`}`;

export function placeConditions(alias: string, part: PlacePart, entityType: 1 | 2 | null): readonly Condition[] {
  const column = (name: string): Condition => sql.ref(`${alias}.${name}`);
  return [
    ...(part.taxonomies === null ? [] : holds(column('taxonomy'), { kind: 'in', keys: part.taxonomies })),
    ...is(column('state'), part.state),
    ...holds(column('city_key'), part.city),
    ...holds(column('zip'), part.zip),
    ...is(column('country'), part.country),
    ...(part.country !== null && part.country !== 'US' ? [sql`${column('country')} <> 'US'`] : []),
    ...(entityType === null ? [] : [sql`${column('entity_type')} = ${entityType}::smallint`]),
    ...(part.purposes === null ? [] : [sql`${column('purposes')} & ${part.purposes}::smallint <> 0`]),
  ];
}
