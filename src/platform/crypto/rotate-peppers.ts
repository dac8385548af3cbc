/**
 * Pepper key: wraps the pepper inside each stored hash anew. The hash itself stays, so nobody has to sign in for it.
 * The update names the old text: a password changed meanwhile stays as it is.
 */
import { sql } from 'kysely';
import type { KeyCtx } from './data-keys.ts';
import { currentKey } from './keyring.ts';
import { rewrapPepper } from './passwords.ts';
import { walk } from './rotated-rows.ts';
import type { KeyedTable, Moved, Span } from './rotated-rows.ts';

/** A column that holds the text of `hashPassword`: 'identity.credential', its uuid key, the column. */
export interface HashColumn extends KeyedTable {
  readonly column: string;
}

export async function movePeppers(
  ctx: KeyCtx,
  columns: readonly HashColumn[],
  tell: (moved: number) => void,
): Promise<Moved> {
  let [moved, broken] = [0, 0];
  for (const column of columns) {
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

async function moveSome(ctx: KeyCtx, column: HashColumn, span: Span): Promise<Moved> {
  const rows = await listOldPeppers(ctx, column, span);
  const rewrapped = rows.flatMap(({ id, stored }) => {
    const next = rewrappedOrNull(ctx, stored);
    return next === null ? [] : [{ id, stored, next }];
  });
  return { moved: await storePeppers(ctx, column, rewrapped), broken: rows.length - rewrapped.length };
}

/** Null for a hash that was edited or whose pepper key nobody has: a rotation counts those and does not stop. */
function rewrappedOrNull(ctx: KeyCtx, stored: string): string | null {
  try {
    return rewrapPepper(ctx.keyring, stored);
  } catch {
    return null;
  }
}

export async function countOldPeppers(ctx: KeyCtx, columns: readonly HashColumn[]): Promise<number> {
  let count = 0;
  for (const { table, column } of columns) {
    const { rows } = await sql<{ count: string }>`
      select count(*) as count from ${sql.table(table)} where ${oldPepper(ctx, column)}`.execute(ctx.tx);
    count += Number(rows[0]?.count ?? 0);
  }
  return count;
}

/** Hashes without a pepper (taken over from elsewhere) wait for their owner to sign in; they need no old key. */
const oldPepper = (ctx: KeyCtx, column: string) => sql<boolean>`
  ${sql.ref(column)} like '$argon2id$%' and ${sql.ref(column)} not like ${`%,pepper=${currentKey(ctx.keyring, 'pepper').id},%`}`;

interface StoredHash {
  readonly id: string;
  readonly stored: string;
}

async function listOldPeppers(
  ctx: KeyCtx,
  { table, key, column }: HashColumn,
  { after, last }: Span,
): Promise<readonly StoredHash[]> {
  const { rows } = await sql<StoredHash>`
    select ${sql.ref(key)} as id, ${sql.ref(column)} as stored from ${sql.table(table)}
     where ${oldPepper(ctx, column)} and ${sql.ref(key)} > ${after} and ${sql.ref(key)} <= ${last}`.execute(ctx.tx);
  return rows;
}

async function storePeppers(
  ctx: KeyCtx,
  { table, key, column }: HashColumn,
  rows: readonly (StoredHash & { readonly next: string })[],
): Promise<number> {
  const done = await sql`
    update ${sql.table(table)} t set ${sql.ref(column)} = v.next
      from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ stored }) => stored)}::text[],
                  ${rows.map(({ next }) => next)}::text[]) as v (id, stored, next)
     where t.${sql.ref(key)} = v.id and t.${sql.ref(column)} = v.stored`.execute(ctx.tx);
  return Number(done.numAffectedRows ?? 0);
}
