/**
 * What the audit costs: changes per second with their record beside the same changes without one, and beside a chain
 * that is linked inside the caller's transaction, which is what we did not build; whether two processes keep up 500 events
 * a second without a gap; and how long a verify takes.
 */
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { checksOf, signerOf } from '../src/platform/audit/audit-keys.ts';
import { bookOf } from '../src/platform/audit/checkpoint-book.ts';
import { record } from '../src/platform/audit/record.ts';
import { sealAll } from '../src/platform/audit/seal-all.ts';
import { startSealer } from '../src/platform/audit/sealer.ts';
import { verifyAudit } from '../src/platform/audit/verify.ts';
import { inTransaction, type Ctx } from '../src/platform/context.ts';
import { openKeyring } from '../src/platform/crypto/keyring.ts';
import { recordMany } from '../test/audit-bulk.ts';
import { auditContexts } from '../test/audit-contexts.ts';
import { runTwoWriters } from '../test/audit-writers.ts';
import { openBenchDatabase, type BenchDatabase } from './bench-database.ts';
import { measure } from './load.ts';
import type { Result } from './result.ts';

const clients = 10;
const seconds = 4;
const events = 100_000;
const perSecond = 500;
const pacedSeconds = 10;
const now = () => new Date();

export async function audit(): Promise<readonly Result[]> {
  const database = await openBenchDatabase();
  try {
    await makeTables(database.url('owner'));
    return [...(await cost(database)), ...(await twoProcesses(database)), await verifying(database)];
  } finally {
    await database.close();
  }
}

async function makeTables(ownerUrl: string): Promise<void> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  await owner.query(`create schema bench;
    create table bench.change (change_id bigint generated always as identity primary key, made_at timestamptz);
    create table bench.head (hash bytea);
    insert into bench.head values (sha256('start'));
    grant usage on schema bench to countersign_app;
    grant insert on bench.change to countersign_app;
    grant select, update on bench.head to countersign_app`);
  await owner.end();
}

async function cost(database: BenchDatabase): Promise<readonly Result[]> {
  const keyring = await openKeyring({ kind: 'test' });
  const { context } = auditContexts(database.app, keyring);
  const log = { error: (_: object, complaint: string) => console.error(complaint) };
  const sealer = startSealer({
    sealerPool: database.sealerPool,
    keyring,
    checkpointDir: checkpointsOf(database),
    now,
    log,
  });
  const rate = async (work: (ctx: Ctx) => Promise<void>) => {
    const each = () => inTransaction(context({ now: now() }), work).then(() => true);
    await measure(clients, 1, each);
    return (await measure(clients, seconds, each)).perSecond;
  };
  const without = await rate(change);
  const recorded = await rate(async (ctx) => {
    await change(ctx);
    await record(ctx, signOut);
  });
  const chained = await rate(async (ctx) => {
    await change(ctx);
    await link(ctx);
    await record(ctx, signOut);
  });
  await sealer.stop();
  return [
    { name: 'recorded changes', value: recorded, unit: 'per s', goal: '', holds: true },
    ratio('recorded / not recorded', recorded / without, 0.5),
    ratio('recorded / chained in the transaction', recorded / chained, 1.5),
  ];
}

const signOut = { action: 'session.sign-out', outcome: 'done' } as const;
const change = async ({ tx, now: made_at }: Ctx) => {
  await sql`insert into bench.change (made_at) values (${made_at})`.execute(tx);
};
/** Everybody waits for the one row that holds the last hash, until whoever has it commits. */
const link = async ({ tx }: Ctx) => {
  await sql`update bench.head set hash = sha256(hash)`.execute(tx);
};
const ratio = (name: string, value: number, least: number): Result => ({
  name,
  value,
  unit: '×',
  goal: `at least ${least}`,
  holds: value >= least,
});

/** Each writer says how long it took; the numbers say whether one is missing. A writer that had to wait too long gives up. */
async function twoProcesses(database: BenchDatabase): Promise<readonly Result[]> {
  const total = perSecond * pacedSeconds;
  const before = await numbersOf(database);
  const reports = await runTwoWriters({
    app: database.url('app'),
    sealer: database.url('sealer'),
    checkpointDir: checkpointsOf(database),
    events: total / 2,
    perSecond: perSecond / 2,
  }).catch(() => []);
  const after = await numbersOf(database);
  const value = reports.length === 0 ? 0 : total / Math.max(...reports.map(({ seconds }) => seconds));
  const missing = after.highest - after.numbered + (before.numbered + total - after.numbered);
  // Writers that begin exactly on time end a moment late: 1 % is not falling behind.
  const holds = value >= perSecond * 0.99;
  return [
    { name: 'events of two processes', value, unit: 'per s', goal: `${perSecond}`, holds },
    { name: 'numbers missing after them', value: missing, unit: '', goal: 'none', holds: missing === 0 },
  ];
}

async function numbersOf({ sealerPool }: BenchDatabase): Promise<{ numbered: number; highest: number }> {
  const { rows } = await sealerPool.query<{ numbered: number; highest: number }>(
    'select count(*)::int as numbered, coalesce(max(sequence), 0)::int as highest from audit.sequence',
  );
  return rows[0] ?? { numbered: 0, highest: 0 };
}

const checkpointsOf = ({ folder }: BenchDatabase): string => join(folder, 'checkpoints');

async function verifying(database: BenchDatabase): Promise<Result> {
  const keyring = await openKeyring({ kind: 'test' });
  const { context } = auditContexts(database.app, keyring);
  await recordMany(database.url('owner'), () => context({ now: now() }), events);
  const parts = { pool: database.sealerPool, signer: signerOf(keyring), now, sealed: () => undefined };
  await sealAll({ ...parts, atMostMilliseconds: Number.POSITIVE_INFINITY });
  const started = performance.now();
  const report = await verifyAudit(database.sealerPool, { books: [bookOf([])], checks: checksOf(keyring) });
  const value = (performance.now() - started) * (1000 / report.events);
  return { name: 'verify a million events', value, unit: 's', goal: 'at most 60', holds: report.ok && value <= 60 };
}
