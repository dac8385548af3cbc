/**
 * Whether these keys fit this database: a key file of another installation, or one from before a rotation, shows here and
 * not at the first person's page. Reads a whole index: for `countersign doctor`, not for a request.
 */
import type { KeyCtx } from './data-keys.ts';
import { vaultOf } from './keyring.ts';

/** Ids of keys that stored values need and the keyring does not hold; empty is well. */
export async function listMissingKeys(ctx: Pick<KeyCtx, 'tx' | 'keyring'>): Promise<readonly string[]> {
  const { master, lookup } = vaultOf(ctx.keyring).sets();
  const masters = await ctx.tx
    .selectFrom('platform.data_key')
    .select('master_key_id as id')
    .where('wrapped_key', 'is not', null)
    .distinct()
    .execute();
  const lookups = await ctx.tx.selectFrom('platform.lookup').select('key_id as id').distinct().execute();
  return [
    ...masters.filter(({ id }) => !master.keys.has(id)).map(({ id }) => id),
    ...lookups.filter(({ id }) => !lookup.keys.has(id)).map(({ id }) => id),
  ].toSorted();
}
