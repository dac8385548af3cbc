/** What a lost connection may break: the work that used it, and nothing else. */
import pg from 'pg';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/database.ts';
import { problemOf } from '../http/faults.ts';

let test: TestDatabase;
let admin: pg.Client;

beforeAll(async () => {
  test = await testDatabase();
  admin = new pg.Client({ connectionString: test.adminUrl });
  await admin.connect();
});

afterAll(async () => {
  await admin.end();
  await test.drop();
});

it('a connection lost between two statements of a transaction ends that transaction, not the process', async () => {
  const uncaught = vi.fn<() => void>();
  process.on('uncaughtException', uncaught);
  const client = await test.pool.connect();
  // Not `once`: it would listen for errors, too.
  const ended = new Promise<void>((resolve) => client.on('end', () => resolve()));
  await client.query('begin');
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  await admin.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
  await ended;
  const fault = await client.query('select 1').catch((error: unknown) => error);
  expect(problemOf(fault)).toMatchObject({ kind: 'busy' });
  client.release(true);
  expect((await sql<{ one: number }>`select 1 as one`.execute(test.db)).rows).toEqual([{ one: 1 }]);
  process.off('uncaughtException', uncaught);
  expect(uncaught).not.toHaveBeenCalled();
});
