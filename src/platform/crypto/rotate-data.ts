/**
 * Data keys: every owner gets a new one, and every sealed value is sealed anew with it. Old data keys stay, because a
 * request that was under way may still have sealed with one: such a value opens, and the next rotation takes it along.
 */
import { sql } from 'kysely';
import { insertDataKeys, openDataKeys } from './data-keys.ts';
import type { DataKey, KeyCtx } from './data-keys.ts';
import { SealBroken, Shredded } from './errors.ts';
import { walk } from './rotated-rows.ts';
import type { KeyedTable, Moved, Span } from './rotated-rows.ts';
import { openBytes, sealValue } from './sealing.ts';

/** A column that holds a value of `sealValue`, and those that tell its place; `key` is what was given as `row`. */
export interface SealedColumn extends KeyedTable {
  readonly column: string;
  /** Uuid of the owner. */
  readonly owner: string;
  /** What was given as `version`: an integer column of that name, or always this number. */
  readonly version: string | number;
}

/** The values of the blind index are this folder's own; their place is that of `partsPlace`. */
const lookupColumn: SealedColumn = {
  table: 'platform.lookup',
  column: 'parts_sealed',
  key: 'entry_id',
  owner: 'owner_id',
  version: 1,
};

export async function addDataKeys(ctx: KeyCtx): Promise<void> {
  const batch = async (span: Span): Promise<Moved> => {
    const owners = await listOwners(ctx, span);
    await insertDataKeys(
      ctx,
      owners.map((owner) => ({ ...owner, version: owner.version + 1 })),
    );
    return { moved: 0, broken: 0 };
  };
  await walk(ctx, { table: 'platform.data_key', key: 'owner_id' }, batch, () => undefined);
}

async function listOwners(
  ctx: KeyCtx,
  { after, last }: Span,
): Promise<readonly { owner_id: string; version: number }[]> {
  return ctx.tx
    .selectFrom('platform.data_key')
    .select((query) => ['owner_id', query.fn.max('version').as('version')])
    .where('owner_id', '>', after)
    .where('owner_id', '<=', last)
    .where('wrapped_key', 'is not', null)
    .groupBy('owner_id')
    .execute();
}

export async function moveValues(
  ctx: KeyCtx,
  columns: readonly SealedColumn[],
  tell: (moved: number) => void,
): Promise<Moved> {
  let [moved, broken] = [0, 0];
  for (const column of [...columns, lookupColumn]) {
    const movedBefore = moved;
    const done = await walk(
      ctx,
      column,
      (span) => moveSome(ctx, column, span),
      (more) => tell(movedBefore + more),
    );
    moved += done.moved;
    broken += done.broken;
  }
  return { moved, broken };
}

export async function countOldValues(ctx: KeyCtx, columns: readonly SealedColumn[]): Promise<number> {
  let count = 0;
  for (const column of [...columns, lookupColumn]) {
    const { rows } = await sql<{ count: string }>`select count(*) as count ${oldValues(column)}`.execute(ctx.tx);
    count += Number(rows[0]?.count ?? 0);
  }
  return count;
}

interface SealedRow {
  readonly id: string;
  readonly owner_id: string;
  readonly version: number;
  readonly sealed: Buffer;
}

async function moveSome(ctx: KeyCtx, column: SealedColumn, { after, last }: Span): Promise<Moved> {
  const version = typeof column.version === 'number' ? sql`${column.version}::integer` : sql.ref(`t.${column.version}`);
  const { rows } = await sql<SealedRow>`
    select ${sql.ref(`t.${column.key}`)} as id, ${sql.ref(`t.${column.owner}`)} as owner_id, ${version} as version,
           ${sql.ref(`t.${column.column}`)} as sealed
    ${oldValues(column)} and ${sql.ref(`t.${column.key}`)} > ${after} and ${sql.ref(`t.${column.key}`)} <= ${last}`.execute(
    ctx.tx,
  );
  const dataKeys = await openDataKeys(
    ctx,
    rows.map(({ owner_id: owner }) => owner),
  );
  const resealed = rows.flatMap((row) => {
    const next = reseal(column, row, dataKeys.get(row.owner_id));
    return next === null ? [] : [{ id: row.id, sealed: row.sealed, next }];
  });
  return { moved: await storeValues(ctx, column, resealed), broken: rows.length - resealed.length };
}

/** Rows whose value does not begin with the id of its owner's newest data key (format byte, then 16 bytes of id). */
const oldValues = ({ table, column, owner }: SealedColumn) => sql`
  from ${sql.table(table)} t
  join lateral (select k.data_key_id from platform.data_key k
                 where k.owner_id = ${sql.ref(`t.${owner}`)} and k.wrapped_key is not null
                 order by k.version desc limit 1) k on true
 where substring(${sql.ref(`t.${column}`)} from 2 for 16) <> uuid_send(k.data_key_id)`;

function reseal(
  { table, column }: SealedColumn,
  { id, version, sealed }: SealedRow,
  dataKey: DataKey | undefined,
): Buffer | null {
  if (dataKey === undefined || dataKey.currentId === null) return null;
  const place = { table, column, row: id, version };
  try {
    return sealValue(dataKey, place, openBytes(dataKey, place, sealed));
  } catch (cause) {
    if (cause instanceof SealBroken || cause instanceof Shredded) return null;
    throw cause;
  }
}

/** The update names the old bytes: a value changed meanwhile stays as it is. */
async function storeValues(
  ctx: KeyCtx,
  { table, key, column }: SealedColumn,
  rows: readonly { readonly id: string; readonly sealed: Buffer; readonly next: Buffer }[],
): Promise<number> {
  const done = await sql`
    update ${sql.table(table)} t set ${sql.ref(column)} = v.next
      from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ sealed }) => sealed)}::bytea[],
                  ${rows.map(({ next }) => next)}::bytea[]) as v (id, sealed, next)
     where ${sql.ref(`t.${key}`)} = v.id and ${sql.ref(`t.${column}`)} = v.sealed`.execute(ctx.tx);
  return Number(done.numAffectedRows ?? 0);
}
