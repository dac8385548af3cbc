/**
 * Lets as many slow hashes run as there are cores, makes a few wait, and turns the rest away at once.
 * Native hashes take threads of libuv's pool (four by default), the same that read files and resolve names: one is
 * always left to them. Without that bound, queued hashes delayed a file read by 3.8 s (measured on two cores).
 */
import { availableParallelism } from 'node:os';
import { Overloaded } from './errors.ts';

const threadsOfLibuv = 4;
/** About a second of work on two cores: a longer queue only makes people reload. */
const waitingAtMost = 64;
const retryAfterSeconds = 2;

export interface HashQueue {
  /** Runs `work` when it is its turn; throws Overloaded when too many wait already. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  /** For metrics and tests. */
  load(): { readonly running: number; readonly waiting: number };
}

export function hashQueue(limits: { readonly running: number; readonly waiting: number }): HashQueue {
  const queue: (() => void)[] = [];
  let running = 0;

  /** Hands the place on to whoever waits longest, so that the count never dips below what is really running. */
  const leave = (): void => {
    const next = queue.shift();
    if (next === undefined) running -= 1;
    else next();
  };
  const enter = async (): Promise<void> => {
    if (running < limits.running) {
      running += 1;
      return;
    }
    if (queue.length >= limits.waiting) throw new Overloaded(retryAfterSeconds);
    await new Promise<void>((resolve) => queue.push(resolve));
  };

  return {
    run: async (work) => {
      await enter();
      try {
        return await work();
      } finally {
        leave();
      }
    },
    load: () => ({ running, waiting: queue.length }),
  };
}

/** The one queue of this process: passwords, answers and recovery codes stand in it together. */
export const hashes = hashQueue({
  running: Math.max(1, Math.min(availableParallelism(), threadsOfLibuv - 1)),
  waiting: waitingAtMost,
});
