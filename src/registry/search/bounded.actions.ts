/**
 * Runs the statements of one search in a transaction of its own, each and all together for a bounded time: the last net, for
 * what no index answers. Whoever asks in a loop asks first whether it is over. Few searches run at once, so that a flood of
 * them leaves the database to those who sign in.
 */
import { boundedQueue, type BoundedQueue } from '../../platform/bounded-queue.ts';
import type { Ctx, Tx } from '../../platform/context.ts';
import { sqlState } from '../../platform/db/sql-state.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { boundStatements } from './bounds.store.ts';

/** Source: ten times what the slowest search of a kind that we promise may take. */
const SEARCH_STATEMENT_MILLISECONDS = 1000;

/** So many times as long for the whole search. Source: an answer within five seconds, whatever is asked. */
const WHOLE_SEARCH_STATEMENTS = 3;

/** Of the ten connections of a pool; and those who wait for one of them, a few seconds at most. Source: our decision. */
const SEARCHES_AT_ONCE = 4;
const SEARCHES_WAITING = 128;

const QUERY_CANCELED = '57014';

/** For each pool of connections: programs may read from a replica. */
const queues = new WeakMap<Tx, BoundedQueue>();

function queueOf(tx: Tx): BoundedQueue {
  const queue =
    queues.get(tx) ?? boundedQueue({ of: 'searches', running: SEARCHES_AT_ONCE, waiting: SEARCHES_WAITING });
  queues.set(tx, queue);
  return queue;
}

export const withinBounds = <Value>(
  { tx }: Ctx,
  work: (tx: Tx, over: AbortSignal) => Promise<Value>,
  milliseconds = SEARCH_STATEMENT_MILLISECONDS,
): Promise<Outcome<Value, 'search-too-slow'>> =>
  queueOf(tx).run(async () => {
    const over = AbortSignal.timeout(WHOLE_SEARCH_STATEMENTS * milliseconds);
    try {
      const own = tx.transaction().setAccessMode('read only');
      return done(
        await own.execute(async (inside) => {
          await boundStatements(inside, milliseconds);
          return await work(inside, over);
        }),
      );
    } catch (error) {
      if (error === over.reason || sqlState(error) === QUERY_CANCELED) return refused('search-too-slow');
      throw error;
    }
  });
