/**
 * Rotation of every key over 100,000 people while other processes work, killed three times, twice in a row: no wrong
 * answer meanwhile, no row on an old key afterwards. Takes some minutes.
 */
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../database.ts';
import type { TestDatabase } from '../database.ts';
import { insertDataKeys, openDataKeys, prepareDataKey } from '../../src/platform/crypto/data-keys.ts';
import type { KeyCtx } from '../../src/platform/crypto/data-keys.ts';
import { newId } from '../../src/platform/crypto/id.ts';
import { createKeyFile } from '../../src/platform/crypto/key-file.ts';
import { currentKey, openKeyring, vaultOf } from '../../src/platform/crypto/keyring.ts';
import { findOwners, insertLookup, lookupDigests, partsPlace, removeLookup } from '../../src/platform/crypto/lookup.ts';
import { hashPassword, verifyPassword } from '../../src/platform/crypto/passwords.ts';
import { rotateKeys } from '../../src/platform/crypto/rotation.ts';
import type { Rotatable, RotationPlan } from '../../src/platform/crypto/rotation.ts';
import { openValue, sealValue } from '../../src/platform/crypto/sealing.ts';

const now = new Date('2026-05-03T10:00:00Z');
const plan: RotationPlan = {
  hashColumns: [{ table: 'platform.probe', key: 'probe_id', column: 'password_hash' }],
  sealedColumns: [
    { table: 'platform.probe', column: 'name_sealed', key: 'probe_id', owner: 'person_id', version: 'version' },
  ],
};
const all: readonly Rotatable[] = ['master', 'data', 'lookup', 'pepper', 'code', 'mac', 'signing'];
const people = Number(process.env['PEOPLE'] ?? 100_000);

let database: TestDatabase;
let intruder: pg.Client;
let folder: string;
let ctx: KeyCtx;
let keyFile: string;
const owners: string[] = [];
const place = (row: string) => ({ table: 'platform.probe', column: 'name_sealed', row, version: 4 });
const email = (index: number) => ({ email: `person${index}@lakeside.example` });
const ssn = (index: number) => ({ ssn: String(900_000_000 + index) });

beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'rotation-'));
  keyFile = join(folder, 'keys.json');
  createKeyFile(keyFile, now);
  ctx = { tx: database.db, keyring: await openKeyring({ kind: 'file', path: keyFile }), now };
  intruder = new pg.Client({ connectionString: database.adminUrl });
  await intruder.connect();
  await intruder.query(`
    create table platform.probe (probe_id uuid primary key, person_id uuid not null, version integer not null,
                                 name_sealed bytea, password_hash text);
    grant select, insert, update on platform.probe to countersign_app`);
  const password = await hashPassword(ctx.keyring, 'Demo#2026pw');
  for (let start = 0; start < people; start += 1000) await seed(start, Math.min(start + 1000, people), password);
  // As autovacuum would have done; the test server runs without it.
  await intruder.query('analyze');
}, 1_800_000);
afterAll(async () => {
  await intruder.end();
  await database.drop();
  rmSync(folder, { recursive: true });
});

/** People in bulk, by the same functions that make them one by one. */
async function seed(from: number, to: number, password: string): Promise<void> {
  const some = Array.from({ length: to - from }, () => newId(now));
  owners.push(...some);
  await insertDataKeys(
    ctx,
    some.map((owner) => ({ owner_id: owner, version: 1 })),
  );
  const keys = await openDataKeys(ctx, some);
  const rows = some.map((owner, offset) => ({ owner, index: from + offset, key: keys.get(owner)! }));
  await intruder.query(
    'insert into platform.probe select id, id, 4, name, $3 from unnest($1::uuid[], $2::bytea[]) as v (id, name)',
    [some, rows.map(({ owner, index, key }) => sealValue(key, place(owner), `Person ${index}`)), password],
  );
  const lookups = rows.flatMap(({ owner, index, key }) =>
    (
      [
        ['ssn', ssn(index)],
        ['email', email(index)],
      ] as const
    ).map(([kind, parts]) => {
      const entry = newId(now);
      const digests =
        kind === 'ssn' ? lookupDigests(ctx.keyring, kind, parts) : lookupDigests(ctx.keyring, kind, parts);
      const sealed = sealValue(key, partsPlace(entry), JSON.stringify(Object.values(parts)));
      return { entry, owner, kind, ...digests[0]!, sealed };
    }),
  );
  await intruder.query(
    `insert into platform.lookup (entry_id, key_id, owner_id, kind, digest, parts_sealed)
     select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::bytea[], $6::bytea[])`,
    [
      lookups.map(({ entry }) => entry),
      lookups.map(({ keyId }) => keyId),
      lookups.map(({ owner }) => owner),
      lookups.map(({ kind }) => kind),
      lookups.map(({ digest }) => digest),
      lookups.map(({ sealed }) => sealed),
    ],
  );
}

async function readAll(with_: KeyCtx): Promise<void> {
  for (let start = 0; start < people; start += 1000) {
    const some = owners.slice(start, start + 1000);
    const keys = await openDataKeys(with_, some);
    const { rows } = await database.pool.query<{ probe_id: string; name_sealed: Buffer }>(
      'select probe_id, name_sealed from platform.probe where probe_id = any($1)',
      [some],
    );
    const names = new Map(
      rows.map(({ probe_id: id, name_sealed: sealed }) => [id, openValue(keys.get(id)!, place(id), sealed)]),
    );
    expect(some.map((owner) => names.get(owner))).toEqual(some.map((_, offset) => `Person ${start + offset}`));
  }
}

/** What is stored under each key, for each purpose that stores key ids. */
async function keysInUse(): Promise<Record<string, readonly string[]>> {
  const list = async (query: string) =>
    (await intruder.query<{ id: string }>(query)).rows.map(({ id }) => id).toSorted();
  return {
    master: await list('select distinct master_key_id as id from platform.data_key where wrapped_key is not null'),
    lookup: await list('select distinct key_id as id from platform.lookup'),
    pepper: await list(`select distinct substring(password_hash from 'pepper=([^,]*)') as id from platform.probe
                         where password_hash is not null`),
  };
}
const currentKeys = () => ({
  master: [vaultOf(ctx.keyring).sets().master.current],
  lookup: [currentKey(ctx.keyring, 'lookup').id],
  pepper: [currentKey(ctx.keyring, 'pepper').id],
});

/** Goes on as the other processes of an installation would, with a keyring of its own; throws on the first wrong answer. */
async function workUntil(stopped: AbortSignal): Promise<number> {
  const mine: KeyCtx = { ...ctx, keyring: await openKeyring({ kind: 'file', path: keyFile }) };
  let done = 0;
  for (; !stopped.aborted; done += 1) {
    const index = randomInt(people);
    expect(await findOwners(mine, 'ssn', ssn(index))).toEqual([owners[index]]);
    const other = await prepareDataKey(mine, newId(now));
    const taken = await mine.tx
      .transaction()
      .execute((tx) => insertLookup({ ...mine, tx }, other, 'email', email(index)));
    expect(taken).toBe('taken');
    const fresh = { email: `fresh${done}-${index}@lakeside.example` };
    expect(await insertLookup(mine, other, 'email', fresh)).toBe('stored');
    expect(await findOwners(mine, 'email', fresh)).toEqual([other.ownerId]);
    await mine.tx.transaction().execute((tx) => removeLookup({ ...mine, tx }, other.ownerId, 'email', fresh));
    expect(await findOwners(mine, 'email', fresh)).toEqual([]);
    const owner = owners[index]!;
    const key = await prepareDataKey(mine, owner);
    const { rows } = await database.pool.query<{ name_sealed: Buffer }>(
      'select name_sealed from platform.probe where probe_id = $1',
      [owner],
    );
    expect(openValue(key, place(owner), rows[0]!.name_sealed)).toBe(`Person ${index}`);
  }
  return done;
}

/** `keys rotate` in a process of its own; resolves to how it ended. */
function rotateInChild(): { readonly ended: Promise<number | null>; readonly kill: () => boolean } {
  const here = fileURLToPath(new URL('../../src/platform/crypto/', import.meta.url));
  const script = `
    const { openKeyring } = await import('${here}keyring.ts');
    const { rotateKeys } = await import('${here}rotation.ts');
    const { openPools } = await import('${here}../db/pools.ts');
    const pools = openPools({ app: '${database.url('app')}', sealer: '${database.url('sealer')}' });
    const keyring = await openKeyring({ kind: 'file', path: '${keyFile}' });
    const ctx = { tx: pools.app, keyring, now: new Date('${now.toISOString()}') };
    const done = await rotateKeys(ctx, ${JSON.stringify(all)}, ${JSON.stringify(plan)});
    process.exitCode = done.every(({ left, broken }) => left === 0 && broken === 0) ? 0 : 3;
    await pools.close();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { ended, kill: () => child.kill('SIGKILL') };
}

async function timed<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const startedAt = performance.now();
  const result = await work();
  console.log(`${what}, ${people} people: ${Math.round((performance.now() - startedAt) / 1000)} s`, result);
  return result;
}

describe('rotation', () => {
  test('twice in a row under load: nobody is lost, no row stays on an old key', { timeout: 3_600_000 }, async () => {
    const stop = new AbortController();
    const working = workUntil(stop.signal);
    for (let round = 0; round < 2; round += 1) {
      const before = currentKeys();
      const done = await timed(`round ${round}`, () => rotateKeys(ctx, all, plan));
      expect(done.map(({ what, resumed, broken, left }) => ({ what, resumed, broken, left }))).toEqual(
        all.map((what) => ({ what, resumed: false, broken: 0, left: 0 })),
      );
      expect(done[0]!.moved).toBeGreaterThanOrEqual(people);
      expect(currentKeys()).not.toEqual(before);
      expect(await keysInUse()).toEqual(currentKeys());
    }
    stop.abort();
    expect(await working).toBeGreaterThan(10);
    await readAll(ctx);
    const { rows } = await intruder.query<{ password_hash: string }>(
      'select password_hash from platform.probe where password_hash is not null limit 1',
    );
    expect((await verifyPassword(ctx.keyring, rows[0]!.password_hash, 'Demo#2026pw')).matches).toBe(true);
  });

  test('killed three times at random moments, it ends as if it had not been', { timeout: 3_600_000 }, async () => {
    const stop = new AbortController();
    const working = workUntil(stop.signal);
    for (let kill = 0; kill < 3; kill += 1) {
      const child = rotateInChild();
      await sleep(randomInt(700, 20_000));
      child.kill();
      await child.ended;
      await readAll(ctx);
    }
    expect(await timed('after three kills', () => rotateInChild().ended)).toBe(0);
    stop.abort();
    await working;
    await readAll({ ...ctx, keyring: await openKeyring({ kind: 'file', path: keyFile }) });
    expect(await keysInUse()).toEqual(currentKeys());
  });
});
