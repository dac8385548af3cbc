/**
 * Rows of a query as a stream, through a cursor: a million events need no more memory than one page of them. Rows come
 * as arrays of what PostgreSQL prints; only bytea is turned into bytes.
 */
import type { PoolClient } from 'pg';

export type Cell = string | Buffer | null;
export type Row = readonly Cell[];

const rowsPerFetch = 2000;

/**
 * `name` and `query` are ours, never from outside. The cursor lives in the caller's transaction. The next page is on
 * its way while one is looked at: PostgreSQL and we work at the same time.
 */
export async function* streamPages(client: PoolClient, name: string, query: string): AsyncGenerator<readonly Row[]> {
  await client.query(`declare ${name} no scroll cursor for ${query}`);
  let coming = fetchPage(client, name);
  for (let full = true; full;) {
    const rows = await coming;
    full = rows.length === rowsPerFetch;
    if (full) coming = fetchPage(client, name);
    yield rows;
  }
  await client.query(`close ${name}`);
}

function fetchPage(client: PoolClient, name: string): Promise<readonly Row[]> {
  const query = { text: `fetch ${rowsPerFetch} from ${name}`, rowMode: 'array' } as const;
  const page = client.query<Cell[]>(query).then(({ rows }) => rows);
  // Whoever awaits it is told; a walk that ended early is not there any more, and its connection is closed.
  page.catch(() => undefined);
  return page;
}

export async function* streamRows(client: PoolClient, name: string, query: string): AsyncGenerator<Row> {
  for await (const rows of streamPages(client, name, query)) yield* rows;
}

export const text = (cell: Cell | undefined): string => (typeof cell === 'string' ? cell : '');
export const bytes = (cell: Cell | undefined): Buffer => (Buffer.isBuffer(cell) ? cell : Buffer.alloc(0));
