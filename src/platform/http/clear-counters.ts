/**
 * Housekeeping of what the core counts, every hour: replies of forms go after their 24 hours, counters of guesses when even
 * the longest window is over. Nothing depends on its punctuality: how old a row is, is asked at use.
 */
import { z } from 'zod';
import { defineJob } from '../jobs/job.ts';

const REPLIES_ARE_KEPT_HOURS = 24;
/** The longest window of a limit is a day. */
const COUNTERS_ARE_KEPT_HOURS = 48;

export const clearCountersJob = defineJob({
  name: 'http.clear-counters',
  payload: z.strictObject({}),
  recurring: { everySeconds: 3600 },
  async handle({ tx, now }) {
    const ago = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);
    await tx.deleteFrom('platform.idempotency').where('claimed_at', '<', ago(REPLIES_ARE_KEPT_HOURS)).execute();
    await tx
      .deleteFrom('platform.guess_counter')
      .where('window_started_at', '<', ago(COUNTERS_ARE_KEPT_HOURS))
      .execute();
  },
});
