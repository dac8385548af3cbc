/**
 * Knows which workers are alive. A job is locked by the name of its worker, and the library would let go of a crashed
 * worker's jobs only after 4 h: too late for a code that lives 10 min. So each worker holds an advisory lock on its
 * name, on one connection; PostgreSQL lets go of it the moment the process dies, and any other worker frees the jobs.
 */
import { sql, type Kysely } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import type { Database } from '../db/database.ts';

/** First half of the advisory lock's key; the second is a hash of the worker's name. Chosen at random, kept for good. */
const WORKER_LOCK_CLASS = 1_718_442_071;
/** A job may be locked this long before its worker has shown itself. */
const SHOW_YOURSELF_WITHIN_SECONDS = 5;

export interface Presence {
  /** Holds the lock of this worker from now on; settles when it is held. Cheap when it is held already. */
  show(workerName: string): Promise<void>;
  /** Takes the lock again after the connection was lost. */
  renew(): Promise<void>;
  leave(): void;
}

export function openPresence(pool: Pool): Presence {
  let client: PoolClient | null = null;
  let shown: { readonly name: string; readonly held: Promise<void> } | null = null;

  async function hold(name: string): Promise<void> {
    client ??= await connect();
    await client.query('SELECT pg_advisory_lock($1, hashtext($2))', [WORKER_LOCK_CLASS, name]);
  }
  async function connect(): Promise<PoolClient> {
    const fresh = await pool.connect();
    const lose = () => drop(fresh);
    fresh.on('error', lose);
    fresh.on('end', lose);
    return fresh;
  }
  function drop(lost: PoolClient): void {
    if (client !== lost) return;
    client = null;
    lost.release(true);
  }
  async function show(name: string): Promise<void> {
    if (shown?.name !== name || client === null) shown = { name, held: hold(name) };
    const { held } = shown;
    try {
      await held;
    } catch (error) {
      if (shown?.held === held) shown = null;
      throw error;
    }
  }
  return {
    show,
    renew: async () => {
      if (shown !== null && client === null) await show(shown.name);
    },
    leave: () => {
      shown = null;
      if (client) drop(client);
    },
  };
}

/** Frees the jobs that are locked by workers which are no more. They run again at once: handlers expect that. */
export async function freeJobsOfTheDead(db: Kysely<Database>): Promise<void> {
  await sql`
    WITH suspect AS MATERIALIZED (
      SELECT DISTINCT locked_by FROM graphile_worker._private_jobs
      WHERE locked_by IS NOT NULL AND locked_at < now() - make_interval(secs => ${SHOW_YOURSELF_WITHIN_SECONDS})
    ), dead AS MATERIALIZED (
      SELECT locked_by FROM suspect WHERE pg_try_advisory_xact_lock(${WORKER_LOCK_CLASS}::int, hashtext(locked_by))
    )
    SELECT graphile_worker.force_unlock_workers(array_agg(locked_by)) FROM dead HAVING count(*) > 0`.execute(db);
}
