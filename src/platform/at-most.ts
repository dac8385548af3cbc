import { setTimeout as pause } from 'node:timers/promises';

/** Waits for the end of `work`, well or badly, and no longer than this. */
export async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  const limit = pause(milliseconds, undefined, { signal: over.signal });
  await Promise.race([work, limit].map((each) => each.catch(() => undefined)));
  over.abort();
}
