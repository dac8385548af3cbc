/**
 * Master key: unwraps each data key and wraps it with the current master key. No sealed value changes.
 * The update names the old wrapped bytes: a key that was shredded or moved meanwhile stays as it is.
 */
import { sql } from 'kysely';
import { aboutDataKey, atMost } from './data-keys.ts';
import type { KeyCtx } from './data-keys.ts';
import type { DataKeyRow } from './data-keys.statements.ts';
import { vaultOf } from './keyring.ts';
import { walk } from './rotated-rows.ts';
import type { Moved, Span } from './rotated-rows.ts';

const unwrapsAtOnce = 16;

export function moveWrappings(ctx: KeyCtx, tell: (moved: number) => void): Promise<Moved> {
  const batch = async (span: Span): Promise<Moved> => {
    const rows = await listOldWrappings(ctx, span);
    const wrapped = (await atMost(unwrapsAtOnce, rows, (row) => rewrap(ctx, row))).filter((row) => row !== null);
    return { moved: await storeWrappings(ctx, wrapped), broken: rows.length - wrapped.length };
  };
  return walk(ctx, { table: 'platform.data_key', key: 'data_key_id' }, batch, tell);
}

export async function countOldWrappings(ctx: KeyCtx): Promise<number> {
  const { current } = vaultOf(ctx.keyring).sets().master;
  const row = await ctx.tx
    .selectFrom('platform.data_key')
    .select((query) => query.fn.countAll<string>().as('rows'))
    .where('master_key_id', '<>', current)
    .where('wrapped_key', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(row.rows);
}

function listOldWrappings(ctx: KeyCtx, { after, last }: Span): Promise<DataKeyRow[]> {
  return ctx.tx
    .selectFrom('platform.data_key')
    .select(['data_key_id', 'owner_id', 'version', 'wrapped_key', 'master_key_id'])
    .where('master_key_id', '<>', vaultOf(ctx.keyring).sets().master.current)
    .where('wrapped_key', 'is not', null)
    .where('data_key_id', '>', after)
    .where('data_key_id', '<=', last)
    .execute();
}

interface Rewrapped {
  readonly id: string;
  readonly old: Buffer;
  readonly wrapped: Buffer;
  readonly masterKeyId: string;
}

async function rewrap(ctx: KeyCtx, row: DataKeyRow): Promise<Rewrapped | null> {
  const { data_key_id: id, wrapped_key: old, master_key_id: oldMasterKeyId } = row;
  const vault = vaultOf(ctx.keyring);
  const plain = old && (await vault.unwrap(oldMasterKeyId, aboutDataKey(row), old));
  if (!old || !plain) return null;
  const { masterKeyId, wrapped } = await vault.wrap(aboutDataKey(row), plain);
  plain.fill(0);
  return { id, old, wrapped, masterKeyId };
}

async function storeWrappings(ctx: KeyCtx, rows: readonly Rewrapped[]): Promise<number> {
  const done = await sql`
    update platform.data_key k set wrapped_key = v.wrapped, master_key_id = v.master_key_id
      from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ old }) => old)}::bytea[],
                  ${rows.map(({ wrapped }) => wrapped)}::bytea[], ${rows.map(({ masterKeyId }) => masterKeyId)}::text[])
        as v (id, old, wrapped, master_key_id)
     where k.data_key_id = v.id and k.wrapped_key = v.old`.execute(ctx.tx);
  return Number(done.numAffectedRows ?? 0);
}
