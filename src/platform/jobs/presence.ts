/**
 * Knows which workers are alive. A job is locked by the name of its worker, and the library would let go of a crashed
 * worker's jobs only after 4 h: too late for a code that lives 10 min. So each worker holds an advisory lock on its
 * name, on one connection; PostgreSQL lets go of it the moment the process dies, and any other worker frees the jobs.
 */
import { sql, type Kysely } from 'kysely';
import type { Pool } from 'pg';
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

interface Shown {
  readonly name: string;
  /** Settles when the lock is held; gives the way to let go of it. */
  readonly held: Promise<() => void>;
  readonly lost: () => boolean;
}

export function openPresence(pool: Pool): Presence {
  let shown: Shown | null = null;

  /** Several jobs show their worker at once: the first of them takes the lock, and the others wait for the same. */
  async function show(name: string): Promise<void> {
    if (shown?.name !== name || shown.lost()) {
      leave();
      shown = hold(pool, name);
    }
    const { held } = shown;
    try {
      await held;
    } catch (error) {
      if (shown?.held === held) shown = null;
      throw error;
    }
  }
  function leave(): void {
    shown?.held.then(
      (letGo) => letGo(),
      () => undefined,
    );
    shown = null;
  }
  return {
    show,
    renew: async () => {
      if (shown?.lost() === true) await show(shown.name);
    },
    leave,
  };
}

function hold(pool: Pool, name: string): Shown {
  let isOurs = true;
  const take = async (): Promise<() => void> => {
    const client = await pool.connect();
    const letGo = (): void => {
      if (isOurs) client.release(true);
      isOurs = false;
    };
    client.on('error', letGo);
    client.on('end', letGo);
    try {
      await client.query('SELECT pg_advisory_lock($1, hashtext($2))', [WORKER_LOCK_CLASS, name]);
    } catch (error) {
      letGo();
      throw error;
    }
    return letGo;
  };
  return { name, held: take(), lost: () => !isOurs };
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
