/**
 * Rows of a query as a stream, through a cursor: a million events need no more memory than one page of them. Rows come
 * as arrays of what PostgreSQL prints; only bytea is turned into bytes.
 */
import type { PoolClient } from 'pg';

export type Cell = string | Buffer | null;

const rowsPerFetch = 2000;

/** `name` and `query` are ours, never from outside. The cursor lives in the caller's transaction. */
export async function* streamRows(client: PoolClient, name: string, query: string): AsyncGenerator<readonly Cell[]> {
  await client.query(`declare ${name} no scroll cursor for ${query}`);
  for (;;) {
    const { rows } = await client.query<Cell[]>({ text: `fetch ${rowsPerFetch} from ${name}`, rowMode: 'array' });
    yield* rows;
    if (rows.length < rowsPerFetch) break;
  }
  await client.query(`close ${name}`);
}

export const text = (cell: Cell | undefined): string => (typeof cell === 'string' ? cell : '');
export const bytes = (cell: Cell | undefined): Buffer => (Buffer.isBuffer(cell) ? cell : Buffer.alloc(0));
