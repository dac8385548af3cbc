/** Waiting that has an end: for what is stopped, and must not keep the process. */
import { setTimeout as pause } from 'node:timers/promises';

/** Settles when `work` has ended, well or badly, and no later than this. */
export async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  const limit = pause(milliseconds, undefined, { signal: over.signal });
  await Promise.race([work, limit].map((each) => each.catch(() => undefined)));
  over.abort();
}
