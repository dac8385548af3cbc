/**
 * The moment in which a generation takes the place of another. Readers that still read are waited for a fifth of a second at a
 * time, so that those who come meanwhile never queue for longer behind us.
 */
import type { Tx } from '../../platform/context.ts';
import { sqlState } from '../../platform/db/sql-state.ts';
import { runStatement, swapGeneration } from './generation.store.ts';

const LOCK_NOT_AVAILABLE = '55P03';
/** An export reads for minutes; beyond half an hour something is wrong. */
const TRIES = 6000;

export async function swapWhenFree(tx: Tx, tables: readonly string[]): Promise<void> {
  for (let left = TRIES; ; left -= 1) {
    await runStatement(tx, 'savepoint before_swap');
    try {
      await swapGeneration(tx, tables);
      return;
    } catch (error) {
      if (sqlState(error) !== LOCK_NOT_AVAILABLE || left === 0) throw error;
      await runStatement(tx, 'rollback to savepoint before_swap');
      await runStatement(tx, 'select pg_sleep(0.1)');
    }
  }
}
