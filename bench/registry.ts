/**
 * The registry at full size: an invented file of nine million providers (`--rows=500000` for a smaller one) is copied as it is
 * into 330 text columns, then imported with keys and indexes, each by a PostgreSQL of its own. Takes half an hour and 40 GB of
 * disk, so it runs only when it is asked for by name. Then it is searched, see registry-search.ts.
 */
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBulkConnection, type BulkConnection } from '../src/platform/db/bulk-connection.ts';
import { startEmbedded } from '../src/platform/db/embedded/embedded.ts';
import { countersign, optionOf, REGISTRY_FILE } from './registry-parts.ts';
import { registrySearch } from './registry-search.ts';
import { runStatement, sizesOf } from './registry.store.ts';
import type { Result } from './result.ts';

const rows = Number(optionOf('rows', '9000000'));
const READ_BYTES = 1 << 18;
const MB = 1 << 20;

export async function registry(): Promise<readonly Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  const file = join(folder, REGISTRY_FILE);
  try {
    const made = await countersign(
      ['registry', 'synthesize', '--rows', `${rows}`, '--seed', '1', '--out', file],
      folder,
    );
    const bare = await withDatabase(join(folder, 'bare'), (bulk) => copyBare(bulk, file));
    rmSync(join(folder, 'bare'), { recursive: true, force: true });
    const ours = join(folder, 'ours');
    const imported = await countersign(['registry', 'import', file], ours);
    const sizes = await withDatabase(ours, ({ db }) => sizesOf(db));
    const bytes = statSync(file).size;
    rmSync(file);
    const searched = await registrySearch(new Map([[rows, ours]]));
    return [
      result(
        'registry: rows synthesized',
        rows / made.seconds,
        'rows/s',
        'at least 50,000',
        (value) => value >= 50_000,
      ),
      result('registry: file', bytes / MB, 'MB'),
      result('registry: bare COPY into 330 columns', bare, 's'),
      result('registry: import with all indexes', imported.seconds / 60, 'min', 'at most 20', (value) => value <= 20),
      result(
        'registry: bare COPY ÷ import',
        bare / imported.seconds,
        'ratio',
        'at least 0.25',
        (value) => value >= 0.25,
      ),
      result('registry: memory of the import', imported.residentMb, 'MB', 'at most 512', (value) => value <= 512),
      ...sizes.map(({ name, bytes }) => result(`registry: disk, ${name}`, bytes / MB, 'MB')),
      ...searched,
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const result = (
  name: string,
  value: number,
  unit: string,
  goal = '',
  holds: (value: number) => boolean = () => true,
): Result => ({ name, value, unit, goal, holds: holds(value) });

async function withDatabase<Value>(dataDir: string, work: (bulk: BulkConnection) => Promise<Value>): Promise<Value> {
  const server = await startEmbedded({ dataDir });
  try {
    const bulk = await openBulkConnection(server.url('owner'));
    try {
      return await work(bulk);
    } finally {
      await bulk.close();
    }
  } finally {
    await server.stop();
  }
}

/** In the transaction that makes the table, so that PostgreSQL may skip its log: the least that anybody can do. */
async function copyBare({ db, copyIn }: BulkConnection, file: string): Promise<number> {
  const began = performance.now();
  await db.transaction().execute(async (tx) => {
    const columns = Array.from({ length: 330 }, (_, index) => `c${index} text`).join(', ');
    await runStatement(tx, `create table public.bare (${columns})`);
    await copyIn(
      "copy public.bare from stdin (format csv, header, encoding 'LATIN1')",
      createReadStream(file, { highWaterMark: READ_BYTES }),
    );
  });
  return (performance.now() - began) / 1000;
}
