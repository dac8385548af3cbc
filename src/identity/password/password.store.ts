/** SQL of changing a password: the one in force, those before it, and the swap, which only one request can win. */
import type { Tx } from '../../platform/context.ts';

/** The password in force with what its rules ask about; undefined for an account that is not there. */
export const findCredential = (tx: Tx, accountId: string) =>
  tx
    .selectFrom('identity.credential as credential')
    .innerJoin('identity.account as account', 'account.account_id', 'credential.account_id')
    .select([
      'credential.credential_id',
      'credential.password_hash',
      'credential.set_at',
      'credential.compromised_at',
      'account.user_id',
    ])
    .where('credential.account_id', '=', accountId)
    .where('credential.retired_at', 'is', null)
    .executeTakeFirst();

/** Hashes of passwords before the one in force, newest first. */
export async function listPreviousHashes(tx: Tx, accountId: string, atMost: number): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('identity.credential')
    .select('password_hash')
    .where('account_id', '=', accountId)
    .where('retired_at', 'is not', null)
    .orderBy('retired_at', 'desc')
    .limit(atMost)
    .execute();
  return rows.map((row) => row.password_hash);
}

/** True for the one request that takes this password out of force. */
export async function retireCredential(tx: Tx, credentialId: string, now: Date): Promise<boolean> {
  const retired = await tx
    .updateTable('identity.credential')
    .set({ retired_at: now })
    .where('credential_id', '=', credentialId)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  return retired.numUpdatedRows === 1n;
}

/**
 * No browser spares the code any more, and none but `keep` counts as the owner's until it has signed in again.
 * `keep` is the one in which the password was changed.
 */
export async function forgetDevices(tx: Tx, accountId: string, keep: Buffer | null, now: Date): Promise<void> {
  const devices = tx.updateTable('identity.known_device').where('account_id', '=', accountId);
  await devices.set({ remembered_until: null }).where('remembered_until', 'is not', null).execute();
  const forgotten = devices.set({ forgotten_at: now }).where('forgotten_at', 'is', null);
  await (keep ? forgotten.where('cookie_digest', '!=', keep) : forgotten).execute();
}
