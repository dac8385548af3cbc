/** Jobs run with the change that added them, once if they can, again if they must, and are never lost quietly. */
import { sql } from 'kysely';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testDatabase, type TestDatabase } from '../../../test/database.ts';
import { soon } from '../../../test/soon.ts';
import { inTransaction, type Ctx } from '../context.ts';
import { openKeyring, type Keyring } from '../crypto/keyring.ts';
import { openPool } from '../db/pools.ts';
import { openLog } from '../telemetry/log.ts';
import { addJob, moveWaitingJobs, removeJob } from './add-job.ts';
import { countJobs } from './given-up.ts';
import { defineJob, requireIdsOnly, type Job } from './job.ts';
import { freeJobsOfTheDead, openPresence } from './presence.ts';
import { startWorker, type JobOutcome, type Worker } from './worker.ts';

let test: TestDatabase;
let keyring: Keyring;
const lines: string[] = [];
const log = openLog('info', { write: (line) => void lines.push(line) });
const workers: Worker[] = [];

beforeAll(async () => {
  test = await testDatabase();
  keyring = await openKeyring({ kind: 'test' });
});
afterAll(() => test.drop());
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  await sql`DELETE FROM graphile_worker._private_jobs`.execute(test.db);
});

const context = (name = 'test', now = new Date()): Ctx => ({
  actor: { kind: 'system', name },
  subject: null,
  tx: test.db,
  now,
  requestId: name,
  client: { address: '127.0.0.1', userAgent: 'test' },
  keyring,
  policy: 'legacy',
});

const start = (jobs: readonly Job[], change: { now?: () => Date } = {}) => {
  const outcomes: [string, JobOutcome][] = [];
  const pools: Pool[] = [];
  const worker = startWorker({
    openPool(connections) {
      const pool = openPool(test.url('app'), 'app', connections);
      pools.push(pool);
      return pool;
    },
    jobs,
    context: ({ name }) => Promise.resolve(context(name, change.now?.() ?? new Date())),
    log,
    observe: (job, outcome) => void outcomes.push([job, outcome]),
  });
  workers.push(worker);
  return { worker, stop: worker.stop, outcomes, pools };
};

const noting = (name: string, spec: Partial<Parameters<typeof defineJob<{ id: string }>>[0]> = {}) => {
  const ran: string[] = [];
  const job = defineJob({
    name,
    payload: z.object({ id: z.string() }),
    handle: async (_ctx, { id }) => void ran.push(id),
    ...spec,
  });
  return { job, ran };
};

describe('a job', () => {
  it('runs when its transaction commits, and never when that is rolled back', async () => {
    const { job, ran } = noting('test.note');
    const { worker } = start([job]);
    await soon(() => expect(worker.running()).toBe(true));
    const undone = test.db.transaction().execute(async (tx) => {
      await addJob({ ...context(), tx }, job, { id: 'ghost' });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await test.db.transaction().execute((tx) => addJob({ ...context(), tx }, job, { id: 'kept' }));
    await soon(() => expect(ran).toEqual(['kept']));
    await pause(100);
    expect(ran).toEqual(['kept']);
  });

  it('waits for its time, which moves with the clock', async () => {
    const { job, ran } = noting('test.later');
    start([job]);
    const inAnHour = new Date(Date.now() + 3_600_000);
    await addJob(context(), job, { id: 'later' }, { runAt: inAnHour });
    await addJob(context(), job, { id: 'past' }, { runAt: new Date(0) });
    await soon(() => expect(ran).toEqual(['past']));
    await moveWaitingJobs(context(), 3_590);
    await pause(50);
    expect(ran).toEqual(['past']);
    await moveWaitingJobs(context(), 20);
    await soon(() => expect(ran).toEqual(['past', 'later']));
  });

  it('gives way to a later one with its key, and can be taken back', async () => {
    const { job, ran } = noting('test.keyed');
    const runAt = new Date(Date.now() + 60_000);
    await addJob(context(), job, { id: 'first' }, { key: 'k.1', runAt });
    await addJob(context(), job, { id: 'second' }, { key: 'k.1' });
    await addJob(context(), job, { id: 'third' }, { key: 'k.2' });
    await removeJob(context(), 'k.2');
    start([job]);
    await soon(() => expect(ran).toEqual(['second']));
    await soon(async () => expect(await countJobs(context())).toEqual({ waiting: 0, failing: 0, givenUp: 0 }));
  });

  it('can be added by name, and is checked before it runs', async () => {
    const { job, ran } = noting('test.named');
    const { outcomes } = start([job]);
    await addJob(context(), 'test.named', { id: 'good' });
    await addJob(context(), 'test.named', { wrong: 'shape' });
    await soon(() => expect(ran).toEqual(['good']));
    await soon(() => expect(outcomes).toContainEqual(['test.named', 'failed']));
  });
});

describe('a payload', () => {
  it.each(['0197a2b0-0000-7000-8000-000000000001', 'T012', 'recurring.mail.keep', 'approved', '42'])(
    'may hold %s',
    (id) => expect(() => requireIdsOnly('test.x', { id })).not.toThrow(),
  );
  it.each([
    'ada@example.org',
    'Ada Okafor',
    '+12025550123',
    '2025550123',
    '900123456',
    '900-12-3456',
    '',
    'a'.repeat(65),
  ])('never holds %j', (id) => expect(() => requireIdsOnly('test.x', { id })).toThrow('must be an id'));
});

describe('a failing job', () => {
  it('is tried again later, without its words in the table or a value of a row in the log', async () => {
    const { job } = noting('test.bad', {
      handle: async (ctx) => void (await sql`SELECT ${'ada@example.org'}::uuid`.execute(ctx.tx)),
    });
    start([job]);
    await addJob(context(), job, { id: 'x' });
    const { rows } = await soon(async () => {
      const result = await sql<{ last_error: string; seconds: number }>`
        SELECT last_error, extract(epoch FROM run_at - updated_at)::float AS seconds FROM graphile_worker._private_jobs
        WHERE last_error IS NOT NULL`.execute(test.db);
      expect(result.rows).toHaveLength(1);
      return result;
    });
    expect(rows[0]?.last_error).toMatch(/^test\.bad failed with \w+: see the log, job-\d+$/);
    expect(rows[0]?.seconds).toBeGreaterThan(1);
    expect(lines.join('')).toContain('"msg":"job failed"');
    expect(lines.join('') + JSON.stringify(rows)).not.toContain('ada@');
  });

  it('is given up after its last try, once, and stays to be seen', async () => {
    const told: string[] = [];
    const { job } = noting('test.hopeless', {
      mostTries: 1,
      handle: () => Promise.reject(new Error('no')),
      givenUp: async (ctx, { id }) => {
        expect(ctx.tx.isTransaction).toBe(true);
        told.push(id);
      },
    });
    start([job]);
    start([job]);
    await addJob(context(), job, { id: 'x' });
    await soon(() => expect(told).toEqual(['x']));
    await pause(1_500);
    expect(told).toEqual(['x']);
    expect(await countJobs(context())).toEqual({ waiting: 0, failing: 0, givenUp: 1 });
  });

  it('that was replaced while it ran is dropped, not given up', async () => {
    const told: string[] = [];
    const { job, ran } = noting('test.replaced', { givenUp: async (_ctx, { id }) => void told.push(id) });
    await addJob(context(), job, { id: 'old' }, { key: 'k' });
    await sql`UPDATE graphile_worker._private_jobs SET locked_by = 'pool-gone', locked_at = now() - interval '1 minute'`.execute(
      test.db,
    );
    await addJob(context(), job, { id: 'new' }, { key: 'k' });
    start([job]);
    await soon(() => expect(ran).toEqual(['new']));
    await soon(async () =>
      expect(await sql`SELECT FROM graphile_worker._private_jobs`.execute(test.db)).toMatchObject({ rows: [] }),
    );
    expect(told).toEqual([]);
  });
});

describe('a job that leaves with its work', () => {
  const queued = async () => (await countJobs(context())).waiting + (await countJobs(context())).failing;
  const working = (name: string, around: { before?: () => Promise<unknown>; after?: () => void } = {}) => {
    const committed: string[] = [];
    const { job } = noting(name, {
      leavesWithItsWork: true,
      async handle(ctx, { id }) {
        await around.before?.();
        await inTransaction(ctx, async (inside) => void (await sql`SELECT 1`.execute(inside.tx)));
        committed.push(id);
        around.after?.();
      },
    });
    return { job, committed };
  };

  it('is gone when its work is committed, whatever comes after', async () => {
    const { job, committed } = working('test.leave', {
      after: () => {
        throw new Error('after the work');
      },
    });
    const { outcomes } = start([job]);
    await addJob(context(), job, { id: 'left' });
    await soon(() => expect(outcomes).toEqual([['test.leave', 'failed']]));
    expect(committed).toEqual(['left']);
    expect(await queued()).toBe(0);
  });

  it('does nothing where an earlier run did its work', async () => {
    const { job, committed } = working('test.left-before', {
      before: () => sql`DELETE FROM graphile_worker._private_jobs`.execute(test.db),
    });
    const { outcomes } = start([job]);
    await addJob(context(), job, { id: 'again' });
    await soon(() => expect(outcomes).toEqual([['test.left-before', 'done']]));
    expect(committed).toEqual([]);
  });

  it('stays, and is tried again, when its work was undone', async () => {
    const { job } = noting('test.undone', {
      leavesWithItsWork: true,
      handle: (ctx) => inTransaction(ctx, () => Promise.reject(new Error('undone'))),
    });
    const { outcomes } = start([job]);
    await addJob(context(), job, { id: 'stays' });
    await soon(() => expect(outcomes).toEqual([['test.undone', 'failed']]));
    await soon(async () => expect((await countJobs(context())).failing).toBe(1));
  });
});

describe('a crashed worker', () => {
  const lockedBy = async (worker: string, seconds: number) =>
    sql`UPDATE graphile_worker._private_jobs SET attempts = 1, locked_by = ${worker},
      locked_at = now() - make_interval(secs => ${seconds})`.execute(test.db);

  it('leaves its jobs to another within seconds, not hours', async () => {
    const { job, ran } = noting('test.orphan');
    await addJob(context(), job, { id: 'orphan' });
    await lockedBy('pool-dead', 6);
    start([job]);
    await soon(() => expect(ran).toEqual(['orphan']));
  });

  it('is shown on one connection, by however many jobs at once', async () => {
    const pool = openPool(test.url('app'), 'app', 2);
    const presence = openPresence(pool);
    await Promise.all([presence.show('pool-many'), presence.show('pool-many'), presence.show('pool-many')]);
    expect(pool.totalCount).toBe(1);
    presence.leave();
    await pool.end();
  });

  it('is not one that is alive, or has just begun', async () => {
    const { job } = noting('test.held');
    await addJob(context(), job, { id: 'held' });
    const pool = openPool(test.url('app'), 'app', 2);
    const presence = openPresence(pool);
    await presence.show('pool-alive');
    const locks = async () =>
      (await sql<{ locked_by: string | null }>`SELECT locked_by FROM graphile_worker._private_jobs`.execute(test.db))
        .rows;
    await lockedBy('pool-alive', 3600);
    await freeJobsOfTheDead(test.db);
    expect(await locks()).toEqual([{ locked_by: 'pool-alive' }]);
    await sql`SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
      WHERE pid <> pg_backend_pid() AND query LIKE 'SELECT pg_advisory_lock%'`.execute(test.db);
    await soon(async () => {
      await presence.renew();
      const { rows } = await sql`SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = 1718442071`.execute(
        test.db,
      );
      expect(rows).toHaveLength(1);
    });
    await freeJobsOfTheDead(test.db);
    expect(await locks()).toEqual([{ locked_by: 'pool-alive' }]);
    presence.leave();
    await soon(async () => {
      await freeJobsOfTheDead(test.db);
      expect(await locks()).toEqual([{ locked_by: null }]);
    });
    await lockedBy('pool-new', 1);
    await freeJobsOfTheDead(test.db);
    expect(await locks()).toEqual([{ locked_by: 'pool-new' }]);
    await pool.end();
  });
});

describe('a worker', () => {
  it('finishes what runs before it stops, and takes nothing new', async () => {
    const slow = noting('test.slow');
    const ended: string[] = [];
    const job = { ...slow.job, run: async () => pause(400).then(() => void ended.push('slow')) };
    const { stop, worker } = start([job]);
    await addJob(context(), slow.job, { id: 'a' });
    await soon(async () =>
      expect(
        (await sql`SELECT FROM graphile_worker._private_jobs WHERE locked_at IS NOT NULL`.execute(test.db)).rows,
      ).toHaveLength(1),
    );
    await stop();
    expect(ended).toEqual(['slow']);
    expect(await countJobs(context())).toEqual({ waiting: 0, failing: 0, givenUp: 0 });
    expect(worker.running()).toBe(false);
    await addJob(context(), slow.job, { id: 'b' });
    await pause(300);
    expect(ended).toEqual(['slow']);
  });

  it('goes on after the database dropped every connection', async () => {
    const { job, ran } = noting('test.resilient');
    const { worker } = start([job]);
    await addJob(context(), job, { id: 'before' });
    await soon(() => expect(ran).toEqual(['before']));
    await sql`SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
      WHERE datname = current_database() AND usename = 'countersign_app' AND pid <> pg_backend_pid()`.execute(test.db);
    await addJob(context(), job, { id: 'after' });
    await soon(() => expect(ran).toEqual(['before', 'after']));
    expect(worker.running()).toBe(true);
  });

  it('stops also when a runner that was left behind keeps a connection for ever', async () => {
    const { job, ran } = noting('test.kept');
    const { worker, pools } = start([job]);
    await addJob(context(), job, { id: 'a' });
    await soon(() => expect(ran).toEqual(['a']));
    const kept = await Promise.all(pools.map((pool) => pool.connect()));
    await worker.stop();
    expect(pools.map(({ ending }) => ending)).toEqual([true, true]);
    for (const client of kept) client.release();
  });

  it('runs recurring jobs once per period on all nodes together, in our time', async () => {
    let now = Date.now();
    const ran: number[] = [];
    const job = defineJob({
      name: 'test.recurring',
      payload: z.object({}),
      recurring: { everySeconds: 86_400 },
      handle: async (ctx) => void ran.push(ctx.now.getTime() - now),
    });
    const clock = { now: () => new Date(now) };
    start([job], clock);
    start([job], clock);
    await soon(() => expect(ran).toHaveLength(1));
    await pause(1_500);
    expect(ran).toHaveLength(1);
    now += 86_400_000;
    await soon(() => expect(ran).toHaveLength(2));
    now -= 10 * 86_400_000;
    await soon(() => expect(ran).toHaveLength(3));
    await pause(1_500);
    expect(ran).toHaveLength(3);
  });
});
