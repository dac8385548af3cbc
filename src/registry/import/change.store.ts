/**
 * What files changed of what was known. Before and after are compared where a fingerprint or the deactivation differs, column
 * by column; the rows of a side file as a whole.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import { differs } from './merge.store.ts';

export interface ChangeSource {
  readonly importRunId: string;
  readonly now: Date;
}

export interface MergeCount {
  readonly added: number;
  readonly changed: number;
}

/** Columns that follow from others, or are about files and not about the provider. */
const bookkeeping: readonly string[] = ['npi', 'active', 'record_on', 'file_day', 'fingerprint', 'primary_taxonomy'];

/** What a merge may change is set aside first, and compared afterwards. */
export async function rememberBefore(tx: Tx): Promise<void> {
  await sql`create temporary table before on commit drop as
    select p.* from registry.provider p where p.npi in (select npi from incoming)`.execute(tx);
}

/** Holds the NPIs of whom something is new or different, until the transaction ends. Records are counted before side rows. */
export async function createTouched(tx: Tx): Promise<void> {
  await sql`create temporary table touched (npi text collate "C", added boolean) on commit drop`.execute(tx);
}

/** NPIs whose record is new or another one, into `touched`. */
export async function findTouched(tx: Tx): Promise<MergeCount> {
  await sql`insert into touched
    select p.npi, b.npi is null
    from registry.provider p left join before b using (npi)
    where p.npi in (select npi from incoming) and (b.npi is null or ${differs('b', 'p')})`.execute(tx);
  return await countTouched(tx);
}

/**
 * The same for a generation that takes the place of the present one. The first generation of all is where history begins:
 * its new records are counted, but they are no changes.
 */
export async function findTouchedByGeneration(tx: Tx, isFirst: boolean): Promise<MergeCount> {
  await sql`insert into touched
    select n.npi, o.npi is null
    from registry_next.provider n left join registry.provider o using (npi)
    where ${isFirst ? sql`o.npi is not null and` : sql`o.npi is null or`} ${differs('o', 'n')}`.execute(tx);
  const count = await countTouched(tx);
  if (!isFirst) return count;
  const { rows } = await sql<{ added: number }>`
    select (select count(*) from registry_next.provider)::integer - (select count(*) from registry.provider)::integer
      as added`.execute(tx);
  return { added: rows[0]?.added ?? 0, changed: count.changed };
}

async function countTouched(tx: Tx): Promise<MergeCount> {
  const { rows } = await sql<MergeCount>`
    select count(*) filter (where added)::integer as added, count(*) filter (where not added)::integer as changed
    from touched`.execute(tx);
  return rows[0] ?? { added: 0, changed: 0 };
}

/** One row for each field of `touched` that is different; of a new record only that it is there. */
export async function insertRecordChanges(
  tx: Tx,
  { before, after }: { readonly before: string; readonly after: string },
  { importRunId, now }: ChangeSource,
): Promise<void> {
  await sql`
    insert into registry.change (npi, field, old_value, new_value, effective_on, import_run_id, changed_at)
    select p.npi, coalesce(f.field, 'npi'), f.old_value, case when t.added then to_jsonb(p.npi) else f.new_value end,
      greatest(p.record_on, p.deactivated_on, p.reactivated_on), ${importRunId}::uuid, ${now}::timestamptz
    from touched t
    join ${sql.raw(after)} p using (npi)
    left join ${sql.raw(before)} b on b.npi = t.npi and not t.added
    left join lateral (
      select o.key as field, nullif(o.value, 'null') as old_value, nullif(n.value, 'null') as new_value
      from jsonb_each(to_jsonb(b)) o join jsonb_each(to_jsonb(p)) n using (key)
      where o.value <> n.value and o.key <> all (${bookkeeping}::text[]) and o.key not like '%\\_key'
    ) f on true
    where t.added or f.field is not null
    order by p.npi, f.field`.execute(tx);
}

/** The rows that a side table holds for each NPI, as one value in the order of the file. */
const rowsByNpi = (from: string): RawBuilder<unknown> => sql`
  select s.npi, jsonb_agg(jsonb_strip_nulls(to_jsonb(s) - ${sideBookkeeping}::text[]) order by s.line) as value
  from ${sql.raw(from)} s group by s.npi`;

const sideBookkeeping: readonly string[] = ['npi', 'line', 'file_day', 'name_key', 'city_key'];

export interface SideChange {
  /** What the record calls the rows. */
  readonly field: string;
  /** Each a table or a query between brackets. */
  readonly before: string;
  readonly after: string;
  /** With the first full file history begins: rows of whom there were none are no change. */
  readonly isFirst?: boolean;
}

/** Compares a side table before and after. Answers how many NPIs were touched. */
export async function insertSideChanges(
  tx: Tx,
  side: SideChange,
  { importRunId, now, effectiveOn }: ChangeSource & { readonly effectiveOn: string | null },
): Promise<MergeCount> {
  const { rows } = await sql<MergeCount>`
    with written as (
      insert into registry.change (npi, field, old_value, new_value, effective_on, import_run_id, changed_at)
      select npi, ${side.field}, b.value, a.value, ${effectiveOn}::date, ${importRunId}::uuid, ${now}::timestamptz
      from (${rowsByNpi(side.before)}) b ${sql.raw(side.isFirst === true ? 'left' : 'full')} join (${rowsByNpi(side.after)}) a using (npi)
      where b.value is distinct from a.value
      order by npi
      returning npi, old_value
    ), remembered as (
      insert into touched (npi, added) select npi, old_value is null from written
    )
    select count(*) filter (where old_value is null)::integer as added,
      count(*) filter (where old_value is not null)::integer as changed
    from written`.execute(tx);
  return rows[0] ?? { added: 0, changed: 0 };
}
