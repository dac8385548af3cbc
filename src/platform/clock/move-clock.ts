/**
 * Moves the clock of the demo, for all processes, with everything that waits for it: a reminder of tomorrow is sent at
 * once when the clock moves two days ahead. The caller decides who may; outside the demo nobody may.
 */
import { record } from '../audit/record.ts';
import { inTransaction, type Ctx } from '../context.ts';
import { moveWaitingJobs } from '../jobs/add-job.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import type { Clock } from './clock.ts';

const secondsPerYear = 365 * 24 * 60 * 60;
/** Further away than this, periods of keeping and ends of certificates begin to mean nothing. */
const furthestSeconds = 10 * secondsPerYear;

/** `seconds` may be negative: back. Gives the time that it is then. */
export async function moveClock(ctx: Ctx, clock: Clock, seconds: number): Promise<Outcome<Date, 'too-far'>> {
  const moved = await inTransaction(ctx, async (ctx) => {
    const row = await ctx.tx
      .selectFrom('platform.clock')
      .select('offset_milliseconds')
      .forUpdate()
      .executeTakeFirstOrThrow();
    const offset = Number(row.offset_milliseconds) + seconds * 1000;
    if (!Number.isSafeInteger(offset) || Math.abs(offset) > furthestSeconds * 1000)
      return refused('too-far', { furthestSeconds });
    await ctx.tx
      .updateTable('platform.clock')
      .set({ offset_milliseconds: String(offset), moved_at: new Date() })
      .executeTakeFirstOrThrow();
    await moveWaitingJobs(ctx, seconds);
    await record(ctx, {
      action: 'clock.move',
      object: { type: 'clock', id: 'platform' },
      outcome: 'done',
      details: { seconds },
    });
    return done(null);
  });
  if (!moved.ok) return moved;
  await clock.read();
  return done(clock.now());
}
