/**
 * Rows of the main file and of the list of deactivations wait in the temporary table `incoming` and go from there into a
 * provider table, newest wins, in whatever order they come. Whole records and bare deactivations (no entity type) are merged
 * apart: a deactivation hides a record, it never empties it.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/context.ts';

/** Deactivation and what belongs to it. */
const statusColumns: readonly string[] = ['deactivation_reason', 'deactivated_on', 'reactivated_on'];

const list = (columns: readonly string[], prefix = ''): RawBuilder<unknown> =>
  sql.raw(columns.map((column) => prefix + column).join(', '));

/** Takes what COPY brings, until the transaction ends. */
export async function createIncoming(tx: Tx): Promise<void> {
  await sql`create temporary table incoming on commit drop as
    select *, 0::bigint as line from registry.provider with no data`.execute(tx);
}

/** The planner does not know a temporary table before somebody looks at it, and would read all providers instead. */
export async function analyzeTemporary(tx: Tx, table: string): Promise<void> {
  await sql`analyze ${sql.raw(table)}`.execute(tx);
}

/** Of equal newness the file that ends later holds; one without a period never wins against one that has it. */
const winsByFile = sql<boolean>`coalesce(p.file_day <= excluded.file_day, p.file_day is null)`;

/** A deactivation that came after the incoming record, and that the record does not know of, stays. */
const keepsStatus = sql<boolean>`(
  coalesce(greatest(p.deactivated_on, p.reactivated_on) >= coalesce(excluded.record_on, '-infinity'), false)
  and p.deactivated_on is distinct from excluded.deactivated_on
)`;

const assignments = (columns: readonly string[]): RawBuilder<unknown> =>
  sql.raw(columns.map((column) => `${column} = excluded.${column}`).join(', '));

const statusAssignments = sql.join(
  statusColumns.map(
    (column) =>
      sql`${sql.raw(column)} = case when ${keepsStatus} then p.${sql.raw(column)} else excluded.${sql.raw(column)} end`,
  ),
);

/** Whole records into `schema`. `columns` are those of the provider table, but for what it makes itself. */
export async function mergeRecords(tx: Tx, schema: string, columns: readonly string[]): Promise<void> {
  const details = columns.filter((column) => column !== 'npi' && !statusColumns.includes(column));
  await sql`
    insert into ${sql.raw(schema)}.provider as p (${list(columns)})
    select distinct on (npi) ${list(columns)}
    from incoming
    where entity_type is not null
    order by npi, record_on desc nulls last, line desc
    on conflict (npi) do update set ${assignments(details)}, ${statusAssignments}
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

/**
 * Deactivations, bare ones (without entity type) and those that are newer than the record they come with: that record may be
 * older than ours, and the deactivation newer.
 */
export async function mergeDeactivations(tx: Tx, schema: string): Promise<void> {
  await sql`
    insert into ${sql.raw(schema)}.provider as p (npi, ${list(statusColumns)}, file_day)
    select distinct on (npi) npi, ${list(statusColumns)}, file_day
    from incoming
    where deactivated_on is not null
    order by npi, greatest(deactivated_on, reactivated_on) desc, line desc
    on conflict (npi) do update set ${assignments(statusColumns)}
    where greatest(excluded.deactivated_on, excluded.reactivated_on) >=
        coalesce(greatest(p.record_on, p.deactivated_on, p.reactivated_on), '-infinity')
      and p.deactivated_on is distinct from excluded.deactivated_on`.execute(tx);
}

/** Of a bare deactivation nothing else is told, so its fingerprint says nothing; one that was merged has none. */
const contents = (row: string): RawBuilder<unknown> =>
  sql`case when ${sql.raw(`${row}entity_type`)} is not null then ${sql.raw(`${row}fingerprint`)} end, ${list(['entity_type', ...statusColumns], row)}`;

/** Two records are the same where these are; files of other days may bring the same record. */
export const differs = (one: string, other: string): RawBuilder<boolean> =>
  sql`(${contents(`${one}.`)}) is distinct from (${contents(`${other}.`)})`;

/** Records of the present generation that the coming one lacks, or has otherwise, become incoming themselves. */
export async function takeOverRecords(tx: Tx, columns: readonly string[]): Promise<void> {
  await sql`
    insert into incoming (${list(columns)}, line)
    select ${list(columns, 'o.')}, 0
    from registry.provider o left join registry_next.provider n using (npi)
    where n.npi is null or o.file_day > n.file_day or ${differs('o', 'n')}`.execute(tx);
}

/** An NPI that stands twice in a full file keeps its newest record, of equal ones the last. */
export async function deleteRepeated(tx: Tx): Promise<void> {
  await sql`
    delete from registry_next.provider where ctid in (
      select ctid from (
        select ctid, row_number() over (partition by npi order by record_on desc nulls last, ctid desc) as place
        from registry_next.provider
        where npi in (select npi from registry_next.provider group by npi having count(*) > 1)
      ) repeated
      where place > 1
    )`.execute(tx);
}
