/**
 * Searches the registry at several sizes (`--sizes=100000,1000000` for smaller ones): twelve kinds of search and free text,
 * each asked for rows by chance and for what is commonest. Times are those of the statements of a search, as the application
 * waits for them. With `--data=FOLDER` the databases are kept there and not imported again.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import { startEmbedded } from '../src/platform/db/embedded/embedded.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { openPool } from '../src/platform/db/pools.ts';
import type { Database } from '../src/platform/db/database.ts';
import { findNpis } from '../src/registry/search/find-npis.actions.ts';
import type { ProviderQuery } from '../src/registry/search/provider-query.rules.ts';
import { projectRoot } from '../bin/source/source-tree.ts';
import { auditContexts } from '../test/audit-contexts.ts';
import { openKeyring } from '../src/platform/crypto/keyring.ts';
import { median } from './load.ts';
import { countersign, optionOf, REGISTRY_FILE } from './registry-parts.ts';
import { drawRows, findBackend, listCommonest } from './registry-arguments.ts';
import { goalOf, queriesOf, searchClasses, type SearchClass } from './registry-classes.ts';
import { plotOf, tableOf, type Measured } from './registry-plot.ts';
import type { Result } from './result.ts';

const SEED = 1;
const DRAWN = 200;
const COMMONEST = 20;
const PAGE = 20;
const TIMES = 3;
const WARM_TRIES = 3;

/** Small sizes first: what is wrong shows early. */
export async function registrySearch(ready: ReadonlyMap<number, string> = new Map()): Promise<readonly Result[]> {
  const sizes = optionOf('sizes', '100000,1000000,9000000')
    .split(',')
    .map(Number)
    .toSorted((one, other) => one - other);
  const kept = optionOf('data', '');
  const folder = kept === '' ? mkdtempSync(join(tmpdir(), 'countersign-bench-')) : kept;
  const measured: Measured[] = [];
  try {
    for (const rows of sizes) {
      const dataDir = ready.get(rows) ?? (await imported(join(folder, String(rows)), rows));
      measured.push(...(await searchAll(dataDir, rows)));
    }
  } finally {
    if (kept === '') rmSync(folder, { recursive: true, force: true });
  }
  const report = join(projectRoot, '.cache/bench/registry-search');
  mkdirSync(dirname(report), { recursive: true });
  writeFileSync(`${report}.svg`, plotOf(measured));
  writeFileSync(`${report}.md`, tableOf(measured));
  console.error(`${tableOf(measured)}\nWritten to ${report}.svg and .md`);
  return measured.filter(({ rows }) => rows === sizes.at(-1)).flatMap(resultsOf);
}

/** The folder of a database with so many providers, made when it is not there. */
async function imported(dataDir: string, rows: number): Promise<string> {
  const whole = join(dataDir, 'imported');
  if (existsSync(whole)) return dataDir;
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, REGISTRY_FILE);
  await countersign(['registry', 'synthesize', '--rows', `${rows}`, '--seed', '1', '--out', file], dataDir);
  await countersign(['registry', 'import', file], dataDir);
  rmSync(file);
  writeFileSync(whole, '');
  return dataDir;
}

interface Time {
  /** Of the statements, as the application waits for them. */
  readonly ms: number;
  /** Of the process that serves them: what other work on the machine leaves alone. */
  readonly cpuMs: number;
}

type Ask = (query: ProviderQuery) => Promise<Time>;

async function searchAll(dataDir: string, rows: number): Promise<readonly Measured[]> {
  const server = await startEmbedded({ dataDir });
  await migrate(server.url('owner'));
  const pool = openPool(server.url('app'), 'app', 1);
  let ms = 0;
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    log: ({ queryDurationMillis }) => {
      ms += queryDurationMillis;
    },
  });
  const ctx = auditContexts(db, await openKeyring({ kind: 'test' })).context({ subject: null });
  const backend = await findBackend(db);
  const ask: Ask = async (query) => {
    const before = cpuMsOf(backend);
    ms = 0;
    const found = await findNpis(ctx, query, { limit: PAGE });
    if (!found.ok) throw new Error(`${found.reason}: ${JSON.stringify(query)}`);
    return { ms, cpuMs: cpuMsOf(backend) - before };
  };
  try {
    const measured: Measured[] = [];
    for (const kind of searchClasses) {
      const queries = await drawQueries(db, kind, rows);
      measured.push({ rows, name: kind.name, ...(await measure(queries, ask)) });
    }
    return measured;
  } finally {
    await db.destroy();
    await server.stop();
  }
}

/** On the processor so far; 0 where the system does not say. */
function cpuMsOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return 0;
  }
}

async function drawQueries(db: Kysely<Database>, kind: SearchClass, rows: number): Promise<readonly ProviderQuery[]> {
  const share = (looked: number): number => (kind.isRare === true ? 1 : looked / rows);
  const drawn = await drawRows(db, kind.drawing, { count: DRAWN, seed: SEED, share: share(20_000) });
  const common = await listCommonest(db, kind.drawing, { count: COMMONEST, seed: SEED, share: share(300_000) });
  return queriesOf(kind, [...drawn, ...common], SEED);
}

/** Warm: each search before it counts until the pages are read, then the median of some. */
async function measure(
  queries: readonly ProviderQuery[],
  ask: Ask,
): Promise<Pick<Measured, 'p50' | 'p95' | 'max' | 'cpu'>> {
  const waited: number[] = [];
  const used: number[] = [];
  for (const query of queries) {
    for (let tries = 0; tries < WARM_TRIES && !(await isAnswered(query, ask)); tries += 1);
    const each: Time[] = [];
    for (let time = 0; time < TIMES; time += 1) each.push(await ask(query));
    waited.push(median(each.map(({ ms }) => ms)));
    used.push(median(each.map(({ cpuMs }) => cpuMs)));
  }
  return {
    p50: quantile(waited, 0.5),
    p95: quantile(waited, 0.95),
    max: quantile(waited, 1),
    cpu: quantile(used, 0.95),
  };
}

/** The first time, pages come from the disk and a search may take longer than it is let. */
async function isAnswered(query: ProviderQuery, ask: Ask): Promise<boolean> {
  return await ask(query).then(
    () => true,
    () => false,
  );
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((one, other) => one - other)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0;

function resultsOf({ name, p95, max }: Measured): readonly Result[] {
  const { p95Ms, mostMs } = goalOf(name);
  const result = (what: string, value: number, most: number): Result => ({
    name: `registry search, ${name}: ${what}`,
    value,
    unit: 'ms',
    goal: `at most ${most}`,
    holds: value <= most,
  });
  return [result('p95', p95, p95Ms), result('slowest', max, mostMs)];
}
