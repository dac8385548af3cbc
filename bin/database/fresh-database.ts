/**
 * A migrated database of its own for as long as one function runs: what the generated files are read from.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../../src/platform/db/embedded/embedded.ts';
import { migrate } from '../../src/platform/db/migrate.ts';

export async function inFreshDatabase<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const server = await startEmbedded({ dataDir: mkdtempSync(join(tmpdir(), 'countersign-generate-')), fast: true });
  try {
    await migrate(server.url('owner'));
    const client = new pg.Client({ connectionString: server.url('admin') });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  } finally {
    await server.stop();
  }
}
