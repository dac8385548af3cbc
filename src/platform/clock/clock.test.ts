/** The offset reaches every process, and what waits moves with it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/database.ts';
import { soon } from '../../../test/soon.ts';
import type { Ctx } from '../context.ts';
import { openKeyring } from '../crypto/keyring.ts';
import { openClock, realClock, type Clock } from './clock.ts';
import { moveClock } from './move-clock.ts';

const dayInSeconds = 24 * 60 * 60;
const nearMilliseconds = 2_000;

let test: TestDatabase;
let clock: Clock;
let ctx: Ctx;

beforeAll(async () => {
  test = await testDatabase();
  clock = await openClock(test.db, { follows: true });
  ctx = {
    actor: { kind: 'system', name: 'clock-test' },
    subject: null,
    tx: test.db,
    now: new Date(),
    requestId: 'clock-test',
    client: { address: '127.0.0.1', userAgent: 'test' },
    keyring: await openKeyring({ kind: 'test' }),
    policy: 'legacy',
  };
});
afterAll(async () => {
  clock.stop();
  await test.drop();
});
beforeEach(async () => {
  await test.db.updateTable('platform.clock').set({ offset_milliseconds: '0' }).execute();
  await clock.read();
});

const offsetOf = (moment: Date): number => moment.getTime() - Date.now();

describe('the clock', () => {
  it('starts at real time', () => {
    expect(Math.abs(offsetOf(clock.now()))).toBeLessThan(nearMilliseconds);
    expect(realClock.offsetMilliseconds()).toBe(0);
  });

  it('moves at once in the process that moves it, and soon in the others', async () => {
    const other = await openClock(test.db, { follows: true });
    const moved = await moveClock(ctx, clock, 2 * dayInSeconds);
    expect(moved.ok).toBe(true);
    expect(Math.abs(offsetOf(clock.now()) - 2 * dayInSeconds * 1000)).toBeLessThan(nearMilliseconds);
    await soon(() => expect(other.offsetMilliseconds()).toBe(2 * dayInSeconds * 1000));
    other.stop();
  });

  it('adds moves up, also when they come together, and moves back', async () => {
    await Promise.all([1, 2, 3, 4].map(() => moveClock(ctx, clock, dayInSeconds)));
    await moveClock(ctx, clock, -dayInSeconds);
    expect(clock.offsetMilliseconds()).toBe(3 * dayInSeconds * 1000);
  });

  it('refuses to go further than ten years', async () => {
    const moved = await moveClock(ctx, clock, 4000 * dayInSeconds);
    expect(moved).toMatchObject({ ok: false, reason: 'too-far' });
    expect(clock.offsetMilliseconds()).toBe(0);
  });

  it('keeps the last offset while the database cannot be asked', async () => {
    const away = await testDatabase();
    const lonely = await openClock(away.db, { follows: true });
    await away.drop();
    await sleep(700);
    expect(Math.abs(offsetOf(lonely.now()))).toBeLessThan(nearMilliseconds);
    lonely.stop();
  });

  it('brings waiting jobs with it, leaves due ones due, and is on record', async () => {
    await sql`select graphile_worker.add_job('later', run_at => now() + interval '3 days')`.execute(test.db);
    await sql`select graphile_worker.add_job('due', run_at => now() - interval '1 minute')`.execute(test.db);
    await moveClock(ctx, clock, 2 * dayInSeconds);
    const { rows } = await sql<{ task: string; hours: number }>`
      select task_identifier as task, round(extract(epoch from run_at - now()) / 3600)::int as hours
      from graphile_worker.jobs order by 1`.execute(test.db);
    expect(rows).toEqual([
      { task: 'due', hours: 0 },
      { task: 'later', hours: 24 },
    ]);
    const { rowCount } = await test.pool.query("select from audit.public_event where action = 'clock.move'");
    expect(rowCount).toBeGreaterThan(0);
  });
});
