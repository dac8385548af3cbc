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

type Fragment = ReturnType<typeof sql.raw>;

const list = (columns: readonly string[], prefix = ''): Fragment =>
  sql.raw(columns.map((column) => prefix + column).join(', '));

/** One per connection; each transaction finds it empty. */
export async function createIncoming(tx: Tx, columns: readonly string[]): Promise<void> {
  await sql`create temporary table incoming on commit delete rows as
    select ${list(columns)}, fingerprint, 0::bigint as line from registry.provider with no data`.execute(tx);
}

/** Copies text rows as `copyLine` makes them; answers how many. */
export function copyIncoming(
  bulk: BulkConnection,
  columns: readonly string[],
  chunks: AsyncIterable<string>,
): Promise<number> {
  return bulk.copyIn(`copy incoming (${columns.join(', ')}, fingerprint, line) from stdin`, chunks);
}

/** A row in COPY's text format; `rest` are numbers behind it. */
export function copyLine(values: readonly (string | null)[], rest: readonly (number | bigint)[]): string {
  let text = '';
  for (const value of values) text += value === null ? '\\N\t' : `${escaped(value)}\t`;
  return `${text}${rest.join('\t')}\n`;
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escaped = (value: string): string =>
  /[\\\t\n\r]/.test(value) ? value.replace(/[\\\t\n\r]/g, (sign) => escapes[sign] ?? sign) : value;

const newness = (row: string): Fragment =>
  sql.raw(`greatest(${row}updated_on, ${row}deactivated_on, ${row}reactivated_on)`);

/** Deactivation and what belongs to it: the part that a bare deactivation replaces. */
const statusColumns: readonly string[] = ['deactivation_reason', 'deactivated_on', 'reactivated_on'];

/** Of equal newness the file that ends later holds; one without a period never wins against one that has it. */
const winsByFile = sql<boolean>`coalesce(p.file_day <= excluded.file_day, p.file_day is null)`;

/** A deactivation that came after the incoming record, and that the record does not know of, stays. */
const keepsStatus = sql<boolean>`(
  coalesce(greatest(p.deactivated_on, p.reactivated_on) >= ${newness('excluded.')}, false)
  and p.deactivated_on is distinct from excluded.deactivated_on
)`;

const assignments = (columns: readonly string[]): Fragment =>
  sql.raw(columns.map((column) => `${column} = excluded.${column}`).join(', '));

const statusAssignments = sql.join(
  statusColumns.map(
    (column) =>
      sql`${sql.raw(column)} = case when ${keepsStatus} then p.${sql.raw(column)} else excluded.${sql.raw(column)} end`,
  ),
);

export interface MergeTime {
  readonly now: Date;
  readonly importRunId: string;
  /** Last day that the file covers. */
  readonly fileDay: string | null;
}

/** Whole records. `columns` are those of the incoming table, npi among them. */
export async function mergeRecords(
  tx: Tx,
  columns: readonly string[],
  { fileDay }: Pick<MergeTime, 'fileDay'>,
): Promise<void> {
  const details = columns.filter((column) => column !== 'npi' && !statusColumns.includes(column));
  await sql`
    insert into registry.provider as p (${list(columns)}, fingerprint, record_on, file_day)
    select distinct on (npi) ${list(columns)}, fingerprint, ${newness('')}, ${fileDay}::date
    from incoming
    where entity_type is not null
    order by npi, ${newness('')} desc nulls last, line desc
    on conflict (npi) do update set
      ${assignments([...details, 'fingerprint', 'record_on', 'file_day'])},
      ${statusAssignments}
    where (
        (p.fingerprint, p.record_on, p.file_day) is distinct from
          (excluded.fingerprint, excluded.record_on, excluded.file_day)
        or (not ${keepsStatus}
          and (${list(statusColumns, 'p.')}) is distinct from (${list(statusColumns, 'excluded.')}))
      )
      and (
        p.entity_type is null
        or p.record_on is null
        or excluded.record_on > p.record_on
        or (excluded.record_on = p.record_on and ${winsByFile})
      )`.execute(tx);
}

/** Bare deactivations: rows without an entity type. */
export async function mergeDeactivations(tx: Tx, { fileDay }: Pick<MergeTime, 'fileDay'>): Promise<void> {
  await sql`
    insert into registry.provider as p (npi, ${list(statusColumns)}, file_day)
    select distinct on (npi) npi, ${list(statusColumns)}, ${fileDay}::date
    from incoming
    where entity_type is null
    order by npi, greatest(deactivated_on, reactivated_on) desc, line desc
    on conflict (npi) do update set ${assignments(statusColumns)}
    where greatest(excluded.deactivated_on, excluded.reactivated_on) >=
        coalesce(greatest(p.record_on, p.deactivated_on, p.reactivated_on), '-infinity')
      and p.deactivated_on is distinct from excluded.deactivated_on`.execute(tx);
}

/** What a file may change is set aside first, and compared afterwards. */
export async function rememberBefore(tx: Tx): Promise<void> {
  await sql`create temporary table before on commit drop as
    select p.* from registry.provider p where p.npi in (select npi from incoming)`.execute(tx);
}

/** Columns that follow from others, or are about files and not about the provider. */
const bookkeeping: readonly string[] = ['npi', 'active', 'record_on', 'file_day', 'fingerprint', 'primary_taxonomy'];

/** Writes down what is different from `before`, and leaves the NPIs in the temporary table `touched`. */
export async function recordChanges(tx: Tx, { now, importRunId }: MergeTime): Promise<MergeCount> {
  const status = list(statusColumns, 'b.');
  await sql`create temporary table touched on commit drop as
    select p.npi, b.npi is null as added
    from registry.provider p left join before b using (npi)
    where p.npi in (select npi from incoming)
      and (b.npi is null
        or (b.entity_type, b.fingerprint, ${status}) is distinct from
          (p.entity_type, p.fingerprint, ${list(statusColumns, 'p.')}))`.execute(tx);
  await sql`
    insert into registry.change (npi, field, old_value, new_value, effective_on, import_run_id, changed_at)
    select p.npi, coalesce(f.field, 'npi'), f.old_value,
      case when t.added then to_jsonb(p.npi) else f.new_value end,
      greatest(p.record_on, p.deactivated_on, p.reactivated_on), ${importRunId}::uuid, ${now}::timestamptz
    from touched t
    join registry.provider p using (npi)
    left join before b using (npi)
    left join lateral (
      select o.key as field, nullif(o.value, 'null') as old_value, nullif(n.value, 'null') as new_value
      from jsonb_each(to_jsonb(b)) o join jsonb_each(to_jsonb(p)) n using (key)
      where o.value <> n.value and o.key <> all (${bookkeeping}::text[]) and o.key not like '%\_key'
    ) f on true
    where t.added or f.field is not null
    order by p.npi, f.field`.execute(tx);
  const { rows } = await sql<MergeCount>`
    select count(*) filter (where added)::integer as added, count(*) filter (where not added)::integer as changed
    from touched`.execute(tx);
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
      kind: 'main',
      made_generation: false,
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
