/** Adding a job, as a statement that a store carries along in one of its own; `jobRow` makes its values. */
import { sql, type RawBuilder } from 'kysely';

export interface JobRow {
  readonly name: string;
  readonly payload: string;
  readonly seconds: number;
  readonly mostTries: number;
  readonly key: string | null;
  readonly priority: number;
  readonly flags: readonly string[] | null;
  readonly keyMode: string;
}

/** A statement for whoever writes something else with it. */
export const jobAdded = (job: JobRow): RawBuilder<unknown> => sql`
  SELECT id FROM graphile_worker.add_job(
    ${job.name}::text,
    payload => ${job.payload}::json,
    run_at => now() + make_interval(secs => ${job.seconds}::double precision),
    max_attempts => ${job.mostTries}::integer,
    job_key => ${job.key}::text,
    priority => ${job.priority}::integer,
    flags => ${job.flags}::text[],
    job_key_mode => ${job.keyMode}::text)`;

/**
 * Adding a job of a kind that is known (`makeJobKnown`), under a key that is new: no worker is told of it, each finds it when it
 * is due. `from`: one for each of its rows.
 */
export const jobLaidBy = (job: JobRow, from: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  INSERT INTO graphile_worker._private_jobs (task_id, payload, run_at, max_attempts, key, priority, flags)
  SELECT task.id, ${job.payload}::json, now() + make_interval(secs => ${job.seconds}::double precision),
    ${job.mostTries}::smallint, ${job.key}, ${job.priority}::smallint,
    (SELECT jsonb_object_agg(flag, true) FROM unnest(${job.flags}::text[]) AS item (flag))
  FROM graphile_worker._private_tasks AS task, ${from}
  WHERE task.identifier = ${job.name}
  RETURNING id`;
