/** Which statements get a name, and what a table that changes under a running server does to them. */
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/database.ts';
import { problemOf } from '../http/faults.ts';

let test: TestDatabase;
let admin: pg.Client;

beforeAll(async () => {
  test = await testDatabase();
  admin = new pg.Client({ connectionString: test.adminUrl });
  await admin.connect();
});

beforeEach(async () => {
  await admin.query(`drop schema if exists changing cascade; create schema changing;
    create table changing.thing (id integer primary key, size integer not null);
    insert into changing.thing values (1, 7); grant usage on schema changing to public;
    grant select on changing.thing to public`);
  // The table of the test before was another one: its plans go here, outside a transaction.
  await thing(test.db);
});

afterAll(async () => {
  await admin.end();
  await test.drop();
});

const thing = (db: TestDatabase['db']) =>
  sql<{ id: number; size: unknown }>`select * from changing.thing where id = ${1}`.execute(db);
const change = () => admin.query('alter table changing.thing alter column size type text');

it('a text that repeats is planned once per connection; lists, searches of the registry and what has no values are not', async () => {
  const texts = await test.db.connection().execute(async (db) => {
    await thing(db);
    await thing(db);
    await sql`select 1 where ${1}::int in (${2}, ${3})`.execute(db);
    await sql`select ${1}::int as "registry"`.execute(db);
    const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(db);
    return rows.map(({ statement }) => statement);
  });
  expect(texts.filter((text) => text.includes('changing.thing'))).toHaveLength(1);
  expect(texts.filter((text) => /registry|in \(|pg_prepared/.test(text))).toEqual([]);
});

it('a column whose type changes goes unnoticed outside a transaction, on every connection', async () => {
  const both = () => Promise.all([thing(test.db), thing(test.db)]);
  await both();
  await change();
  const after = await both();
  expect(after.map(({ rows }) => rows)).toEqual([[{ id: 1, size: '7' }], [{ id: 1, size: '7' }]]);
});

it('inside a transaction the work is lost, says that it passes, and goes through the next time', async () => {
  const work = () =>
    test.db.transaction().execute(async (tx) => {
      await sql`select ${1}::int`.execute(tx);
      return (await thing(tx)).rows;
    });
  await work();
  await change();
  const fault = await work().catch((error: unknown) => error);
  expect(problemOf(fault)).toMatchObject({ kind: 'busy', retryAfterSeconds: 1 });
  expect(await work()).toEqual([{ id: 1, size: '7' }]);
});

it('a conflict whose index is told by a value is found as often as it is asked for', async () => {
  await admin.query(`create unique index on changing.thing (size) where id > 0;
    grant insert on changing.thing to public`);
  await test.db.connection().execute(async (db) => {
    // As a server plans: the value is known at each run. Tests plan for any value otherwise (database.ts).
    await sql`set plan_cache_mode = auto`.execute(db);
    for (const id of [2, 3, 4, 5, 6, 7, 8, 9])
      await sql`insert into changing.thing values (${id}, 7) on conflict (size) where id > ${0} do nothing`.execute(db);
    await sql`reset plan_cache_mode`.execute(db);
  });
  expect((await thing(test.db)).rows).toEqual([{ id: 1, size: 7 }]);
});

it('a right that is taken away is missed at once, also by a statement that was planned before', async () => {
  await thing(test.db);
  await admin.query('revoke select on changing.thing from public');
  await expect(thing(test.db)).rejects.toThrow(/permission denied/);
});
