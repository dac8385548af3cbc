/**
 * Destroying what is known of one person: the wrapped data keys go, and with them every sealed value, wherever it is
 * copied to. The ledger beside the master key comes first: a database restored from a backup is shredded again by it.
 */
import type { Ctx } from '../context.ts';
import { refuseInsideTransaction } from './data-keys.ts';
import type { KeyCtx } from './data-keys.ts';
import { vaultOf } from './keyring.ts';

export interface PreparedShred {
  readonly ownerId: string;
}

/** Writes the ledger. From here on the shredding happens, at the next start at the latest: call `shred` at once. */
export async function prepareShred(ctx: KeyCtx, ownerId: string): Promise<PreparedShred> {
  refuseInsideTransaction(ctx);
  await vaultOf(ctx.keyring).noteShredded({ ownerId, at: ctx.now.toISOString() });
  return { ownerId };
}

/** Inside the transaction that also writes the audit event. */
export async function shred(ctx: Pick<Ctx, 'tx' | 'now'>, { ownerId }: PreparedShred): Promise<void> {
  await shredOwners(ctx, [ownerId]);
}

const ownersAtOnce = 500;

/** At every start and after every restore: how many data keys had come back and were destroyed again. */
export async function replayShredLedger(ctx: KeyCtx): Promise<number> {
  refuseInsideTransaction(ctx);
  const owners = (await vaultOf(ctx.keyring).listShredded()).map(({ ownerId }) => ownerId);
  let destroyed = 0;
  for (let start = 0; start < owners.length; start += ownersAtOnce) {
    const some = owners.slice(start, start + ownersAtOnce);
    destroyed += await ctx.tx.transaction().execute((tx) => shredOwners({ tx, now: ctx.now }, some));
  }
  return destroyed;
}

async function shredOwners({ tx, now }: Pick<Ctx, 'tx' | 'now'>, owners: readonly string[]): Promise<number> {
  const destroyed = await tx
    .updateTable('platform.data_key')
    .set({ wrapped_key: null, shredded_at: now })
    .where('owner_id', 'in', [...owners])
    .where('wrapped_key', 'is not', null)
    .executeTakeFirst();
  await tx
    .deleteFrom('platform.lookup')
    .where('owner_id', 'in', [...owners])
    .execute();
  return Number(destroyed.numUpdatedRows);
}
