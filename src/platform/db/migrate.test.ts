/** A fresh database gets everything, a migrated one nothing, and an edited file is noticed. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/database.ts';
import { StartRefusal } from '../config/refusal.ts';
import { migrate } from './migrate.ts';
import { readMigrations } from './migration-files.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

async function asOwner<Result extends pg.QueryResultRow>(query: string): Promise<readonly Result[]> {
  const client = new pg.Client({ connectionString: test.url('owner') });
  await client.connect();
  try {
    return (await client.query<Result>(query)).rows;
  } finally {
    await client.end();
  }
}

const file = (name: string, sql: string) => ({ name, sql, sha256: `hash of ${sql}` });

describe('migrate', () => {
  it('has nothing to do where everything is applied, even for a login that may change nothing', async () => {
    expect(await migrate(test.url('owner'))).toEqual({ applied: [] });
    expect(await migrate(test.url('app'))).toEqual({ applied: [] });
  });

  it('applies a new file once, although several processes start together', async () => {
    const files = [...readMigrations(), file('9001_probe.sql', 'create table platform.probe (id int primary key)')];
    const results = await Promise.all([1, 2, 3, 4].map(() => migrate(test.url('owner'), { files })));
    expect(results.flatMap(({ applied }) => applied)).toEqual(['9001_probe.sql']);
  });

  it('refuses a file that was edited after it was applied, in one line', async () => {
    const files = readMigrations().map((each) =>
      each.name === '0001_platform.sql' ? { ...each, sha256: 'other' } : each,
    );
    const refusal = await migrate(test.url('owner'), { files }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StartRefusal);
    expect(String(refusal)).toContain('db/migrations/0001_platform.sql was edited');
    expect(String(refusal)).not.toContain('\n');
  });

  it('leaves nothing of a file that fails, and says where', async () => {
    const sql = 'create table platform.half (id int);\nselect * from nowhere;';
    const files = [...readMigrations(), file('9002_half.sql', sql)];
    await expect(migrate(test.url('owner'), { files })).rejects.toThrow(/9002_half\.sql failed at line 2.*nowhere/);
    expect(await asOwner("select from pg_tables where tablename = 'half'")).toEqual([]);
  });

  it('tells a login without the rights what is missing', async () => {
    const files = [...readMigrations(), file('9003_more.sql', 'create table platform.more (id int)')];
    await expect(migrate(test.url('app'), { files })).rejects.toThrow(/DATABASE_ADMIN_URL must name a login/);
  });

  it('starts beside a newer release whose migrations it does not know', async () => {
    await asOwner("insert into platform.migration values ('9999_later.sql', 'x', '2026-01-01')");
    expect(await migrate(test.url('owner'), { files: readMigrations() })).toEqual({ applied: [] });
  });
});

describe('the grants', () => {
  const refusal = /permission denied|must be owner|is never changed/;

  it('let the application and the sealer work as themselves only', async () => {
    expect((await test.pool.query('select current_user, session_user')).rows).toEqual([
      { current_user: 'countersign_app', session_user: 'countersign_app' },
    ]);
    await expect(test.pool.query('set role countersign_owner')).rejects.toThrow(refusal);
    await expect(test.pool.query('set role countersign_sealer')).rejects.toThrow(refusal);
    await expect(test.pool.query('set session authorization postgres')).rejects.toThrow(refusal);
    await expect(test.pool.query('create table platform.mine (id int)')).rejects.toThrow(refusal);
    await expect(test.pool.query('create table public.mine (id int)')).rejects.toThrow(refusal);
  });

  it('give the application nothing of the audit but adding', async () => {
    await expect(test.pool.query('update audit.event set action = action')).rejects.toThrow(refusal);
    await expect(test.pool.query('delete from audit.event')).rejects.toThrow(refusal);
    await expect(test.pool.query('truncate audit.event')).rejects.toThrow(refusal);
    await expect(test.pool.query('alter table audit.event disable trigger all')).rejects.toThrow(refusal);
    await expect(test.pool.query('drop table audit.event')).rejects.toThrow(refusal);
    await expect(test.pool.query('insert into audit.batch select * from audit.batch')).rejects.toThrow(refusal);
  });

  it('let the application add, see and finish jobs', async () => {
    await test.pool.query("select graphile_worker.add_job('probe', '{}'::json)");
    expect((await test.pool.query('select task_identifier from graphile_worker.jobs')).rows).toEqual([
      { task_identifier: 'probe' },
    ]);
    expect((await test.pool.query('delete from graphile_worker._private_jobs')).rowCount).toBe(1);
  });
});

describe('the schema', () => {
  it('has a comment on every table and view, and says of every column whether it is sensitive', async () => {
    const rows = await asOwner(`
      select n.nspname || '.' || c.relname || coalesce('.' || a.attname, '') as bare
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
        left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where n.nspname in ('platform', 'audit', 'identity', 'access', 'registry') and c.relkind in ('r', 'p', 'v', 'm')
        and c.relname !~ '^probe$' and not c.relispartition
        and (obj_description(c.oid, 'pg_class') is null
          or coalesce(col_description(c.oid, a.attnum), '') !~ 'sensitive=(true|false)$')`);
    expect(rows).toEqual([]);
  });
});
