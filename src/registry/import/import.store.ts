/**
 * Rows go by COPY into a temporary table of the connection, and from there into `registry.provider`, newest wins.
 * Whole records and bare deactivations (no entity type) are merged apart: a deactivation hides a record, it never empties it.
 */
import { sql } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import type { BulkConnection } from '../../platform/db/bulk-connection.ts';

export interface MergeCount {
  readonly added: number;
  readonly changed: number;
}

const list = (columns: readonly string[], prefix = ''): ReturnType<typeof sql.raw> =>
  sql.raw(columns.map((column) => prefix + column).join(', '));

/** One per connection; each transaction finds it empty. */
export async function createIncoming(tx: Tx, columns: readonly string[]): Promise<void> {
  await sql`create temporary table incoming on commit delete rows as
    select ${list(columns)}, 0::bigint as line from registry.provider with no data`.execute(tx);
}

/** Copies text rows as `copyLine` makes them; answers how many. */
export function copyIncoming(
  bulk: BulkConnection,
  columns: readonly string[],
  chunks: AsyncIterable<string>,
): Promise<number> {
  return bulk.copyIn(`copy incoming (${columns.join(', ')}, line) from stdin`, chunks);
}

/** A row in COPY's text format. */
export function copyLine(values: readonly (string | null)[], line: number): string {
  let text = '';
  for (const value of values) text += value === null ? '\\N\t' : `${escaped(value)}\t`;
  return `${text}${line}\n`;
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escaped = (value: string): string =>
  /[\\\t\n\r]/.test(value) ? value.replace(/[\\\t\n\r]/g, (sign) => escapes[sign] ?? sign) : value;

const newness = (row: string): ReturnType<typeof sql.raw> =>
  sql.raw(`greatest(${row}updated_on, ${row}deactivated_on, ${row}reactivated_on)`);

/** Of equal newness the file that ends later holds; one without a period never wins against one that has it. */
const winsByFile = sql`coalesce(p.file_day <= excluded.file_day, p.file_day is null)`;

/** Where only a later deactivation was known, the older whole record fills it in and stays deactivated. */
const fillsIn = sql`(p.entity_type is null and p.newest_on > ${newness('excluded.')})`;

/** `columns` are those of the incoming table, npi among them. */
export async function mergeRecords(
  tx: Tx,
  columns: readonly string[],
  { now, fileDay }: { readonly now: Date; readonly fileDay: string | null },
): Promise<MergeCount> {
  const content = columns.filter((column) => column !== 'npi');
  const plain = content.filter((column) => column !== 'deactivated_on' && column !== 'deactivation_reason');
  const { rows } = await sql<MergeCount>`
    with written as (
      insert into registry.provider as p (${list(columns)}, file_day, imported_at)
      select distinct on (npi) ${list(columns)}, ${fileDay}::date, ${now}::timestamptz
      from incoming
      where entity_type is not null
      order by npi, ${newness('')} desc nulls last, line desc
      on conflict (npi) do update set
        ${sql.raw(plain.map((column) => `${column} = excluded.${column}`).join(', '))},
        deactivated_on = case when ${fillsIn} then p.deactivated_on else excluded.deactivated_on end,
        deactivation_reason = case when ${fillsIn} then p.deactivation_reason else excluded.deactivation_reason end,
        file_day = excluded.file_day,
        imported_at = excluded.imported_at
      where (${list(content, 'p.')}) is distinct from (${list(content, 'excluded.')})
        and (
          p.entity_type is null
          or p.newest_on is null
          or ${newness('excluded.')} > p.newest_on
          or (${newness('excluded.')} = p.newest_on and ${winsByFile})
        )
      returning xmax = 0 as added
    )
    select count(*) filter (where added)::integer as added, count(*) filter (where not added)::integer as changed
    from written`.execute(tx);
  return rows[0] ?? { added: 0, changed: 0 };
}

export async function mergeDeactivations(
  tx: Tx,
  { now, fileDay }: { readonly now: Date; readonly fileDay: string | null },
): Promise<MergeCount> {
  const { rows } = await sql<MergeCount>`
    with written as (
      insert into registry.provider as p
        (npi, replacement_npi, deactivation_reason, deactivated_on, reactivated_on, file_day, imported_at)
      select distinct on (npi)
        npi, replacement_npi, deactivation_reason, deactivated_on, reactivated_on, ${fileDay}::date, ${now}::timestamptz
      from incoming
      where entity_type is null
      order by npi, ${newness('')} desc, line desc
      on conflict (npi) do update set
        replacement_npi = coalesce(excluded.replacement_npi, p.replacement_npi),
        deactivation_reason = coalesce(excluded.deactivation_reason, p.deactivation_reason),
        deactivated_on = excluded.deactivated_on,
        reactivated_on = coalesce(excluded.reactivated_on, p.reactivated_on),
        file_day = excluded.file_day,
        imported_at = excluded.imported_at
      where ${newness('excluded.')} >= coalesce(p.newest_on, '-infinity')
        and p.deactivated_on is distinct from excluded.deactivated_on
      returning xmax = 0 as added
    )
    select count(*) filter (where added)::integer as added, count(*) filter (where not added)::integer as changed
    from written`.execute(tx);
  return rows[0] ?? { added: 0, changed: 0 };
}

export interface ImportRun {
  readonly importRunId: string;
  readonly fileName: string;
  readonly fileDigest: Buffer;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly rowsRead: number;
  readonly rowsAdded: number;
  readonly rowsChanged: number;
  readonly rowsKept: number;
  readonly rowsRejected: number;
  readonly startedAt: Date;
  readonly finishedAt: Date;
}

export async function insertImportRun(tx: Tx, run: ImportRun): Promise<void> {
  await tx
    .insertInto('registry.import_run')
    .values({
      import_run_id: run.importRunId,
      file_name: run.fileName,
      file_digest: run.fileDigest,
      first_day: run.firstDay,
      last_day: run.lastDay,
      rows_read: run.rowsRead,
      rows_added: run.rowsAdded,
      rows_changed: run.rowsChanged,
      rows_kept: run.rowsKept,
      rows_rejected: run.rowsRejected,
      started_at: run.startedAt,
      finished_at: run.finishedAt,
    })
    .execute();
}

/** The planner would take a table that was just filled for an empty one. */
export async function refreshStatistics(tx: Tx): Promise<void> {
  await sql`analyze registry.provider`.execute(tx);
}
