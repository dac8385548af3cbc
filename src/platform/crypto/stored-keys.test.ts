/** Data keys, look-ups and shredding as they are stored, with an intruder who may do anything to the tables. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import type { TestDatabase } from '../../../test/database.ts';
import { openDataKeys, prepareDataKey } from './data-keys.ts';
import type { KeyCtx } from './data-keys.ts';
import { KeysUnavailable, SealBroken, Shredded } from './errors.ts';
import { newId } from './id.ts';
import { createKeyFile } from './key-file.ts';
import { openKeyring, vaultOf } from './keyring.ts';
import { findOwners, insertLookup, removeLookup } from './lookup.ts';
import { listMissingKeys } from './missing-keys.ts';
import { openValue, sealValue } from './sealing.ts';
import { prepareShred, replayShredLedger, shred } from './shredding.ts';

const now = new Date('2026-05-03T10:00:00Z');
let database: TestDatabase;
let intruder: pg.Client;
let ctx: KeyCtx;
beforeAll(async () => {
  database = await testDatabase();
  intruder = new pg.Client({ connectionString: database.adminUrl });
  await intruder.connect();
  ctx = { tx: database.db, keyring: await openKeyring({ kind: 'test' }), now };
});
afterAll(async () => {
  await intruder.end();
  await database.drop();
});

const place = (row: string) => ({ table: 'identity.person', column: 'ssn_sealed', row, version: 1 });
const inTransaction = <Result>(work: (tx: KeyCtx) => Promise<Result>) =>
  ctx.tx.transaction().execute((tx) => work({ ...ctx, tx }));

describe('data keys', () => {
  test('twenty processes that prepare one owner at once agree on one key', async () => {
    const owner = newId(now);
    const keys = await Promise.all(Array.from({ length: 20 }, () => prepareDataKey(ctx, owner)));
    expect(new Set(keys.map(({ currentId }) => currentId)).size).toBe(1);
    const [first, last] = [keys[0]!, keys.at(-1)!];
    expect(openValue(last, place(owner), sealValue(first, place(owner), 'x'))).toBe('x');
  });

  test('are refused inside a transaction', async () => {
    await expect(inTransaction((tx) => prepareDataKey(tx, newId(now)))).rejects.toThrow('before the transaction');
    await expect(inTransaction((tx) => openDataKeys(tx, [newId(now)]))).rejects.toThrow('before the transaction');
    await expect(inTransaction((tx) => prepareShred(tx, newId(now)))).rejects.toThrow('before the transaction');
  });

  test('open for a list of owners, each with its own', async () => {
    const owners = Array.from({ length: 40 }, () => newId(now));
    const sealed = new Map<string, Buffer>();
    for (const owner of owners.slice(1)) {
      sealed.set(owner, sealValue(await prepareDataKey(ctx, owner), place(owner), `of ${owner}`));
    }
    const keys = await openDataKeys(ctx, [...owners, ...owners]);
    expect(keys.size).toBe(40);
    for (const [owner, value] of sealed) expect(openValue(keys.get(owner)!, place(owner), value)).toBe(`of ${owner}`);
    expect(keys.get(owners[0]!)?.currentId).toBeNull();
  });

  test.each([
    [
      'given to another owner',
      'update platform.data_key set owner_id = gen_random_uuid() where owner_id = $1 returning owner_id',
    ],
    ['given another version', 'update platform.data_key set version = 7 where owner_id = $1 returning owner_id'],
    [
      'edited',
      'update platform.data_key set wrapped_key = set_byte(wrapped_key, 20, get_byte(wrapped_key, 20) # 1) where owner_id = $1 returning owner_id',
    ],
    [
      'cut',
      'update platform.data_key set wrapped_key = substring(wrapped_key for 50) where owner_id = $1 returning owner_id',
    ],
  ])('do not unwrap once %s', async (_how, tampering) => {
    const owner = newId(now);
    await prepareDataKey(ctx, owner);
    const { rows } = await intruder.query<{ owner_id: string }>(tampering, [owner]);
    await expect(prepareDataKey(ctx, rows[0]!.owner_id)).rejects.toBeInstanceOf(SealBroken);
  });

  test('hold no key in clear: two owners’ wrapped keys swapped do not open each other', async () => {
    const [one, other] = [newId(now), newId(now)];
    const key = await prepareDataKey(ctx, one);
    await prepareDataKey(ctx, other);
    await intruder.query(
      'update platform.data_key a set wrapped_key = b.wrapped_key from platform.data_key b where a.owner_id = $1 and b.owner_id = $2',
      [other, one],
    );
    await expect(prepareDataKey(ctx, other)).rejects.toBeInstanceOf(SealBroken);
    expect((await prepareDataKey(ctx, one)).currentId).toBe(key.currentId);
  });
});

describe('look-ups', () => {
  const person = { ssn4: '3456', birthDate: '1980-01-02', lastName: 'Lind' };
  const kind = 'ssn4+birth-date+last-name';

  test('find every owner that has the values, and nobody else', async () => {
    const [one, other] = [newId(now), newId(now)];
    for (const owner of [one, other]) {
      const key = await prepareDataKey(ctx, owner);
      expect(await inTransaction((tx) => insertLookup(tx, key, kind, person))).toBe('stored');
      expect(await inTransaction((tx) => insertLookup(tx, key, 'ssn', { ssn: '900123456' }))).toBe('stored');
    }
    expect(new Set(await findOwners(ctx, kind, { ...person, lastName: 'LIND' }))).toEqual(new Set([one, other]));
    expect(await findOwners(ctx, kind, { ...person, ssn4: '3457' })).toEqual([]);
    expect((await findOwners(ctx, 'ssn', { ssn: '900-12-3456' })).length).toBe(2);
    await inTransaction((tx) => removeLookup(tx, one, kind, person));
    expect(await findOwners(ctx, kind, person)).toEqual([other]);
  });

  test('a unique kind goes to one of twenty at once, and is free again when it is taken away', async () => {
    const email = 'cleo@lakeside.example';
    const keys = await Promise.all(Array.from({ length: 20 }, () => prepareDataKey(ctx, newId(now))));
    const results = await Promise.all(
      keys.map((key) => inTransaction((tx) => insertLookup(tx, key, 'email', { email }))),
    );
    expect(results.filter((result) => result === 'stored').length).toBe(1);
    const [owner = ''] = await findOwners(ctx, 'email', { email });
    expect(keys[results.indexOf('stored')]?.ownerId).toBe(owner);
    await inTransaction((tx) => removeLookup(tx, owner, 'email', { email }));
    expect(await insertLookup(ctx, keys[0]!, 'email', { email })).toBe('stored');
  });

  test('the table tells nothing: no values, no short columns, and the search uses its index', async () => {
    const { rows } = await intruder.query<{ text: string }>('select t::text as text from platform.lookup t');
    expect(rows.length).toBeGreaterThan(0);
    for (const { text } of rows) expect(text.toLowerCase()).not.toMatch(/lind|lakeside|3456"|1980-01-02/);
    await intruder.query('set enable_seqscan = off');
    const plan = await intruder.query<{ 'QUERY PLAN': string }>(
      "explain select distinct owner_id from platform.lookup where kind = 'ssn' and digest in ('\\x00', '\\x01')",
    );
    expect(plan.rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('lookup_digest');
  });
});

describe('shredding', () => {
  test('makes values unreadable for good, also after a restored backup', async () => {
    const owner = newId(now);
    const key = await prepareDataKey(ctx, owner);
    const sealed = sealValue(key, place(owner), '900123456');
    await insertLookup(ctx, key, 'ssn', { ssn: '900999999' });
    const { rows } = await intruder.query('select * from platform.data_key where owner_id = $1', [owner]);

    const prepared = await prepareShred(ctx, owner);
    await inTransaction((tx) => shred(tx, prepared));
    const gone = await prepareDataKey(ctx, owner);
    expect(() => openValue(gone, place(owner), sealed)).toThrow(Shredded);
    expect(() => sealValue(gone, place(owner), 'x')).toThrow(Shredded);
    expect(await findOwners(ctx, 'ssn', { ssn: '900999999' })).toEqual([]);
    expect(await replayShredLedger(ctx)).toBe(0);

    await intruder.query('update platform.data_key set wrapped_key = $2, shredded_at = null where owner_id = $1', [
      owner,
      rows[0].wrapped_key,
    ]);
    const returned = await prepareDataKey(ctx, owner);
    expect(openValue(returned, place(owner), sealed)).toBe('900123456');
    expect(await replayShredLedger(ctx)).toBe(1);
    const again = await prepareDataKey(ctx, owner);
    expect(() => openValue(again, place(owner), sealed)).toThrow(Shredded);
  });

  test('a crash between ledger and database is made good by the replay', async () => {
    const owner = newId(now);
    await prepareDataKey(ctx, owner);
    await prepareShred(ctx, owner);
    expect((await vaultOf(ctx.keyring).listShredded()).map(({ ownerId }) => ownerId)).toContain(owner);
    expect(await replayShredLedger(ctx)).toBe(1);
    expect((await prepareDataKey(ctx, owner)).shredded).toBe(true);
  });
});

test('the application can neither delete keys nor move them to another owner', async () => {
  await expect(database.pool.query('delete from platform.data_key')).rejects.toThrow(/permission denied/);
  await expect(database.pool.query('update platform.data_key set owner_id = gen_random_uuid()')).rejects.toThrow(
    /permission denied/,
  );
  await expect(database.pool.query('update platform.lookup set digest = digest')).rejects.toThrow(/permission denied/);
});

test('keys of another installation are noticed, and open nothing', async () => {
  const owner = newId(now);
  await insertLookup(ctx, await prepareDataKey(ctx, owner), 'ssn', { ssn: '900111222' });
  expect(await listMissingKeys(ctx)).toEqual([]);
  const folder = mkdtempSync(join(tmpdir(), 'keys-'));
  createKeyFile(join(folder, 'keys.json'), now);
  const other: KeyCtx = { ...ctx, keyring: await openKeyring({ kind: 'file', path: join(folder, 'keys.json') }) };
  rmSync(folder, { recursive: true });
  expect(await listMissingKeys(other)).toEqual(['lookup-test', 'master-test']);
  await expect(prepareDataKey(other, owner)).rejects.toThrow(
    new KeysUnavailable('The keys hold no master key master-test.'),
  );
  expect(await findOwners(other, 'ssn', { ssn: '900111222' })).toEqual([]);
});
