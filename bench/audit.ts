/**
 * What the audit costs: changes per second with their record beside the same changes without one, and beside a chain
 * that is linked inside the caller's transaction, which is what we did not build; and how long a verify takes.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
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
import { startEmbedded } from '../src/platform/db/embedded/embedded.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { openPools, type Pools } from '../src/platform/db/pools.ts';
import { recordMany } from '../test/audit-bulk.ts';
import { auditContexts } from '../test/audit-contexts.ts';
import { measure } from './load.ts';
import type { Result } from './result.ts';

const clients = 10;
const seconds = 4;
const events = 100_000;
const now = () => new Date();

export async function audit(): Promise<readonly Result[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  const embedded = await startEmbedded({ dataDir });
  await migrate(embedded.url('owner'));
  await makeTables(embedded.url('owner'));
  const pools = openPools({ app: embedded.url('app'), sealer: embedded.url('sealer') });
  try {
    return [...(await cost(pools, dataDir)), await verifying(pools, embedded.url('owner'))];
  } finally {
    await pools.close();
    await embedded.stop();
    rmSync(dataDir, { recursive: true, force: true });
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

async function cost(pools: Pools, dataDir: string): Promise<readonly Result[]> {
  const keyring = await openKeyring({ kind: 'test' });
  const { context } = auditContexts(pools.app, keyring);
  const log = { error: (_: object, complaint: string) => console.error(complaint) };
  const sealer = startSealer({
    sealerPool: pools.sealerPool,
    keyring,
    checkpointDir: join(dataDir, 'checkpoints'),
    now,
    log,
  });
  const perSecond = async (work: (ctx: Ctx) => Promise<void>) => {
    const each = () => inTransaction(context({ now: now() }), work).then(() => true);
    await measure(clients, 1, each);
    return (await measure(clients, seconds, each)).perSecond;
  };
  const without = await perSecond(change);
  const recorded = await perSecond(async (ctx) => {
    await change(ctx);
    await record(ctx, signOut);
  });
  const chained = await perSecond(async (ctx) => {
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

async function verifying(pools: Pools, ownerUrl: string): Promise<Result> {
  const keyring = await openKeyring({ kind: 'test' });
  const { context } = auditContexts(pools.app, keyring);
  await recordMany(ownerUrl, () => context({ now: now() }), events);
  const parts = { pool: pools.sealerPool, signer: signerOf(keyring), now, sealed: () => undefined };
  await sealAll({ ...parts, atMostMilliseconds: Number.POSITIVE_INFINITY });
  const started = performance.now();
  const report = await verifyAudit(pools.sealerPool, { books: [bookOf([])], checks: checksOf(keyring) });
  const value = (performance.now() - started) * (1000 / report.events);
  return { name: 'verify a million events', value, unit: 's', goal: 'at most 60', holds: report.ok && value <= 60 };
}
