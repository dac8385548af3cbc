/** SQL of what an operator does to an account: its status, and the count of failures that locks it. */
import type { Tx } from '../../platform/context.ts';

const accountOf = (tx: Tx, accountId: string) =>
  tx.selectFrom('identity.account').select(['account_id', 'status']).where('account_id', '=', accountId);

export const findStatus = async (tx: Tx, accountId: string) =>
  (await accountOf(tx, accountId).executeTakeFirst())?.status;

export const findAccountById = async (tx: Tx, accountId: string) =>
  (await accountOf(tx, accountId).executeTakeFirst())?.account_id ?? null;

/** False when the account is not in the status that it should leave. */
export async function markStatus(
  tx: Tx,
  accountId: string,
  change: { readonly from: 'active' | 'disabled'; readonly to: 'active' | 'disabled'; readonly reason: string | null },
  now: Date,
): Promise<boolean> {
  const changed = await tx
    .updateTable('identity.account')
    .set((row) => ({
      status: change.to,
      status_since: now,
      status_reason: change.reason,
      version: row('version', '+', 1),
    }))
    .where('account_id', '=', accountId)
    .where('status', '=', change.from)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

/** Forgets the failures of every device; gives how many of those counts had locked the account. */
export async function clearBuckets(tx: Tx, accountId: string, now: Date): Promise<number> {
  const cleared = await tx
    .deleteFrom('identity.sign_in_bucket')
    .where('account_id', '=', accountId)
    .returning('locked_until')
    .execute();
  return cleared.filter(({ locked_until: until }) => until !== null && until > now).length;
}
