/** Changes of one record, the newest first, each with the file that brought it. */
import type { Tx } from '../../platform/context.ts';
import type { RecordChange } from './history.rules.ts';

export async function listChanges(
  tx: Tx,
  npi: string,
  { limit, skip }: { readonly limit: number; readonly skip: number },
): Promise<readonly RecordChange[]> {
  const rows = await tx
    .selectFrom('registry.change as c')
    .leftJoin('registry.import_run as r', 'r.import_run_id', 'c.import_run_id')
    .select(['c.field', 'c.old_value', 'c.new_value', 'c.changed_at', 'r.file_name'])
    .where('c.npi', '=', npi)
    .orderBy('c.change_id', 'desc')
    .limit(limit)
    .offset(skip)
    .execute();
  return rows.map((row) => ({
    field: row.field,
    before: row.old_value,
    after: row.new_value,
    changedAt: row.changed_at,
    fileName: row.file_name,
  }));
}

export async function countChanges(tx: Tx, npi: string): Promise<number> {
  const { count } = await tx
    .selectFrom('registry.change')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('npi', '=', npi)
    .executeTakeFirstOrThrow();
  return Number(count);
}
