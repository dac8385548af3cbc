/**
 * The blind index: finds owners by values that are stored only sealed. Digests are made with every key that is live, and
 * searched with every key that is known, so that a rotation never hides anyone. Synchronous but for the SQL.
 */
import { sql } from 'kysely';
import type { Ctx } from '../context.ts';
import type { DataKey } from './data-keys.ts';
import { newId } from './id.ts';
import { everyKey } from './keyring.ts';
import type { Keyring, NamedKey } from './keyring.ts';
import { canonicalParts, uniqueKinds } from './lookup-kinds.ts';
import type { LookupKind, LookupParts } from './lookup-kinds.ts';
import { deriveKey, hmac, unambiguous } from './primitives.ts';
import { sealValue } from './sealing.ts';
import type { Place } from './sealing.ts';

export interface LookupDigest {
  readonly keyId: string;
  /** HMAC-SHA-256, all 32 bytes. */
  readonly digest: Buffer;
  /** False for a retired key: searched with, no longer written. */
  readonly live: boolean;
}

type LookupCtx = Pick<Ctx, 'tx' | 'keyring' | 'now'>;

export function lookupDigests<Kind extends LookupKind>(
  keyring: Keyring,
  kind: Kind,
  parts: LookupParts[Kind],
): readonly LookupDigest[] {
  const canonical = canonicalParts(kind, parts);
  return everyKey(keyring, 'lookup').map((named) => ({
    keyId: named.id,
    live: named.live,
    digest: digestOf(named, kind, canonical),
  }));
}

export const digestOf = ({ key }: Pick<NamedKey, 'key'>, kind: string, canonical: readonly string[]): Buffer =>
  hmac(deriveKey(key, `countersign lookup ${kind}`), unambiguous(...canonical));

export const partsPlace = (entryId: string): Place => ({
  table: 'platform.lookup',
  column: 'parts_sealed',
  row: entryId,
  version: 1,
});

/** Written out, not passed as parameters: PostgreSQL has to recognise the condition of the index lookup_unique. */
const isUniqueKind = sql<boolean>`kind in (${sql.join([...uniqueKinds].map((kind) => sql.lit(kind)))})`;

/** 'taken' (and nothing stored) when another entry has the value already and the kind is unique: ein, email. */
export async function insertLookup<Kind extends LookupKind>(
  ctx: LookupCtx,
  dataKey: DataKey,
  kind: Kind,
  parts: LookupParts[Kind],
): Promise<'stored' | 'taken'> {
  const entryId = newId(ctx.now);
  const sealed = sealValue(dataKey, partsPlace(entryId), JSON.stringify(canonicalParts(kind, parts)));
  const rows = lookupDigests(ctx.keyring, kind, parts)
    .filter(({ live }) => live)
    .map(({ keyId, digest }) => ({
      entry_id: entryId,
      key_id: keyId,
      owner_id: dataKey.ownerId,
      kind,
      digest,
      parts_sealed: sealed,
    }));
  const insert = ctx.tx.insertInto('platform.lookup').values(rows);
  if (!uniqueKinds.has(kind)) {
    await insert.execute();
    return 'stored';
  }
  const inserted = await insert
    .onConflict((conflict) => conflict.columns(['digest', 'key_id', 'kind']).where(isUniqueKind).doNothing())
    .returning('key_id')
    .execute();
  if (inserted.length === rows.length) return 'stored';
  await ctx.tx.deleteFrom('platform.lookup').where('entry_id', '=', entryId).execute();
  return 'taken';
}

/** The owners that have these values, each once. Whether one of them is meant is for the caller's own tables to say. */
export async function findOwners<Kind extends LookupKind>(
  ctx: LookupCtx,
  kind: Kind,
  parts: LookupParts[Kind],
): Promise<readonly string[]> {
  const digests = lookupDigests(ctx.keyring, kind, parts).map(({ digest }) => digest);
  const rows = await ctx.tx
    .selectFrom('platform.lookup')
    .select('owner_id')
    .distinct()
    .where('kind', '=', kind)
    .where('digest', 'in', digests)
    .execute();
  return rows.map((row) => row.owner_id);
}

/**
 * Takes one value away from one owner: an address that was replaced, a number that was corrected. Inside a transaction
 * only: the rows are locked first, so that a rotation cannot give an entry its new key while it is being removed.
 */
export async function removeLookup<Kind extends LookupKind>(
  ctx: LookupCtx,
  ownerId: string,
  kind: Kind,
  parts: LookupParts[Kind],
): Promise<void> {
  if (!ctx.tx.isTransaction) throw new Error('Look-ups are removed inside a transaction.');
  const digests = lookupDigests(ctx.keyring, kind, parts).map(({ digest }) => digest);
  const found = await ctx.tx
    .selectFrom('platform.lookup')
    .select('entry_id')
    .where('owner_id', '=', ownerId)
    .where('kind', '=', kind)
    .where('digest', 'in', digests)
    .forUpdate()
    .execute();
  const entries = found.map((row) => row.entry_id);
  if (entries.length > 0) await ctx.tx.deleteFrom('platform.lookup').where('entry_id', 'in', entries).execute();
}
