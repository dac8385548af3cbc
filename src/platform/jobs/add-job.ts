/**
 * Puts a job into the queue inside the caller's transaction: it leaves with the change that caused it, or not at all.
 * `runAt` is in our time, which the demo can move; the queue runs on real time, so what is stored is how long to wait.
 */
import { sql } from 'kysely';
import type { Ctx } from '../context.ts';
import { fixedQuery } from '../db/fixed-query.ts';
import { jobAdded, type JobRow } from './add-job.statements.ts';
import { DEFAULT_MOST_TRIES, requireIdsOnly, type JobKind, type JobPayload } from './job.ts';

export interface JobOptions {
  /** In our time; missing: at once. */
  readonly runAt?: Date | undefined;
  /** At most one job with this key waits: a later one takes its place. Made of ids, like a payload. */
  readonly key?: string | undefined;
  /** No job was ever added under `key`: it is made of an id that is new. */
  readonly isKeyNew?: boolean | undefined;
  /** `first`: somebody waits for it at a screen; `last`: there may be thousands of them. */
  readonly turn?: 'first' | 'last' | undefined;
}

const priorities = { first: -10, last: 10 } as const;

/** Marks a job that was added with a key, so that one whose key was taken over is known as replaced, not as failed. */
export const KEYED_FLAG = 'keyed';

/** `job` is its kind, or its name where importing the kind would close a circle: the worker checks the payload again. */
export async function addJob<Payload extends JobPayload>(
  ctx: Ctx,
  job: (JobKind<Payload> & { readonly mostTries?: number }) | string,
  payload: NoInfer<Payload>,
  options: JobOptions = {},
): Promise<void> {
  await added(ctx.tx, jobRow(ctx, job, payload, options));
}

/** What `addJob` puts into the queue, for `jobAdded`. */
export function jobRow<Payload extends JobPayload>(
  ctx: Ctx,
  job: (JobKind<Payload> & { readonly mostTries?: number }) | string,
  payload: NoInfer<Payload>,
  options: JobOptions = {},
): JobRow {
  const kind = typeof job === 'string' ? { name: job } : job;
  const checked = typeof job === 'string' ? payload : job.payload.parse(payload);
  requireIdsOnly(kind.name, options.key === undefined ? checked : { ...checked, key: options.key });
  return {
    name: kind.name,
    payload: JSON.stringify(checked),
    seconds: waitSeconds(options.runAt, ctx.now),
    mostTries: ('mostTries' in kind ? kind.mostTries : undefined) ?? DEFAULT_MOST_TRIES,
    key: options.key ?? null,
    priority: options.turn === undefined ? 0 : priorities[options.turn],
    flags: options.key === undefined ? null : [KEYED_FLAG],
    // "Unsafe" where a job could wait under the key already; otherwise a fifth of the work.
    keyMode: options.isKeyNew ? 'unsafe_dedupe' : 'replace',
  };
}

const added = fixedQuery((tx, job: JobRow) => jobAdded(job).compile(tx));

function waitSeconds(runAt: Date | undefined, now: Date): number {
  return runAt === undefined ? 0 : Math.max(0, (runAt.getTime() - now.getTime()) / 1000);
}

/** For `jobLaidBy`, which adds nothing of a kind that was never added before. */
export async function makeJobKnown(ctx: Ctx, { name }: Pick<JobKind, 'name'>): Promise<void> {
  await sql`INSERT INTO graphile_worker._private_tasks (identifier) VALUES (${name}) ON CONFLICT DO NOTHING`.execute(
    ctx.tx,
  );
}

/** Takes back the job that waits under `key`; one that runs already is only kept from being tried again. */
export async function removeJob(ctx: Ctx, key: string): Promise<void> {
  await sql`SELECT id FROM graphile_worker.remove_job(${key}::text)`.execute(ctx.tx);
}

/**
 * The clock of the demo was moved forward (or back, with a minus): what waits comes due that much earlier or later.
 * Call it in the transaction that moves the clock. Jobs that are due already stay due.
 */
export async function moveWaitingJobs(ctx: Ctx, seconds: number): Promise<void> {
  await sql`UPDATE graphile_worker._private_jobs
    SET run_at = run_at - make_interval(secs => ${seconds}::double precision)
    WHERE locked_at IS NULL AND run_at > now()`.execute(ctx.tx);
  await sql`SELECT pg_notify('jobs:insert', '{"count":16}')`.execute(ctx.tx);
}
