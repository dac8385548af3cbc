/**
 * Runs the statements of one search in a transaction of its own, each for a bounded time: the last net, for what no index
 * answers.
 */
import type { Ctx, Tx } from '../../platform/context.ts';
import { sqlState } from '../../platform/db/sql-state.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { boundStatements } from './bounds.store.ts';

/** Source: ten times what the slowest search of a kind that we promise may take. */
const SEARCH_STATEMENT_MILLISECONDS = 1000;

const QUERY_CANCELED = '57014';

export async function withinBounds<Value>(
  { tx }: Ctx,
  work: (tx: Tx) => Promise<Value>,
  milliseconds = SEARCH_STATEMENT_MILLISECONDS,
): Promise<Outcome<Value, 'search-too-slow'>> {
  try {
    const own = tx.transaction().setAccessMode('read only');
    return done(
      await own.execute(async (inside) => {
        await boundStatements(inside, milliseconds);
        return await work(inside);
      }),
    );
  } catch (error) {
    if (sqlState(error) === QUERY_CANCELED) return refused('search-too-slow');
    throw error;
  }
}
