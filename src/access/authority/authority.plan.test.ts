/**
 * mayActFor must stay cheap: one statement on indexes, at most 20 buffer hits, whoever asks. Measured on tables with tens of
 * thousands of rows, with the very statement that the store sends.
 */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Kysely, PostgresDialect } from 'kysely';
import { testDatabase, type TestDatabase } from '../../../test/database.ts';
import type { Database } from '../../platform/db/database.ts';
import { findAuthority } from './authority.store.ts';

const peopleInWorld = 12_000;
const now = new Date('2026-05-03T12:00:00Z');

let test: TestDatabase;
let client: pg.Client;

/** Every account holds a role at one party; every third is staff with both functions; every party has two surrogates. */
const world = `
  set session_replication_role = replica;
  create or replace function pg_temp.id(kind text, n bigint) returns uuid language sql immutable
    as $$ select md5(kind || n)::uuid $$;
  insert into identity.person select pg_temp.id('person', n), '\\x00', '\\x00', '\\x00', 1, '2026-01-01'
    from generate_series(1, ${peopleInWorld}) n;
  insert into identity.account (account_id, person_id, user_id, user_id_key, status, status_since, identity_status,
         identity_checked_at, identity_checked_by, created_at)
    select pg_temp.id('account', n), pg_temp.id('person', n), 'user' || to_char(n, 'FM000000'), 'user' || to_char(n, 'FM000000'),
           'active', '2026-01-01', 'verified', '2026-01-01', 'test', '2026-01-01' from generate_series(1, ${peopleInWorld}) n;
  insert into access.party (party_id, kind, reference, legal_name, person_id, verification, verified_at, created_at)
    select pg_temp.id('party', n), 'organization', substr(md5('r' || n), 1, 22), 'Party ' || n, pg_temp.id('party', n), 'verified',
           '2026-01-01', '2026-01-01' from generate_series(0, ${peopleInWorld / 4}) n;
  insert into access.membership (membership_id, account_id, party_id, role, during, origin, approved_at)
    select pg_temp.id('member', n), pg_temp.id('account', n), pg_temp.id('party', n / 4),
           case when n % 3 = 0 then 'staff_end_user' else 'authorized_official' end, tstzrange('2026-01-01', null), 'assignment', '2026-01-01'
      from generate_series(1, ${peopleInWorld}) n;
  insert into access.membership_function (membership_function_id, membership_id, business_function, tasks, during, approved_at)
    select pg_temp.id(f, n), pg_temp.id('member', n), f, array['view', 'prepare'], tstzrange('2026-01-01', null), '2026-01-01'
      from generate_series(3, ${peopleInWorld}, 3) n, unnest(array['enrollment', 'registry']) f;
  insert into access.connection (connection_id, provider_party_id, surrogate_party_id, business_function, tasks, tracking_id, status,
         asked_by, asked_side, asked_at, request_expires_at, person_id, during, decided_at)
    select pg_temp.id('c' || f || s, n), pg_temp.id('party', n), pg_temp.id('party', (n + s) % ${peopleInWorld / 4}), f,
           array['view', 'prepare'], 'T' || f || s || n, 'approved', pg_temp.id('account', 1), 'surrogate', '2026-01-01', '2026-03-01',
           pg_temp.id('person', 1), tstzrange('2026-01-01', '2027-01-01'), '2026-01-01'
      from generate_series(0, ${peopleInWorld / 4} - 1) n, generate_series(1, 2) s, unnest(array['enrollment', 'registry']) f;`;

beforeAll(async () => {
  test = await testDatabase();
  client = new pg.Client({ connectionString: test.adminUrl });
  await client.connect();
  await client.query(world);
  await client.query('vacuum analyze identity.person, identity.account, access.party, access.membership');
  await client.query('vacuum analyze access.membership_function, access.connection');
}, 120_000);
afterAll(async () => {
  await client.end();
  await test.drop();
});

/** Buffers touched by the statement that findAuthority sends; it has run once before, so caches are warm. */
async function buffersOf(accountId: string, partyId: string): Promise<{ buffers: number; paths: number }> {
  const sent: { sql: string; parameters: readonly unknown[] }[] = [];
  const watched = new Kysely<Database>({
    dialect: new PostgresDialect({ pool: test.pool }),
    log: ({ query }) => {
      sent.push({ sql: query.sql, parameters: query.parameters });
    },
  });
  const facts = await findAuthority(watched, { accountId, partyId, businessFunction: 'enrollment', now });
  expect(sent).toHaveLength(1);
  const { rows } = await client.query(`explain (analyze, buffers, format json) ${sent[0]!.sql}`, [
    ...sent[0]!.parameters,
  ]);
  const plan = rows[0]['QUERY PLAN'][0].Plan;
  return { buffers: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'], paths: facts.paths.length };
}

const idOf = async (kind: string, n: number): Promise<string> => {
  const { rows } = await client.query('select md5($1 || $2)::uuid as id', [kind, String(n)]);
  return rows[0].id;
};

describe('the plan of mayActFor', () => {
  it.each([
    { who: 'an official', account: 4001, party: 1000, paths: 1, most: 12 },
    { who: 'staff', account: 6003, party: 1500, paths: 1, most: 16 },
    { who: 'the official of a surrogate', account: 4001, party: 999, paths: 1, most: 16 },
    { who: 'staff of a surrogate', account: 6003, party: 1498, paths: 1, most: 20 },
    { who: 'a stranger', account: 4001, party: 17, paths: 0, most: 12 },
  ])('$who: one statement, few buffers', async ({ account, party, paths, most }) => {
    const measured = await buffersOf(await idOf('account', account), await idOf('party', party));
    expect(measured.paths).toBe(paths);
    expect(measured.buffers).toBeLessThanOrEqual(most);
    expect(measured.buffers).toBeGreaterThan(3);
  });
});
