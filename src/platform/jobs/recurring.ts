/**
 * Starts recurring jobs when they are due, on all nodes together: whoever moves the due time adds the job, in one
 * transaction. Due times are in our time, so a moved clock brings reminders and clean-up with it.
 */
import { sql } from 'kysely';
import { inTransaction, type Ctx } from '../context.ts';
import { addJob } from './add-job.ts';
import type { Job } from './job.ts';

export async function startDueJobs(ctx: Ctx, jobs: readonly Job[]): Promise<void> {
  for (const { name, recurringEverySeconds } of jobs) {
    if (recurringEverySeconds !== null) await startWhenDue(ctx, name, recurringEverySeconds);
  }
}

/** Once per process: a job that nobody knew yet is due now. */
export async function introduceRecurringJobs(ctx: Ctx, jobs: readonly Job[]): Promise<void> {
  for (const { name, recurringEverySeconds } of jobs) {
    if (recurringEverySeconds === null) continue;
    await sql`INSERT INTO platform.recurring_job (name, due_at) VALUES (${name}, ${ctx.now})
      ON CONFLICT (name) DO NOTHING`.execute(ctx.tx);
  }
}

async function startWhenDue(ctx: Ctx, name: string, everySeconds: number): Promise<void> {
  const nextDue = new Date(ctx.now.getTime() + everySeconds * 1000);
  await inTransaction(ctx, async (ctx) => {
    // A due time further away than one period is left over from a clock that was moved back, or from a longer period.
    const { rows } = await sql`
      UPDATE platform.recurring_job SET due_at = ${nextDue}
      WHERE name = ${name} AND (due_at <= ${ctx.now} OR due_at > ${nextDue}) RETURNING name`.execute(ctx.tx);
    if (rows.length > 0) await addJob(ctx, name, {}, { key: `recurring.${name}` });
  });
}
