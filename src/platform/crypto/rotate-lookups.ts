/**
 * Look-up key: gives every entry of the blind index a digest of the current key, beside the old one, and takes the old
 * ones away only when all have it and nobody writes old ones any more. So a value is found, and unique, at every moment:
 * before, through the key that everybody has; after, through the one that everybody has got.
 */
import { sql } from 'kysely';
import { z } from 'zod';
import { openDataKeys } from './data-keys.ts';
import type { DataKey, KeyCtx } from './data-keys.ts';
import { SealBroken, Shredded } from './errors.ts';
import { currentKey } from './keyring.ts';
import { digestOf, partsPlace } from './lookup.ts';
import { walk } from './rotated-rows.ts';
import type { Moved, Span } from './rotated-rows.ts';
import { openValue } from './sealing.ts';

const partsSchema = z.array(z.string());

interface Entry {
  readonly entry_id: string;
  readonly owner_id: string;
  readonly kind: string;
  readonly parts_sealed: Buffer;
}

export function moveLookups(ctx: KeyCtx, tell: (moved: number) => void): Promise<Moved> {
  const batch = async (span: Span): Promise<Moved> => {
    const entries = await listOldEntries(ctx, span);
    const owners = entries.map(({ owner_id: owner }) => owner);
    const dataKeys = await openDataKeys(ctx, owners);
    const digests = entries.flatMap((entry) => {
      const digest = currentDigest(ctx, entry, dataKeys.get(entry.owner_id));
      return digest === null ? [] : [{ id: entry.entry_id, digest }];
    });
    return { moved: await storeDigests(ctx, digests), broken: entries.length - digests.length };
  };
  return walk(ctx, lookupTable, batch, tell);
}

const lookupTable = { table: 'platform.lookup', key: 'entry_id' };

/** Entries without a digest of the current key, each once. The span is told twice: a hash of the whole index is slower. */
async function listOldEntries(ctx: KeyCtx, { after, last }: Span): Promise<readonly Entry[]> {
  const { id } = currentKey(ctx.keyring, 'lookup');
  const { rows } = await sql<Entry>`
    select distinct on (o.entry_id) o.entry_id, o.owner_id, o.kind, o.parts_sealed from platform.lookup o
     where o.entry_id > ${after} and o.entry_id <= ${last}
       and not exists (select from platform.lookup n where n.entry_id = o.entry_id and n.key_id = ${id}
                          and n.entry_id > ${after} and n.entry_id <= ${last})`.execute(ctx.tx);
  return rows;
}

function currentDigest(ctx: KeyCtx, entry: Entry, dataKey: DataKey | undefined): Buffer | null {
  if (dataKey === undefined) return null;
  try {
    const parts = partsSchema.parse(JSON.parse(openValue(dataKey, partsPlace(entry.entry_id), entry.parts_sealed)));
    return digestOf(currentKey(ctx.keyring, 'lookup'), entry.kind, parts);
  } catch (cause) {
    if (cause instanceof SealBroken || cause instanceof Shredded) return null;
    throw cause;
  }
}

/** Copies the entry as it is now; one that is being removed is locked by its remover and is gone when we get to it. */
async function storeDigests(ctx: KeyCtx, rows: readonly { id: string; digest: Buffer }[]): Promise<number> {
  const { id } = currentKey(ctx.keyring, 'lookup');
  const done = await sql`
    insert into platform.lookup (entry_id, key_id, owner_id, kind, digest, parts_sealed)
    select e.entry_id, ${id}, e.owner_id, e.kind, v.digest, e.parts_sealed
      from unnest(${rows.map(({ id: entry }) => entry)}::uuid[], ${rows.map(({ digest }) => digest)}::bytea[]) as v (id, digest)
      cross join lateral (select * from platform.lookup o where o.entry_id = v.id order by o.key_id limit 1 for key share) e
    on conflict do nothing`.execute(ctx.tx);
  return Number(done.numAffectedRows ?? 0);
}

/** Takes away old digests of entries that have the current one. */
export async function clearLookups(ctx: KeyCtx): Promise<void> {
  const { id } = currentKey(ctx.keyring, 'lookup');
  const batch = async ({ after, last }: Span): Promise<Moved> => {
    await sql`
      delete from platform.lookup o
       where o.entry_id > ${after} and o.entry_id <= ${last} and o.key_id <> ${id}
         and exists (select from platform.lookup n where n.entry_id = o.entry_id and n.key_id = ${id}
                        and n.entry_id > ${after} and n.entry_id <= ${last})`.execute(ctx.tx);
    return { moved: 0, broken: 0 };
  };
  await walk(ctx, lookupTable, batch, () => undefined);
}

export async function countOldLookups(ctx: KeyCtx): Promise<number> {
  const row = await ctx.tx
    .selectFrom('platform.lookup')
    .select((query) => query.fn.countAll<string>().as('rows'))
    .where('key_id', '<>', currentKey(ctx.keyring, 'lookup').id)
    .executeTakeFirstOrThrow();
  return Number(row.rows);
}
