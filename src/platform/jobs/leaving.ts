/**
 * A job that leaves the queue in the transaction of its work: a process that dies before the queue has noted that it is
 * done cannot bring it back.
 */
import { sql } from 'kysely';
import type { Ctx, Tx } from '../context.ts';

class LeftBefore extends Error {}

/** Runs `work`, whose first transaction takes the job along; it does nothing where an earlier run committed that. */
export async function leavingWithItsWork(id: string, ctx: Ctx, work: (ctx: Ctx) => Promise<void>): Promise<void> {
  let left = false;
  const claim = async (tx: Tx): Promise<void> => {
    if (left) return;
    const { numAffectedRows } = await sql`DELETE FROM graphile_worker._private_jobs WHERE id = ${id}`.execute(tx);
    if (numAffectedRows === 0n) throw new LeftBefore();
    left = true;
  };
  try {
    await work({ ...ctx, once: { claim } });
  } catch (error) {
    if (!(error instanceof LeftBefore)) throw error;
  }
}
