/**
 * What files changed, in the order in which it could be seen: numbers of changes are drawn by one transaction at a time
 * (migration 0018), so whoever reads on behind the last one they saw misses nothing.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import type { JsonValue } from '../../platform/db/database.ts';
import type { PlainDate } from '../../vocabulary/plain-date.ts';

export interface ChangeRow {
  /** A bigint, as text. */
  readonly changeId: string;
  readonly npi: string;
  readonly field: string;
  readonly before: JsonValue;
  readonly after: JsonValue;
  readonly effectiveOn: PlainDate | null;
  readonly appliedAt: Date;
  readonly fileName: string | null;
  readonly fileKind: string | null;
}

const selected = sql`select c.change_id as "changeId", c.npi, c.field, c.old_value as before, c.new_value as after,
    c.effective_on as "effectiveOn", c.changed_at as "appliedAt", r.file_name as "fileName", r.kind as "fileKind"
  from registry.change c left join registry.import_run r using (import_run_id)`;

const listed = async (tx: Tx, rest: RawBuilder<unknown>): Promise<readonly ChangeRow[]> =>
  (await sql<ChangeRow>`${selected} ${rest}`.execute(tx)).rows;

/** Of everybody, oldest first. */
export const listChangesAfter = (tx: Tx, after: string, limit: number): Promise<readonly ChangeRow[]> =>
  listed(tx, sql`where c.change_id > ${after}::bigint order by c.change_id limit ${limit}`);

/** Of one provider, newest first. */
export const listChangesOf = (
  tx: Tx,
  npi: string,
  { before, limit }: { readonly before: string | null; readonly limit: number },
): Promise<readonly ChangeRow[]> =>
  listed(
    tx,
    sql`where c.npi = ${npi} and (${before}::bigint is null or c.change_id < ${before}::bigint)
      order by c.change_id desc limit ${limit}`,
  );

/** The last change before anything was applied at that moment or later; of all changes where nothing was. */
export async function findLastChangeBefore(tx: Tx, moment: Date): Promise<string> {
  const { rows } = await sql<{ last: string }>`
    select coalesce(
      (select min(change_id) - 1 from registry.change where changed_at >= ${moment}::timestamptz),
      (select max(change_id) from registry.change),
      0
    ) as last`.execute(tx);
  return rows[0]?.last ?? '0';
}

/** When history began here; null before the first file. */
export async function findHistoryBegin(tx: Tx): Promise<Date | null> {
  const row = await tx
    .selectFrom('registry.import_run')
    .select((query) => query.fn.min('finished_at').as('begin'))
    .executeTakeFirst();
  return row?.begin ?? null;
}

export async function isKnownNpi(tx: Tx, npi: string): Promise<boolean> {
  const row = await tx.selectFrom('registry.provider').select('npi').where('npi', '=', npi).executeTakeFirst();
  return row !== undefined;
}
