/**
 * Live rotation of keys, for `countersign keys rotate`: a new key becomes current, every stored row is brought to it in
 * batches, the old key is retired. It may be killed at any moment: the next run finds the unfinished rotation by its two
 * live keys and goes on. Nobody is ever locked out: old keys open until nothing needs them, and retired ones stay known.
 *
 * Running processes see a change of the keys within a second (file) or four (key server); `settle` waits for that.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { StartRefusal } from '../config/refusal.ts';
import { refuseInsideTransaction } from './data-keys.ts';
import type { KeyCtx } from './data-keys.ts';
import type { Purpose } from './key-document.ts';
import { vaultOf } from './keyring.ts';
import { addDataKeys, countOldValues, moveValues } from './rotate-data.ts';
import type { SealedColumn } from './rotate-data.ts';
import { clearLookups, countOldLookups, moveLookups } from './rotate-lookups.ts';
import { countOldWrappings, moveWrappings } from './rotate-master.ts';
import { countOldPeppers, movePeppers } from './rotate-peppers.ts';
import type { HashColumn } from './rotate-peppers.ts';
import type { Moved } from './rotated-rows.ts';

export type { SealedColumn } from './rotate-data.ts';

/** 'data' gives every owner a new data key and seals every value anew; the others are the purposes of the keys. */
export type Rotatable = Purpose | 'data';

export interface RotationPlan {
  /** Every column that holds the text of `hashPassword`. */
  readonly hashColumns: readonly HashColumn[];
  /** Every column that holds a value of `sealValue`. */
  readonly sealedColumns: readonly SealedColumn[];
}

export interface Progress {
  readonly what: Rotatable;
  /** Rows brought to the new key so far. */
  readonly moved: number;
}

export interface Rotated extends Progress {
  /** True when it went on with a rotation that had not been finished. */
  readonly resumed: boolean;
  /** Rows that could not be opened (moved, edited): left as they were, for the caller to audit. */
  readonly broken: number;
  /** Rows that still need an old key; the broken ones at most. */
  readonly left: number;
}

type Report = (progress: Progress) => void;

/** Rotates these one after the other. Throws StartRefusal when another rotation of this database runs. */
export async function rotateKeys(
  ctx: KeyCtx,
  whats: readonly Rotatable[],
  plan: RotationPlan,
  report: Report = () => undefined,
): Promise<readonly Rotated[]> {
  refuseInsideTransaction(ctx);
  return ctx.tx.connection().execute(async (lockHolder) => {
    await takeLock(lockHolder);
    try {
      const done: Rotated[] = [];
      for (const what of whats) done.push(await rotateOne(ctx, what, plan, report));
      return done;
    } finally {
      await sql`select pg_advisory_unlock(${rotationLock})`.execute(lockHolder);
    }
  });
}

const rotationLock = 7_114_203;
const lockTries = 8;

/** Held by its connection: a killed rotation lets go of it by itself, a moment later, when its last statement ends. */
async function takeLock(lockHolder: KeyCtx['tx']): Promise<void> {
  for (let tried = 0; tried < lockTries; tried += 1) {
    const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_lock(${rotationLock}) as held`.execute(
      lockHolder,
    );
    if (rows[0]?.held === true) return;
    await sleep(250);
  }
  throw new StartRefusal('Another rotation of the keys is running.');
}

async function rotateOne(ctx: KeyCtx, what: Rotatable, plan: RotationPlan, report: Report): Promise<Rotated> {
  let movedBefore = 0;
  const pass = async (move: (tell: (moved: number) => void) => Promise<Moved>): Promise<Moved> => {
    const result = await move((moved) => report({ what, moved: movedBefore + moved }));
    movedBefore += result.moved;
    return result;
  };
  const rows = rowsOf(ctx, what, plan);
  const resumed = what === 'data' ? await giveNewDataKeys(ctx) : await withNewKey(ctx, what);
  let broken = 0;
  // What was in flight while the keys changed may have been stored with the old key a moment later: again until none.
  for (let moved = 1; moved > 0;) ({ moved, broken } = await pass(rows.move));
  if (what !== 'data') await retireOldKeys(ctx, what);
  if (rows.clear) {
    await sleep(vaultOf(ctx.keyring).settleMilliseconds);
    await pass(rows.move);
    await rows.clear();
  }
  return { what, resumed, moved: movedBefore, broken, left: await rows.count() };
}

/** A request opens values with the data keys that it prepared: values change only when those under way have ended. */
async function giveNewDataKeys(ctx: KeyCtx): Promise<boolean> {
  await addDataKeys(ctx);
  await sleep(4 * vaultOf(ctx.keyring).settleMilliseconds);
  return false;
}

/** Makes a new current key, or finds the one of an unfinished rotation; true for the latter. */
async function withNewKey({ keyring, now }: KeyCtx, purpose: Purpose): Promise<boolean> {
  const vault = vaultOf(keyring);
  const resumed = oldLiveKeys(keyring, purpose).length > 0;
  if (!resumed) await vault.addKey(purpose, now);
  await sleep(vault.settleMilliseconds);
  return resumed;
}

async function retireOldKeys({ keyring, now }: KeyCtx, purpose: Purpose): Promise<void> {
  const vault = vaultOf(keyring);
  for (const id of oldLiveKeys(keyring, purpose)) await vault.retireKey(purpose, id, now);
}

function oldLiveKeys(keyring: KeyCtx['keyring'], purpose: Purpose): readonly string[] {
  const { current, keys } = vaultOf(keyring).sets()[purpose];
  return [...keys].filter(([id, { retired }]) => id !== current && !retired).map(([id]) => id);
}

interface Rows {
  readonly move: (tell: (moved: number) => void) => Promise<Moved>;
  /** What may only go once nobody writes with the old key any more. */
  readonly clear?: () => Promise<void>;
  readonly count: () => Promise<number>;
}

/** Which stored rows depend on a key. Codes, marks and signatures keep their key id or end by themselves: none. */
function rowsOf(ctx: KeyCtx, what: Rotatable, { hashColumns, sealedColumns }: RotationPlan): Rows {
  switch (what) {
    case 'master':
      return { move: (tell) => moveWrappings(ctx, tell), count: () => countOldWrappings(ctx) };
    case 'pepper':
      return { move: (tell) => movePeppers(ctx, hashColumns, tell), count: () => countOldPeppers(ctx, hashColumns) };
    case 'lookup':
      return {
        move: (tell) => moveLookups(ctx, tell),
        clear: () => clearLookups(ctx),
        count: () => countOldLookups(ctx),
      };
    case 'data':
      return { move: (tell) => moveValues(ctx, sealedColumns, tell), count: () => countOldValues(ctx, sealedColumns) };
    default:
      return { move: async () => ({ moved: 0, broken: 0 }), count: async () => 0 };
  }
}
