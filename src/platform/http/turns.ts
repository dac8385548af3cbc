/**
 * The same form sent twice at once to this process: the second waits for the first and gets its whole reply, cookies too,
 * because a browser drops the first answer when a person presses twice. Between processes the claim decides (idempotency.ts).
 */
import { setTimeout } from 'node:timers/promises';
import { Refuse } from './problem.ts';

export interface Reply {
  readonly location: string;
  readonly cookieLines: readonly string[];
}

export interface Turn {
  /** The reply of the one before; null: the work is this one's to do. */
  readonly earlier: Reply | null;
  /** Must be called, with null where there is no reply to share: then the next one has its turn. */
  readonly end: (reply: Reply | null) => void;
}

/** Long enough for any work of ours; whoever waits longer is told that it is still being done. */
export const waitAtMostMilliseconds = 5000;

export function takeTurns(milliseconds = waitAtMostMilliseconds) {
  const last = new Map<string, Promise<Reply | null>>();
  return async function turnOf(key: string): Promise<Turn> {
    const before = last.get(key);
    const { promise, resolve } = Promise.withResolvers<Reply | null>();
    // Whoever gives up must not let the next one in while the work is still being done.
    const mine = Promise.all([before, promise]).then(([, reply]) => reply);
    last.set(key, mine);
    void mine.then(() => void (last.get(key) === mine && last.delete(key)));
    if (!before) return { earlier: null, end: resolve };
    const earlier = await inTime(before, milliseconds);
    if (earlier !== undefined) return { earlier, end: resolve };
    resolve(null);
    throw new Refuse('in-progress', 1);
  };
}

/** Undefined when it takes longer. */
async function inTime<Value>(promise: Promise<Value>, milliseconds: number): Promise<Value | undefined> {
  const over = new AbortController();
  try {
    return await Promise.race([promise, setTimeout(milliseconds, undefined, { signal: over.signal })]);
  } finally {
    over.abort();
  }
}
