/** SQL of who owns which Type 1 NPI. Names, birth dates and SSNs stay sealed; owners are found through look-ups. */
import type { Insertable } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';

export async function findOwner(tx: Tx, npi: string) {
  return tx.selectFrom('access.type1_owner').selectAll().where('npi', '=', npi).executeTakeFirst();
}

/** NPIs whose owners are among these and whom nobody has claimed yet. */
export async function listUnclaimed(tx: Tx, ownerIds: readonly string[]): Promise<readonly string[]> {
  if (ownerIds.length === 0) return [];
  const rows = await tx
    .selectFrom('access.type1_owner')
    .select('npi')
    .where('person_id', 'in', [...ownerIds])
    .where('account_id', 'is', null)
    .orderBy('npi')
    .execute();
  return rows.map(({ npi }) => npi);
}

/** False when the NPI was loaded meanwhile. */
export async function insertOwner(tx: Tx, row: Insertable<Database['access.type1_owner']>): Promise<boolean> {
  const inserted = await tx
    .insertInto('access.type1_owner')
    .values(row)
    .onConflict((conflict) => conflict.column('npi').doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** False when another account was first. */
export async function claimOwner(tx: Tx, npi: string, accountId: string, now: Date): Promise<boolean> {
  const updated = await tx
    .updateTable('access.type1_owner')
    .set({ account_id: accountId, matched_at: now })
    .where('npi', '=', npi)
    .where('account_id', 'is', null)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}
