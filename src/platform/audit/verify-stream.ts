/**
 * Rows of a query as a stream, through a cursor: a million events need no more memory than one page of them. Rows come
 * as arrays of what PostgreSQL prints; only bytea is turned into bytes.
 */
import type { PoolClient } from 'pg';

export type Cell = string | Buffer | null;
export type Row = readonly Cell[];

const rowsPerFetch = 2000;

/** `name` and `query` are ours, never from outside. The cursor lives in the caller's transaction. */
export async function* streamPages(client: PoolClient, name: string, query: string): AsyncGenerator<readonly Row[]> {
  await client.query(`declare ${name} no scroll cursor for ${query}`);
  for (let full = true; full;) {
    const { rows } = await client.query<Cell[]>({ text: `fetch ${rowsPerFetch} from ${name}`, rowMode: 'array' });
    full = rows.length === rowsPerFetch;
    yield rows;
  }
  await client.query(`close ${name}`);
}

export async function* streamRows(client: PoolClient, name: string, query: string): AsyncGenerator<Row> {
  for await (const rows of streamPages(client, name, query)) yield* rows;
}

export const text = (cell: Cell | undefined): string => (typeof cell === 'string' ? cell : '');
export const bytes = (cell: Cell | undefined): Buffer => (Buffer.isBuffer(cell) ? cell : Buffer.alloc(0));
