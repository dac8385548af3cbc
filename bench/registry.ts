/**
 * The registry at full size: an invented file of nine million providers (`--rows=500000` for a smaller one) is copied as it is
 * into 330 text columns, then imported with keys and indexes, each by a PostgreSQL of its own. Takes half an hour and 40 GB of
 * disk, so it runs only when it is asked for by name.
 */
import { spawn } from 'node:child_process';
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBulkConnection, type BulkConnection } from '../src/platform/db/bulk-connection.ts';
import { startEmbedded } from '../src/platform/db/embedded/embedded.ts';
import { projectRoot } from '../bin/source/source-tree.ts';
import { runStatement, sizesOf } from './registry.store.ts';
import type { Result } from './result.ts';

const FULL_ROWS = 9_000_000;
const rows = Number(process.argv.find((word) => word.startsWith('--rows='))?.slice('--rows='.length) ?? FULL_ROWS);
const FILE = 'npidata_pfile_20050523-20250131.csv';
const READ_BYTES = 1 << 18;
const MB = 1 << 20;

interface Run {
  readonly seconds: number;
  readonly residentMb: number;
}

export async function registry(): Promise<readonly Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  const file = join(folder, FILE);
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
    return [
      result(
        'registry: rows synthesized',
        rows / made.seconds,
        'rows/s',
        'at least 50,000',
        (value) => value >= 50_000,
      ),
      result('registry: file', statSync(file).size / MB, 'MB'),
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

/** Runs a verb as an operator does, with the database that it starts itself. */
function countersign(args: readonly string[], dataDir: string): Promise<Run> {
  const began = performance.now();
  const child = spawn(process.execPath, [join(projectRoot, 'dist/src/countersign.js'), ...args], {
    cwd: projectRoot,
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir },
    stdio: ['ignore', process.stderr, 'inherit'],
  });
  let residentMb = 0;
  const looking = setInterval(() => {
    residentMb = Math.max(residentMb, peakOf(child.pid));
  }, 200);
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      clearInterval(looking);
      if (code === 0) resolve({ seconds: (performance.now() - began) / 1000, residentMb });
      else reject(new Error(`countersign ${args.join(' ')} ended with ${code}.`));
    });
  });
}

function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

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
