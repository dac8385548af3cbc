/** Runs the jobs that wait in a world, as its worker would; tests of routes have no worker. */
import { sql } from 'kysely';
import type { Job } from '../src/platform/jobs/job.ts';
import type { World } from './world.ts';

/** Only those of these kinds; letters wait on, because tests read them from the outbox. */
export async function runWaitingJobs(world: World, kinds: readonly Job[]): Promise<void> {
  for (const job of kinds) {
    const { rows } = await sql<{ payload: unknown }>`
      DELETE FROM graphile_worker._private_jobs waiting USING graphile_worker._private_tasks task
      WHERE task.id = waiting.task_id AND task.identifier = ${job.name}
      RETURNING waiting.payload`.execute(world.database.db);
    for (const { payload } of rows) await job.run(world.parts.systemContext(job.name), payload);
  }
}
