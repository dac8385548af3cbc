/**
 * Reads whole tables of the registry in the order of NPIs, a few thousand rows at a time, through a cursor of the transaction:
 * memory stays flat, and all files of one export tell of the same moment.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/context.ts';

export type StoredRow = Readonly<Record<string, unknown>>;

const ROWS_AT_ONCE = 2000;

/**
 * From here on the transaction sees one moment; call it first. The tables are held, because a generation that took their place
 * meanwhile would be newer than that moment, and look empty.
 */
export async function seeOneMoment(tx: Tx): Promise<void> {
  await sql`set transaction isolation level repeatable read, read only`.execute(tx);
  await sql`lock table registry.provider, registry.other_name, registry.practice_location, registry.endpoint
    in access share mode`.execute(tx);
}

/** NPIs of whom something is newer than that day began, at its source or here. */
const changedSince = (since: string): RawBuilder<boolean> => sql`r.npi in (
  select npi from registry.provider where greatest(updated_on, deactivated_on, reactivated_on) >= ${since}::date
  union select npi from registry.change where changed_at >= ${since}::date
)`;

const deactivated = sql<boolean>`not r.active and r.deactivated_on is not null`;

export interface Selection {
  /** Without its schema. */
  readonly table: string;
  /** Several rows of an NPI, in the order of their lines. */
  readonly isSide: boolean;
  readonly since: string | null;
  readonly onlyDeactivated: boolean;
}

export async function* readRows(tx: Tx, selection: Selection): AsyncGenerator<readonly StoredRow[]> {
  const conditions = [
    ...(selection.since === null ? [] : [changedSince(selection.since)]),
    ...(selection.onlyDeactivated ? [deactivated] : []),
  ];
  const where = conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`;
  await sql`declare exported no scroll cursor for
    select r.* from ${sql.raw(`registry.${selection.table}`)} r ${where} order by r.npi${selection.isSide ? sql`, r.line` : sql``}`.execute(
    tx,
  );
  for (;;) {
    const { rows } = await sql<StoredRow>`fetch ${sql.raw(String(ROWS_AT_ONCE))} from exported`.execute(tx);
    if (rows.length === 0) break;
    yield rows;
  }
  await sql`close exported`.execute(tx);
}

/** The last day that any file covered; an export names itself after it. */
export async function findLastDay(tx: Tx): Promise<string | null> {
  const row = await tx
    .selectFrom('registry.import_run')
    .select((query) => query.fn.max('last_day').as('day'))
    .executeTakeFirst();
  return row?.day ?? null;
}

/** Whether any other name says when it was filed: older files do not have the column. */
export async function hasCreatedDates(tx: Tx): Promise<boolean> {
  const row = await tx
    .selectFrom('registry.other_name')
    .select('npi')
    .where('created_on', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
