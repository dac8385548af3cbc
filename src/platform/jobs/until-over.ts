/**
 * Waits for the end of a runner of the queue. One that gives up by itself, because the database died under it, may wait for
 * ever for notes that it can no longer write (the library loses count of them): it is left behind after a while. Jobs that
 * it still runs count as those of a dead worker, and run again.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Runner } from 'graphile-worker';

const leftBehindAfterMilliseconds = 3_000;

/** Rejects as the runner does. A runner that we stop ourselves is waited for to its end. */
export async function untilOver(
  { promise, events }: Pick<Runner, 'promise' | 'events'>,
  stopping: AbortSignal,
  patience = leftBehindAfterMilliseconds,
): Promise<void> {
  const gaveUp = new Promise<void>((resolve) => {
    events.once('pool:gracefulShutdown', () => {
      if (!stopping.aborted) void pause(patience).then(resolve);
    });
  });
  await Promise.race([promise, gaveUp]);
}
