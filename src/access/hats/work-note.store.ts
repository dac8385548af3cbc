/** SQL of work notes: written and read, never changed. */
import type { Insertable } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import type { BusinessFunction } from '../business-functions.rules.ts';

export async function insertWorkNote(tx: Tx, row: Insertable<Database['access.work_note']>): Promise<void> {
  await tx.insertInto('access.work_note').values(row).execute();
}

/** Newest first. */
export const listWorkNotes = (tx: Tx, partyId: string, businessFunction: BusinessFunction, limit: number) =>
  tx
    .selectFrom('access.work_note')
    .select(['work_note_id', 'account_id', 'text_sealed', 'version', 'written_at', 'connection_id'])
    .where('party_id', '=', partyId)
    .where('business_function', '=', businessFunction === 'registry' ? 'registry' : 'enrollment')
    .orderBy('work_note_id', 'desc')
    .limit(limit)
    .execute();
