/**
 * Rotation while others work, stopped wherever it reports, twice in a row. With a hundred thousand people, processes of
 * their own and kill -9: test/long/key-rotation.long.ts.
 */
import { randomInt } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import type { TestDatabase } from '../../../test/database.ts';
import { soon } from '../../../test/soon.ts';
import { openDataKeys, prepareDataKey } from './data-keys.ts';
import type { KeyCtx } from './data-keys.ts';
import { newId } from './id.ts';
import { currentKey, openKeyring, vaultOf } from './keyring.ts';
import { findOwners, insertLookup, removeLookup } from './lookup.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { prepareShred, shred } from './shredding.ts';
import { rotateKeys } from './rotation.ts';
import type { Rotatable, RotationPlan } from './rotation.ts';
import { openValue, sealHead, sealHeadBytes, sealValue } from './sealing.ts';

const now = new Date('2026-05-03T10:00:00Z');
const plan: RotationPlan = {
  hashColumns: [{ table: 'platform.probe', key: 'probe_id', column: 'password_hash' }],
  sealedColumns: [
    { table: 'platform.probe', column: 'name_sealed', key: 'probe_id', owner: 'person_id', version: 'version' },
  ],
};
const all: readonly Rotatable[] = ['master', 'data', 'lookup', 'pepper', 'code', 'mac', 'signing'];
const people = 30;
const rotatesWithinMilliseconds = 180_000;

let database: TestDatabase;
let intruder: pg.Client;
let ctx: KeyCtx;
const owners: string[] = [];
const place = (row: string) => ({ table: 'platform.probe', column: 'name_sealed', row, version: 4 });
const ssn = (index: number) => ({ ssn: String(900_000_000 + index) });

beforeAll(async () => {
  database = await testDatabase();
  ctx = { tx: database.db, keyring: await openKeyring({ kind: 'test' }), now };
  intruder = new pg.Client({ connectionString: database.adminUrl });
  await intruder.connect();
  await intruder.query(`
    create table platform.probe (probe_id uuid primary key, person_id uuid not null, version integer not null,
                                 name_sealed bytea, password_hash text);
    grant select, insert, update on platform.probe to countersign_app`);
  const password = await hashPassword(ctx.keyring, 'Demo#2026pw');
  for (let index = 0; index < people; index += 1) {
    const owner = newId(now);
    owners.push(owner);
    const key = await prepareDataKey(ctx, owner);
    await intruder.query('insert into platform.probe values ($1, $1, 4, $2, $3)', [
      owner,
      sealValue(key, place(owner), `Person ${index}`),
      index % 7 === 0 ? null : password,
    ]);
    await insertLookup(ctx, key, 'ssn', ssn(index));
    await insertLookup(ctx, key, 'email', { email: `person${index}@lakeside.example` });
  }
});
afterAll(async () => {
  await intruder.end();
  await database.drop();
});

async function readAll(with_: KeyCtx): Promise<void> {
  const { rows } = await database.pool.query<{ probe_id: string; name_sealed: Buffer }>(
    'select probe_id, name_sealed from platform.probe where person_id = any($1)',
    [owners],
  );
  const keys = await openDataKeys(with_, owners);
  const names = rows.map(({ probe_id: id, name_sealed: sealed }) => openValue(keys.get(id)!, place(id), sealed));
  expect(names.toSorted()).toEqual(owners.map((_, index) => `Person ${index}`).toSorted());
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

/** Goes on as requests would until `stop`; throws on the first wrong answer. */
function startWork() {
  const stopped = new AbortController();
  const work = { done: 0 };
  const ended = workUntil(stopped.signal, work);
  return {
    /** Until something was begun and done since now. */
    goesOn: (since = work.done) => soon(() => expect(work.done).toBeGreaterThan(since + 1)),
    stop: () => (stopped.abort(), ended),
  };
}

async function workUntil(stopped: AbortSignal, work: { done: number }): Promise<void> {
  for (; !stopped.aborted; work.done += 1) {
    const index = randomInt(people);
    expect(await findOwners(ctx, 'ssn', ssn(index))).toEqual([owners[index]]);
    const other = await prepareDataKey(ctx, newId(now));
    const email = { email: `person${index}@lakeside.example` };
    expect(await ctx.tx.transaction().execute((tx) => insertLookup({ ...ctx, tx }, other, 'email', email))).toBe(
      'taken',
    );
    const fresh = { email: `fresh${work.done}-${index}@lakeside.example` };
    expect(await insertLookup(ctx, other, 'email', fresh)).toBe('stored');
    expect(await findOwners(ctx, 'email', fresh)).toEqual([other.ownerId]);
    await ctx.tx.transaction().execute((tx) => removeLookup({ ...ctx, tx }, other.ownerId, 'email', fresh));
    expect(await findOwners(ctx, 'email', fresh)).toEqual([]);
    const owner = owners[index]!;
    const key = await prepareDataKey(ctx, owner);
    const { rows } = await database.pool.query<{ name_sealed: Buffer }>(
      'select name_sealed from platform.probe where probe_id = $1',
      [owner],
    );
    // A value sealed anew between the two reads needs the newer key: what a request would do is to ask again.
    const fits = rows[0]!.name_sealed.subarray(0, sealHeadBytes);
    const opened = [...key.keys.keys()].some((id) => fits.equals(sealHead(id)))
      ? key
      : await prepareDataKey(ctx, owner);
    expect(openValue(opened, place(owner), rows[0]!.name_sealed)).toBe(`Person ${index}`);
  }
}

describe('rotation', () => {
  test(
    'twice in a row under load: nobody is lost, no row stays on an old key',
    { timeout: rotatesWithinMilliseconds },
    async () => {
      const work = startWork();
      await work.goesOn();
      for (let round = 0; round < 2; round += 1) {
        const before = currentKeys();
        const done = await rotateKeys(ctx, all, plan);
        expect(done.map(({ what, resumed, broken, left }) => ({ what, resumed, broken, left }))).toEqual(
          all.map((what) => ({ what, resumed: false, broken: 0, left: 0 })),
        );
        expect(done[0]!.moved).toBeGreaterThanOrEqual(people);
        expect(currentKeys()).not.toEqual(before);
        expect(await keysInUse()).toEqual(currentKeys());
        await work.goesOn();
      }
      await work.stop();
      await readAll(ctx);
      const { rows } = await intruder.query<{ password_hash: string }>(
        'select password_hash from platform.probe where password_hash is not null limit 1',
      );
      expect((await verifyPassword(ctx.keyring, rows[0]!.password_hash, 'Demo#2026pw')).matches).toBe(true);
    },
  );

  test('stopped at any report, it goes on at the next run', { timeout: rotatesWithinMilliseconds }, async () => {
    for (let stopAt = 1, stopped = true; stopped; stopAt += 1) {
      let reports = 0;
      const stopping = rotateKeys(ctx, all, plan, () => {
        if ((reports += 1) === stopAt) throw new Error('stopped');
      });
      stopped = await stopping.then(
        () => false,
        (cause: unknown) => String(cause) === 'Error: stopped',
      );
      await readAll(ctx);
      expect(await findOwners(ctx, 'ssn', ssn(stopAt))).toEqual([owners[stopAt]]);
    }
    expect(await keysInUse()).toEqual(currentKeys());
    expect((await rotateKeys(ctx, ['pepper'], plan))[0]!.resumed).toBe(false);
    await vaultOf(ctx.keyring).addKey('master', now);
    expect((await rotateKeys(ctx, ['master'], plan))[0]).toMatchObject({ resumed: true, left: 0 });
    expect(await keysInUse()).toEqual(currentKeys());
  });

  test('is alone: a second one is refused, unless the first lets go within moments', async () => {
    await intruder.query('select pg_advisory_lock(7114203)');
    await expect(rotateKeys(ctx, ['code'], plan)).rejects.toThrow('Another rotation of the keys is running.');
    const { rows } = await intruder.query<{ now: Date }>('select clock_timestamp() as now');
    const patient = rotateKeys(ctx, ['code'], plan);
    const tried = `select from pg_stat_activity where query like 'select pg_try_advisory_lock(%' and query_start > $1`;
    await soon(async () => expect((await intruder.query(tried, [rows[0]?.now])).rowCount).toBe(1));
    await intruder.query('select pg_advisory_unlock(7114203)');
    expect(await patient).toMatchObject([{ what: 'code', left: 0 }]);
    await expect(ctx.tx.transaction().execute((tx) => rotateKeys({ ...ctx, tx }, [], plan))).rejects.toThrow(
      'transaction',
    );
  });
});

describe('what a rotation leaves alone', () => {
  test(
    'rows that were edited are counted, and stop neither it nor the next one',
    { timeout: rotatesWithinMilliseconds },
    async () => {
      const quick: KeyCtx = { ...ctx, keyring: await openKeyring({ kind: 'test' }) };
      const owner = newId(now);
      const key = await prepareDataKey(quick, owner);
      await insertLookup(quick, key, 'ein', { ein: '123456668' });
      const hash = await hashPassword(quick.keyring, 'x');
      const broken = hash.replace(/wrapped=..../, 'wrapped=AAAA');
      const sealed = sealValue(key, { ...place(owner), version: 5 }, 'moved from another version');
      await intruder.query('insert into platform.probe values ($1, $1, 4, $2, $3)', [owner, sealed, broken]);
      const only = `where person_id <> '${owner}'`;
      await intruder.query(
        `create table kept as select * from platform.probe ${only}; delete from platform.probe ${only}`,
      );
      await intruder.query(`create table kept_keys as select * from platform.data_key where owner_id <> '${owner}';
      delete from platform.data_key where owner_id <> '${owner}'; delete from platform.lookup where owner_id <> '${owner}'`);

      const done = await rotateKeys(quick, ['data', 'pepper', 'lookup'], plan);
      expect(done.map(({ broken, left }) => [broken, left])).toEqual([
        [1, 1],
        [1, 1],
        [0, 0],
      ]);
      const { rows } = await intruder.query('select name_sealed, password_hash from platform.probe');
      expect(rows).toEqual([{ name_sealed: sealed, password_hash: broken }]);
      expect(await findOwners(quick, 'ein', { ein: '12-3456668' })).toEqual([owner]);

      const prepared = await prepareShred(quick, owner);
      await quick.tx.transaction().execute((tx) => shred({ ...quick, tx }, prepared));
      const after = await rotateKeys(quick, ['master', 'data', 'lookup'], plan);
      expect(after.map(({ moved, left }) => [moved, left])).toEqual([
        [0, 0],
        [0, 0],
        [0, 0],
      ]);
    },
  );
});
