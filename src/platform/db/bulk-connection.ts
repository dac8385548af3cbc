/**
 * One connection of its own for work that fills tables: Kysely and COPY on it share transactions and temporary tables.
 * It belongs to the command line and to seeds, as the owner of the tables; what serves requests uses the pools.
 */
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { copyIn, type CopyChunk } from './copy-in.ts';
import type { Database } from './database.ts';
import { valueTypes } from './value-types.ts';

export interface BulkConnection {
  readonly db: Kysely<Database>;
  /** COPY … FROM STDIN inside whatever transaction is open on `db`. */
  readonly copyIn: (statement: string, chunks: AsyncIterable<CopyChunk>) => Promise<number>;
  readonly close: () => Promise<void>;
}

export async function openBulkConnection(url: string): Promise<BulkConnection> {
  const client = new pg.Client({
    connectionString: url,
    types: valueTypes,
    application_name: 'countersign bulk',
    options: '-c TimeZone=UTC',
  });
  // Without a listener a lost connection would end the process; the query in progress rejects with the same error.
  client.on('error', () => undefined);
  await client.connect();
  // A pool of one: whatever Kysely asks for is this connection, which only `close` ends.
  const only = Object.assign(client, { release: () => undefined });
  const pool = { connect: () => Promise.resolve(only), end: () => client.end(), options: {} };
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return { db, copyIn: (statement, chunks) => copyIn(client, statement, chunks), close: () => db.destroy() };
}
