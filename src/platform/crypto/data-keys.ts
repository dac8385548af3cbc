/**
 * One data key per person (or organization), wrapped by the master key and stored in platform.data_key.
 * Unwrapping may cross the network, so a data key is prepared BEFORE the transaction that seals or opens with it.
 * Nothing is kept between requests: when the keys are away, personal data is away too (503), and comes back with them.
 */
import { createSecretKey, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Ctx } from '../context.ts';
import { SealBroken } from './errors.ts';
import { newId } from './id.ts';
import { vaultOf } from './keyring.ts';
import { keyBytes, unambiguous } from './primitives.ts';

export type KeyCtx = Pick<Ctx, 'tx' | 'keyring' | 'now'>;

/** An owner's keys in memory: hand it to `sealValue` and `openValue`; it prints as nothing and belongs to one request. */
export interface DataKey {
  readonly ownerId: string;
  /** The key that seals; null when the owner was shredded (`shredded`) or has no key yet. */
  readonly currentId: string | null;
  readonly keys: ReadonlyMap<string, KeyObject>;
  readonly shredded: boolean;
}

export interface DataKeyRow {
  readonly data_key_id: string;
  readonly owner_id: string;
  readonly version: number;
  readonly wrapped_key: Buffer | null;
  readonly master_key_id: string;
}

/** What the wrapping authenticates: a wrapped key moved to another owner, id or version does not unwrap. */
export const aboutDataKey = (row: Pick<DataKeyRow, 'data_key_id' | 'owner_id' | 'version'>): Buffer =>
  unambiguous('countersign data key 1', row.owner_id, row.data_key_id, row.version);

/** The owner's key, made and stored if there is none. Throws KeysUnavailable, and SealBroken for a wrapped key that was edited. */
export async function prepareDataKey(ctx: KeyCtx, ownerId: string): Promise<DataKey> {
  refuseInsideTransaction(ctx);
  let rows = await listDataKeys(ctx, [ownerId]);
  if (rows.length === 0) {
    await addDataKey(ctx, ownerId, 1);
    rows = await listDataKeys(ctx, [ownerId]);
  }
  return unwrapAll(ctx, ownerId, rows);
}

const unwrapsAtOnce = 16;

/** The keys of several owners, for pages that list people; an owner without a key gets one that opens nothing. */
export async function openDataKeys(ctx: KeyCtx, ownerIds: readonly string[]): Promise<ReadonlyMap<string, DataKey>> {
  refuseInsideTransaction(ctx);
  const owners = [...new Set(ownerIds)];
  const rows = Map.groupBy(await listDataKeys(ctx, owners), (row) => row.owner_id);
  const opened = new Map<string, DataKey>();
  for (let start = 0; start < owners.length; start += unwrapsAtOnce) {
    const some = owners.slice(start, start + unwrapsAtOnce);
    const keys = await Promise.all(some.map((owner) => unwrapAll(ctx, owner, rows.get(owner) ?? [])));
    for (const key of keys) opened.set(key.ownerId, key);
  }
  return opened;
}

/** Stores a fresh key of this version, unless another process was first: then theirs counts and ours is forgotten. */
export async function addDataKey(ctx: KeyCtx, ownerId: string, version: number): Promise<void> {
  const id = newId(ctx.now);
  const plain = randomBytes(keyBytes);
  const about = aboutDataKey({ data_key_id: id, owner_id: ownerId, version });
  const { masterKeyId, wrapped } = await vaultOf(ctx.keyring).wrap(about, plain);
  plain.fill(0);
  await ctx.tx
    .insertInto('platform.data_key')
    .values({
      data_key_id: id,
      owner_id: ownerId,
      version,
      wrapped_key: wrapped,
      master_key_id: masterKeyId,
      created_at: ctx.now,
    })
    .onConflict((conflict) => conflict.columns(['owner_id', 'version']).doNothing())
    .execute();
}

/** A refusal in time: inside a transaction a slow key server would hold locks and a connection. */
export function refuseInsideTransaction(ctx: KeyCtx): void {
  if (ctx.tx.isTransaction) throw new Error('Prepare keys before the transaction, not inside it.');
}

function listDataKeys(ctx: KeyCtx, ownerIds: readonly string[]): Promise<DataKeyRow[]> {
  return ctx.tx
    .selectFrom('platform.data_key')
    .select(['data_key_id', 'owner_id', 'version', 'wrapped_key', 'master_key_id'])
    .where('owner_id', 'in', [...ownerIds])
    .orderBy('version')
    .execute();
}

async function unwrapAll(ctx: KeyCtx, ownerId: string, rows: readonly DataKeyRow[]): Promise<DataKey> {
  const shredded = rows.some((row) => row.wrapped_key === null);
  const usable = shredded ? [] : rows;
  const keys = await Promise.all(usable.map((row) => unwrapRow(ctx, row)));
  return { ownerId, currentId: usable.at(-1)?.data_key_id ?? null, keys: new Map(keys), shredded };
}

async function unwrapRow(ctx: KeyCtx, row: DataKeyRow): Promise<[string, KeyObject]> {
  const { wrapped_key: wrapped, master_key_id: masterKeyId, data_key_id: id } = row;
  const plain = wrapped && (await vaultOf(ctx.keyring).unwrap(masterKeyId, aboutDataKey(row), wrapped));
  if (plain?.length !== keyBytes) throw new SealBroken(`platform.data_key ${id}`, 'it does not unwrap');
  const key = createSecretKey(plain);
  plain.fill(0);
  return [id, key];
}
