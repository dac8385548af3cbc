/**
 * Reads whole records in one statement, so that all their parts are of one generation. It gives a row for each row of a table,
 * as JSON: sixty columns one by one take the driver three times as long, and subqueries that gather side rows take the server
 * ten times as long as these four look-ups.
 */
import { CompiledQuery, type Selectable } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { plannedOnce } from '../../platform/db/named-statements.ts';

/** A slot of the file; members are missing where it has nothing. */
type Slot<Member extends string> = Readonly<Partial<Record<Member, string>>>;

type ProviderRow = Selectable<Database['registry.provider']>;
type KeyColumn = Extract<keyof ProviderRow, `${string}_key`>;
export type OtherNameRow = Selectable<Database['registry.other_name']>;
export type PracticeLocationRow = Selectable<Database['registry.practice_location']>;
export type EndpointRow = Selectable<Database['registry.endpoint']>;

type KeptByImport = 'record_on' | 'file_day' | 'fingerprint' | 'primary_taxonomy';
interface MainRow extends Omit<ProviderRow, KeyColumn | KeptByImport | 'taxonomies' | 'identifiers'> {
  readonly taxonomies: readonly Slot<'code' | 'license' | 'state' | 'switch' | 'group'>[];
  readonly identifiers: readonly Slot<'id' | 'type' | 'state' | 'issuer'>[];
}

/** The row of the main table, and those of the side tables in their order. */
export interface WholeRow extends MainRow {
  readonly other_names: readonly OtherNameRow[];
  readonly practice_locations: readonly PracticeLocationRow[];
  readonly endpoints: readonly EndpointRow[];
}

type Part =
  | { readonly part: 'provider'; readonly row: MainRow }
  | { readonly part: 'other_name'; readonly row: OtherNameRow }
  | { readonly part: 'practice_location'; readonly row: PracticeLocationRow }
  | { readonly part: 'endpoint'; readonly row: EndpointRow };

const parts: readonly Part['part'][] = ['provider', 'other_name', 'practice_location', 'endpoint'];
const rowsWhere = (condition: string): string =>
  plannedOnce +
  parts
    .map((part) => `select '${part}' as part, to_json(t) as row from registry.${part} t where ${condition}`)
    .join(' union all ');

/** Of one number the plan can be kept; of several PostgreSQL makes a new one each time. */
const rowsOfOne = rowsWhere('npi = $1');
const rowsOfSeveral = rowsWhere('npi = any($1)');

/** In no order; unknown numbers are left out. */
export async function listWholeRows(tx: Tx, npis: readonly string[]): Promise<readonly WholeRow[]> {
  const query = npis.length === 1 ? CompiledQuery.raw(rowsOfOne, [...npis]) : CompiledQuery.raw(rowsOfSeveral, [npis]);
  const { rows } = await tx.executeQuery<Part>(query);
  const found = new Map<string, Filling>();
  for (const { part, row } of rows)
    if (part === 'provider')
      found.set(row.npi, Object.assign(row, { other_names: [], practice_locations: [], endpoints: [] }));
  for (const { part, row } of rows) if (part !== 'provider') found.get(row.npi)?.[sides[part]].push(row as never);
  for (const row of found.values())
    for (const side of Object.values(sides)) row[side].sort((one, other) => one.line - other.line);
  return [...found.values()];
}

const sides = { other_name: 'other_names', practice_location: 'practice_locations', endpoint: 'endpoints' } as const;

interface Filling extends MainRow {
  readonly other_names: OtherNameRow[];
  readonly practice_locations: PracticeLocationRow[];
  readonly endpoints: EndpointRow[];
}
