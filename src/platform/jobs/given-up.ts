/**
 * Looks after jobs whose last try has failed, also when the process died in it: tells the job's definition once, in a
 * transaction, and marks the job. A marked job stays in the queue's table until an operator removes or revives it.
 */
import { sql } from 'kysely';
import { inTransaction, type Ctx } from '../context.ts';
import { KEYED_FLAG } from './add-job.ts';
import type { Job } from './job.ts';

export const GIVEN_UP_FLAG = 'given-up';

interface SpentJob {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  readonly replaced: boolean;
}

/** Handles one job, and says whether there was one. Another node passes over a job that this one holds. */
export function handleOneSpentJob(
  ctx: Ctx,
  jobs: ReadonlyMap<string, Job>,
  onGivenUp: (name: string, id: string) => void,
): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const spent = await lockSpentJob(ctx);
    if (spent === null) return false;
    if (spent.replaced) {
      await sql`DELETE FROM graphile_worker._private_jobs WHERE id = ${spent.id}`.execute(ctx.tx);
      return true;
    }
    await jobs.get(spent.name)?.giveUp(ctx, spent.payload);
    await sql`UPDATE graphile_worker._private_jobs
      SET flags = coalesce(flags, '{}') || jsonb_build_object(${GIVEN_UP_FLAG}::text, true)
      WHERE id = ${spent.id}`.execute(ctx.tx);
    onGivenUp(spent.name, spent.id);
    return true;
  });
}

async function lockSpentJob(ctx: Ctx): Promise<SpentJob | null> {
  const { rows } = await sql<SpentJob>`
    SELECT job.id::text, task.identifier AS name, job.payload,
      job.key IS NULL AND coalesce(jsonb_exists(job.flags, ${KEYED_FLAG}), false) AS replaced
    FROM graphile_worker._private_jobs AS job JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
    WHERE job.attempts >= job.max_attempts AND job.locked_at IS NULL
      AND NOT coalesce(jsonb_exists(job.flags, ${GIVEN_UP_FLAG}), false)
    ORDER BY job.id LIMIT 1 FOR UPDATE OF job SKIP LOCKED`.execute(ctx.tx);
  return rows[0] ?? null;
}

/** Numbers for /metrics and `doctor`: what waits, what failed and is tried again, what was given up. */
export async function countJobs(ctx: Ctx): Promise<{ waiting: number; failing: number; givenUp: number }> {
  const { rows } = await sql<{ waiting: number; failing: number; given_up: number }>`
    SELECT count(*) FILTER (WHERE attempts = 0)::int AS waiting,
      count(*) FILTER (WHERE attempts > 0 AND attempts < max_attempts)::int AS failing,
      count(*) FILTER (WHERE coalesce(jsonb_exists(flags, ${GIVEN_UP_FLAG}), false))::int AS given_up
    FROM graphile_worker._private_jobs`.execute(ctx.tx);
  const counts = rows[0];
  return { waiting: counts?.waiting ?? 0, failing: counts?.failing ?? 0, givenUp: counts?.given_up ?? 0 };
}
