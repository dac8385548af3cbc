/**
 * Lets some work run at the same time, makes some wait for its turn, and turns the rest away at once (503 with Retry-After):
 * a longer queue only makes people reload.
 */
export interface BoundedQueue {
  /** Runs `work` when it is its turn; throws Overloaded when too many wait already. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  /** For metrics and tests. */
  load(): { readonly running: number; readonly waiting: number };
}

/** Too many wait already: answer 503 with Retry-After instead of making everyone wait. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
  readonly retryAfterSeconds = 2;
}

export interface QueueLimits {
  /** What runs, in the plural, for the log. */
  readonly of: string;
  readonly running: number;
  readonly waiting: number;
}

export function boundedQueue(limits: QueueLimits): BoundedQueue {
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
    if (queue.length >= limits.waiting) throw new Overloaded(`Too many ${limits.of} are waiting.`);
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
