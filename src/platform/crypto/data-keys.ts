/**
 * One data key per person (or organization), wrapped by the master key and stored in platform.data_key.
 * Unwrapping may cross the network, so a data key is prepared BEFORE the transaction that seals or opens with it.
 * Nothing is kept between requests: when the keys are away, personal data is away too (503), and comes back with them.
 */
import { createSecretKey, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { sql } from 'kysely';
import type { Ctx } from '../context.ts';
import { fixedQuery } from '../db/fixed-query.ts';
import type { DataKeyRow, NoDataKey } from './data-keys.statements.ts';
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

/** What the wrapping authenticates: a wrapped key moved to another owner, id or version does not unwrap. */
export const aboutDataKey = (row: Pick<DataKeyRow, 'data_key_id' | 'owner_id' | 'version'>): Buffer =>
  unambiguous('countersign data key 1', row.owner_id, row.data_key_id, row.version);

/** The owner's key, made and stored if there is none. Throws KeysUnavailable, and SealBroken for a wrapped key that was edited. */
export async function prepareDataKey(ctx: KeyCtx, ownerId: string): Promise<DataKey> {
  refuseInsideTransaction(ctx);
  let rows = await listDataKeys(ctx, [ownerId]);
  if (rows.length === 0) {
    await insertDataKeys(ctx, [{ owner_id: ownerId, version: 1 }]);
    rows = await listDataKeys(ctx, [ownerId]);
  }
  const dataKey = await unwrapAll(ctx, ownerId, rows);
  if (dataKey.currentId === null && !dataKey.shredded) {
    throw new SealBroken('platform.data_key', ownerId, 'its wrapped key was moved or edited');
  }
  return dataKey;
}

/**
 * The keys of several owners, for pages that list people. An owner without a key, or whose wrapped key was edited, gets
 * one that opens nothing: SealBroken then comes from the one value that cannot be shown, not from the whole list.
 */
export async function openDataKeys(ctx: KeyCtx, ownerIds: readonly string[]): Promise<ReadonlyMap<string, DataKey>> {
  refuseInsideTransaction(ctx);
  const owners = [...new Set(ownerIds)];
  return owners.length === 0 ? new Map() : unwrapEach(ctx, owners, await listDataKeys(ctx, owners));
}

/** `openDataKeys` for rows that were read with `dataKeysOf`: any order, any of them twice, without columns where there is no key. */
export function openKeysBeside(
  ctx: KeyCtx,
  ownerIds: readonly string[],
  rows: readonly (DataKeyRow | NoDataKey)[],
): Promise<ReadonlyMap<string, DataKey>> {
  refuseInsideTransaction(ctx);
  const keys = new Map(rows.filter((row) => row.data_key_id !== null).map((row) => [row.data_key_id, row]));
  const ordered = [...keys.values()].toSorted((one, other) => one.version - other.version);
  return unwrapEach(ctx, [...new Set(ownerIds)], ordered);
}

async function unwrapEach(ctx: KeyCtx, owners: readonly string[], rows: readonly DataKeyRow[]) {
  const rowsOf = Map.groupBy(rows, (row) => row.owner_id);
  const dataKeys = await atMost(keysAtOnce, owners, (owner) => unwrapAll(ctx, owner, rowsOf.get(owner) ?? []));
  return new Map(dataKeys.map((dataKey) => [dataKey.ownerId, dataKey]));
}

/** Stores a fresh key for each, unless another process was first with that version: then theirs counts, ours is forgotten. */
export async function insertDataKeys(
  ctx: KeyCtx,
  wanted: readonly Pick<DataKeyRow, 'owner_id' | 'version'>[],
): Promise<void> {
  if (wanted.length === 0) return;
  const rows = await atMost(keysAtOnce, wanted, async (row) => {
    const named = { ...row, data_key_id: newId(ctx.now) };
    const plain = randomBytes(keyBytes);
    const { masterKeyId, wrapped } = await vaultOf(ctx.keyring).wrap(aboutDataKey(named), plain);
    plain.fill(0);
    return { ...named, wrapped_key: wrapped, master_key_id: masterKeyId, created_at: ctx.now };
  });
  await ctx.tx
    .insertInto('platform.data_key')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['owner_id', 'version']).doNothing())
    .execute();
}

/** Calls of a key server that are under way together. */
const keysAtOnce = 16;

export async function atMost<Item, Result>(
  many: number,
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += many) {
    results.push(...(await Promise.all(items.slice(start, start + many).map(work))));
  }
  return results;
}

/** A refusal in time: inside a transaction a slow key server would hold locks and a connection. */
export function refuseInsideTransaction(ctx: KeyCtx): void {
  if (ctx.tx.isTransaction) throw new Error('Prepare keys before the transaction, not inside it.');
}

const dataKeysByOwner = fixedQuery((tx, { ownerIds }: { ownerIds: readonly string[] }) =>
  tx
    .selectFrom('platform.data_key')
    .select(['data_key_id', 'owner_id', 'version', 'wrapped_key', 'master_key_id'])
    .where('owner_id', '=', sql<string>`any (${ownerIds}::uuid[])`)
    .orderBy('version')
    .compile(),
);

const listDataKeys = ({ tx }: KeyCtx, ownerIds: readonly string[]): Promise<DataKeyRow[]> =>
  dataKeysByOwner(tx, { ownerIds });

async function unwrapAll(ctx: KeyCtx, ownerId: string, rows: readonly DataKeyRow[]): Promise<DataKey> {
  const shredded = rows.some((row) => row.wrapped_key === null);
  const unwrapped = await Promise.all((shredded ? [] : rows).map((row) => unwrapRow(ctx, row)));
  const keys = new Map(unwrapped.filter((entry) => entry !== null));
  const newest = rows.at(-1)?.data_key_id ?? '';
  return { ownerId, currentId: keys.has(newest) ? newest : null, keys, shredded };
}

/** Null when the row was edited. */
async function unwrapRow(ctx: KeyCtx, row: DataKeyRow): Promise<[string, KeyObject] | null> {
  const { wrapped_key: wrapped, master_key_id: masterKeyId, data_key_id: id } = row;
  const plain = wrapped && (await vaultOf(ctx.keyring).unwrap(masterKeyId, aboutDataKey(row), wrapped));
  if (plain?.length !== keyBytes) return null;
  const key = createSecretKey(plain);
  plain.fill(0);
  return [id, key];
}
