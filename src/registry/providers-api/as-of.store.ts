/**
 * What fields held before their first change after a day.
 * Rows of side files come back without their empty columns, as history keeps them.
 */
import { sql } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import type { PlainDate } from '../../vocabulary/plain-date.ts';
import type { WholeRow } from '../provider/whole.store.ts';
import type { UndoneField } from './as-of.rules.ts';

/** Files without days count by the day on which they were applied. */
export async function listUndone(
  tx: Tx,
  npis: readonly string[],
  day: PlainDate,
): Promise<ReadonlyMap<string, readonly UndoneField[]>> {
  const { rows } = await sql<UndoneField & { npi: string }>`
    select distinct on (npi, field) npi, field, old_value as before, changed_on as "changedOn"
    from (
      select npi, field, change_id, old_value,
        coalesce(effective_on, (changed_at at time zone 'UTC')::date) as changed_on
      from registry.change where npi = any(${npis})
    ) dated
    where changed_on > ${day}::date
    order by npi, field, change_id`.execute(tx);
  return Map.groupBy(rows, ({ npi }) => npi);
}

const emptySide = {
  other_names: ['name', 'name_type', 'created_on'],
  practice_locations: 'line_1 line_2 city state postal_code country phone phone_extension fax'.split(' '),
  endpoints: (
    'endpoint_type endpoint_type_description endpoint affiliation endpoint_description affiliation_name use_code ' +
    'use_description other_use_description content_type content_description other_content_description ' +
    'affiliation_line_1 affiliation_line_2 affiliation_city affiliation_state affiliation_country affiliation_postal_code'
  ).split(' '),
} as const;

/** Side rows whole again: what history leaves out was empty. */
export function withEmptyColumns(row: WholeRow): WholeRow {
  const filled = Object.entries(emptySide).map(([side, columns]) => {
    const rows = row[side as keyof typeof emptySide] ?? [];
    const empty = Object.fromEntries(columns.map((column) => [column, null]));
    return [side, rows.map((each) => ({ ...empty, ...each }))] as const;
  });
  return {
    ...row,
    ...Object.fromEntries(filled),
    taxonomies: row.taxonomies ?? [],
    identifiers: row.identifiers ?? [],
  };
}
