/**
 * Runs the statements of one search, each for a bounded time: the last net, for what no index answers. Who searches inside a
 * transaction keeps it whole, since a statement that was given up would spoil it.
 */
import type { Ctx, Tx } from '../../platform/context.ts';
import { sqlState } from '../../platform/db/sql-state.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { boundStatements, markSavepoint, returnToSavepoint } from './bounds.store.ts';

/** Source: ten times what the slowest search of a kind that we promise may take. */
export const SEARCH_STATEMENT_MILLISECONDS = 1000;

const QUERY_CANCELED = '57014';

export async function withinBounds<Value>(
  { tx }: Ctx,
  work: (tx: Tx) => Promise<Value>,
  milliseconds = SEARCH_STATEMENT_MILLISECONDS,
): Promise<Outcome<Value, 'search-too-slow'>> {
  try {
    if (tx.isTransaction) return done(await insideOf(tx, milliseconds, work));
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

/** The savepoint also takes the bounds back. */
async function insideOf<Value>(tx: Tx, milliseconds: number, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  await markSavepoint(tx);
  try {
    await boundStatements(tx, milliseconds);
    return await work(tx);
  } finally {
    await returnToSavepoint(tx);
  }
}
