/** Opening a server of one's own: logins become the groups they work as, and what is wrong is one line with the variable. */
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/database.ts';
import { StartRefusal } from '../config/refusal.ts';
import { openDatabase } from './open.ts';
import { refuseOldVersion } from './own-server.ts';

let test: TestDatabase;
const ours = `own_${process.pid}`;
const password = 'only-in-this-test';

beforeAll(async () => {
  test = await testDatabase();
  await asAdmin(`create role ${ours} login password '${password}'`);
});
afterAll(async () => {
  await asAdmin(`drop role ${ours}`);
  await test.drop();
});

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: test.adminUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}

function urlFor(
  login: string,
  change: Partial<Record<'password' | 'pathname' | 'search' | 'port' | 'host', string>> = {},
): string {
  const url = new URL(test.adminUrl);
  return Object.assign(url, { username: login, password, ...change }).href;
}

const open = (databaseUrl: string, databaseAdminUrl: string | null = null, databaseReplicaUrl: string | null = null) =>
  openDatabase({ databaseUrl, databaseAdminUrl, databaseReplicaUrl, dataDir: '/nowhere' });

const refusalOf = async (databaseUrl: string, databaseAdminUrl: string | null = null): Promise<string> => {
  const error = await open(databaseUrl, databaseAdminUrl).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(StartRefusal);
  const message = error instanceof Error ? error.message : '';
  expect(message).not.toMatch(new RegExp(`\\n|${password}|wrong`));
  return message;
};

describe("a server of one's own", () => {
  it('refuses a login that is in no group and cannot put itself there', async () => {
    expect(await refusalOf(urlFor(ours))).toMatch(
      /^DATABASE_ADMIN_URL must name a login that may create roles and tables/,
    );
  });

  it('works with one login for the application and an administrator for the rest', async () => {
    const database = await open(urlFor(ours), test.adminUrl);
    const who = 'select current_user as working, session_user as login';
    expect((await database.appPool.query(who)).rows).toEqual([{ working: 'countersign_app', login: ours }]);
    expect((await database.sealerPool.query(who)).rows).toEqual([{ working: 'countersign_sealer', login: 'postgres' }]);
    expect(database.replica).toBe(database.app);
    await expect(database.appPool.query('reset role; delete from audit.event')).rejects.toThrow(/permission denied/);
    await database.close();
  });

  it('reads for programs from the replica that is named, as the application', async () => {
    const database = await open(urlFor(ours), test.adminUrl, urlFor(ours));
    const { rows } = await sql`select current_user as working`.execute(database.replica);
    expect(database.replica).not.toBe(database.app);
    expect(rows).toEqual([{ working: 'countersign_app' }]);
    await database.close();
  });

  it('reads moments as Date, and days, ranges and big numbers as text', async () => {
    const database = await open(urlFor(ours), test.adminUrl);
    const { rows } = await database.appPool.query(`
      select '2026-05-03'::date as day, array['2026-05-03'::date] as days, '2026-05-03T10:00Z'::timestamptz as moment,
        9007199254740993 as big, tstzrange('2026-05-03T10:00Z', null) as during`);
    expect(rows).toEqual([
      {
        day: '2026-05-03',
        days: ['2026-05-03'],
        moment: new Date('2026-05-03T10:00Z'),
        big: '9007199254740993',
        during: '["2026-05-03 10:00:00+00",)',
      },
    ]);
    await database.close();
  });
});

describe('what cannot work', () => {
  it('names the variable and what is wrong, never the password', async () => {
    expect(await refusalOf(urlFor(ours, { password: 'wrong' }))).toMatch(
      /^DATABASE_URL: the server at .* refuses the user "own_\d+" or the password\.$/,
    );
    expect(await refusalOf(urlFor(ours, { pathname: '/nope' }))).toMatch(/^DATABASE_URL: .* has no database "nope"\.$/);
    expect(await refusalOf(urlFor(ours, { search: '', host: '127.0.0.1:1' }))).toBe(
      'DATABASE_URL: no PostgreSQL answers at 127.0.0.1:1 (ECONNREFUSED).',
    );
    expect(await refusalOf(urlFor(ours), urlFor(ours, { search: '', host: '127.0.0.1:1' }))).toMatch(
      /^DATABASE_ADMIN_URL: no/,
    );
    const replica = open(urlFor(ours), test.adminUrl, urlFor(ours, { search: '', host: '127.0.0.1:1' }));
    await expect(replica).rejects.toThrow(/^DATABASE_REPLICA_URL: no/);
  });

  it('says which versions work', () => {
    expect(() => refuseOldVersion('DATABASE_URL', 140_009, '14.9')).toThrow(
      'DATABASE_URL: the server is PostgreSQL 14.9; Countersign needs 15 or newer.',
    );
    expect(() => refuseOldVersion('DATABASE_URL', 150_000, '15.0')).not.toThrow();
  });
});
