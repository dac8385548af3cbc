/**
 * Runs jobs: starts the queue's runner, starts it anew whenever the database was away, and looks after what the queue
 * leaves to us (dead workers, spent jobs, recurring jobs). Any number of processes may do this on one database.
 * `stop` waits for jobs that run, at most 15 s; what is not done by then runs again elsewhere.
 */
import { run, type Runner, type TaskList } from 'graphile-worker';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { atMost } from '../at-most.ts';
import type { Ctx } from '../context.ts';
import { handleOneSpentJob } from './given-up.ts';
import type { Job } from './job.ts';
import { leavingWithItsWork } from './leaving.ts';
import { freeJobsOfTheDead, openPresence, type Presence } from './presence.ts';
import { queueLogger } from './queue-log.ts';
import { introduceRecurringJobs, startDueJobs } from './recurring.ts';
import { untilOver } from './until-over.ts';

export type JobOutcome = 'done' | 'failed' | 'given-up';

export interface WorkerParts {
  /** Opens connections as the application; the worker closes them. */
  readonly openPool: (connections: number) => Pool;
  readonly jobs: readonly Job[];
  /** A context for one job: actor `system` with the job's name, the time of now, `tx` the pool. */
  readonly context: (work: { readonly name: string; readonly requestId: string }) => Promise<Ctx>;
  readonly log: Logger;
  readonly observe: (job: string, outcome: JobOutcome) => void;
  readonly concurrency?: number;
}

export interface Worker {
  /** For /readyz: is the runner up, or between two starts? */
  readonly running: () => boolean;
  readonly stop: () => Promise<void>;
}

const DRAIN_LIMIT_MS = 15_000;
const RESTART_PAUSE_MS = 1_000;
const UPKEEP_PAUSE_MS = 1_000;
const POLL_PAUSE_MS = 1_000;
const CLOSE_LIMIT_MS = 1_000;
const DEFAULT_CONCURRENCY = 5;
/** What the queue itself needs beside the connections of its jobs. */
const QUEUE_CONNECTIONS = 3;
/** One holds the lock of the worker's name; the other takes its place when it was lost. */
const PRESENCE_CONNECTIONS = 2;

export function startWorker(parts: WorkerParts): Worker {
  const presencePool = parts.openPool(PRESENCE_CONNECTIONS);
  const presence = openPresence(presencePool);
  const stopping = new AbortController();
  let runner: Runner | null = null;

  async function keepRunning(): Promise<void> {
    while (!stopping.signal.aborted) {
      // Each runner has connections of its own: one that is left behind never gives them back.
      const pool = parts.openPool((parts.concurrency ?? DEFAULT_CONCURRENCY) + QUEUE_CONNECTIONS);
      try {
        runner = await startRunner(parts, presence, pool);
        if (stopping.signal.aborted) await runner.stop();
        await untilOver(runner, stopping.signal);
      } catch (error) {
        parts.log.error({ err: error }, 'the worker lost its queue and starts anew');
      }
      runner = null;
      // A new runner has a new name; jobs that are locked under the old one become free.
      presence.leave();
      await atMost(CLOSE_LIMIT_MS, pool.end());
      await pause(RESTART_PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }
  const ends = Promise.all([keepRunning(), keepUp(parts, presence, stopping.signal)]);

  return {
    running: () => runner !== null,
    stop: async () => {
      if (stopping.signal.aborted) return;
      stopping.abort();
      await drain(runner, ends);
      presence.leave();
      await atMost(CLOSE_LIMIT_MS, presencePool.end());
    },
  };
}

function startRunner(parts: WorkerParts, presence: Presence, pool: Pool): Promise<Runner> {
  return run({
    pgPool: pool,
    schema: 'graphile_worker',
    taskList: Object.fromEntries(parts.jobs.map((job) => [job.name, task(job, parts, presence)])),
    parsedCronItems: [],
    concurrency: parts.concurrency ?? DEFAULT_CONCURRENCY,
    pollInterval: POLL_PAUSE_MS,
    noHandleSignals: true,
    // Only in batches does the library wait, when it stops, until it has noted that jobs are done; noting them one by
    // one it does not, and a note that fails ends the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: queueLogger(parts.log),
  });
}

function task(job: Job, parts: WorkerParts, presence: Presence): NonNullable<TaskList[string]> {
  return async (payload, { job: { id, locked_by: workerName, attempts } }) => {
    const requestId = `job-${id}`;
    try {
      if (workerName !== null) await presence.show(workerName);
      const ctx = await parts.context({ name: job.name, requestId });
      await (job.leavesWithItsWork
        ? leavingWithItsWork(id, ctx, (once) => job.run(once, payload))
        : job.run(ctx, payload));
      parts.observe(job.name, 'done');
    } catch (error) {
      parts.observe(job.name, 'failed');
      parts.log.error({ requestId, job: job.name, attempts, err: error }, 'job failed');
      // The queue keeps the words of the error in its table, so it gets none that could quote a value.
      const kind = error instanceof Error ? error.name : 'no error';
      throw new Error(`${job.name} failed with ${kind}: see the log, ${requestId}`, { cause: error });
    }
  };
}

/** What must happen every second; a database that is away is told once, not every second. */
async function keepUp(parts: WorkerParts, presence: Presence, stopping: AbortSignal): Promise<void> {
  const jobs = new Map(parts.jobs.map((job) => [job.name, job]));
  let failing = false;
  let introduced = false;
  while (!stopping.aborted) {
    try {
      const ctx = await parts.context({ name: 'jobs.upkeep', requestId: 'jobs-upkeep' });
      await presence.renew();
      await freeJobsOfTheDead(ctx.tx);
      if (!introduced) await introduceRecurringJobs(ctx, parts.jobs);
      introduced = true;
      await startDueJobs(ctx, parts.jobs);
      const onGivenUp = (job: string, id: string) => {
        parts.observe(job, 'given-up');
        parts.log.error({ requestId: `job-${id}`, job }, 'job given up');
      };
      while (await handleOneSpentJob(ctx, jobs, onGivenUp));
      failing = false;
    } catch (error) {
      if (!failing) parts.log.error({ err: error }, 'upkeep of the queue failed');
      failing = true;
    }
    await pause(UPKEEP_PAUSE_MS, undefined, { signal: stopping }).catch(() => undefined);
  }
}

/** Jobs that outlast the limit stay locked by a worker that is no more, and are freed like those of a crashed one. */
async function drain(runner: Runner | null, ends: Promise<unknown>): Promise<void> {
  const stopped = (async () => {
    await runner?.stop();
    await ends;
  })();
  await atMost(DRAIN_LIMIT_MS, stopped);
}
