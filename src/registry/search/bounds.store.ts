/** Settings of one search, for the transaction that it runs in: how long a statement may take, and how it is planned. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/context.ts';

export async function boundStatements(tx: Tx, milliseconds: number): Promise<void> {
  await sql`select set_config('statement_timeout', ${String(milliseconds)}, true), set_config('jit', 'off', true),
    set_config('work_mem', '32MB', true)`.execute(tx);
}
