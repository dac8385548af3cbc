/**
 * A large world of people, parties and connections, and what one look at mayActFor touches in it: for the test of its plan
 * and for the benchmark. Written past all triggers, because it only has to be large.
 */
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { findAuthority } from '../src/access/authority/authority.store.ts';
import type { Database } from '../src/platform/db/database.ts';

const now = new Date('2026-05-03T12:00:00Z');

/** Every account holds a role at one party; every third is staff with both functions; every party has two surrogates. */
const worldOf = (people: number) => `
  set session_replication_role = replica;
  create or replace function pg_temp.id(kind text, n bigint) returns uuid language sql immutable
    as $$ select md5(kind || n)::uuid $$;
  insert into identity.person select pg_temp.id('person', n), '\\x00', '\\x00', '\\x00', 1, '2026-01-01'
    from generate_series(1, ${people}) n;
  insert into identity.account (account_id, person_id, user_id, user_id_key, status, status_since, identity_status,
         identity_checked_at, identity_checked_by, created_at)
    select pg_temp.id('account', n), pg_temp.id('person', n), 'user' || to_char(n, 'FM000000'), 'user' || to_char(n, 'FM000000'),
           'active', '2026-01-01', 'verified', '2026-01-01', 'test', '2026-01-01' from generate_series(1, ${people}) n;
  insert into access.party (party_id, kind, reference, legal_name, person_id, verification, verified_at, created_at)
    select pg_temp.id('party', n), 'organization', substr(md5('r' || n), 1, 22), 'Party ' || n, pg_temp.id('party', n), 'verified',
           '2026-01-01', '2026-01-01' from generate_series(0, ${people / 4}) n;
  insert into access.membership (membership_id, account_id, party_id, role, during, origin, approved_at)
    select pg_temp.id('member', n), pg_temp.id('account', n), pg_temp.id('party', n / 4),
           case when n % 3 = 0 then 'staff_end_user' else 'authorized_official' end, tstzrange('2026-01-01', null), 'assignment', '2026-01-01'
      from generate_series(1, ${people}) n;
  insert into access.membership_function (membership_function_id, membership_id, business_function, tasks, during, approved_at)
    select pg_temp.id(f, n), pg_temp.id('member', n), f, array['view', 'prepare'], tstzrange('2026-01-01', null), '2026-01-01'
      from generate_series(3, ${people}, 3) n, unnest(array['enrollment', 'registry']) f;
  insert into access.connection (connection_id, provider_party_id, surrogate_party_id, business_function, tasks, tracking_id, status,
         asked_by, asked_side, asked_at, request_expires_at, person_id, during, decided_at)
    select pg_temp.id('c' || f || s, n), pg_temp.id('party', n), pg_temp.id('party', (n + s) % ${people / 4}), f,
           array['view', 'prepare'], 'T' || f || s || n, 'approved', pg_temp.id('account', 1), 'surrogate', '2026-01-01', '2026-03-01',
           pg_temp.id('person', 1), tstzrange('2026-01-01', '2027-01-01'), '2026-01-01'
      from generate_series(0, ${people / 4} - 1) n, generate_series(1, 2) s, unnest(array['enrollment', 'registry']) f;`;

/** `client` is the owner's. There are as many memberships as people, and as many connections. */
export async function fillAuthorityWorld(client: pg.Client, people: number): Promise<void> {
  await client.query(worldOf(people));
  await client.query('vacuum analyze identity.person, identity.account, access.party, access.membership');
  await client.query('vacuum analyze access.membership_function, access.connection');
}

interface Look {
  readonly account: number;
  readonly party: number;
}

/**
 * Buffers touched by the statement that findAuthority sends, planned for these values and, as the server does after some
 * runs, for any: the larger number. It has run once before, so caches are warm.
 */
export async function buffersOf(client: pg.Client, pool: pg.Pool, { account, party }: Look) {
  const sent: { readonly sql: string; readonly parameters: readonly unknown[] }[] = [];
  const watched = new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query: { sql, parameters } }) => void sent.push({ sql, parameters }),
  });
  const [accountId, partyId] = [await idOf(client, 'account', account), await idOf(client, 'party', party)];
  const facts = await findAuthority(watched, { accountId, partyId, businessFunction: 'enrollment', now });
  const [statement] = sent;
  if (!statement || sent.length > 1) throw new Error(`findAuthority sent ${sent.length} statements`);
  const texts = statement.parameters.map((value) => (value instanceof Date ? value.toISOString() : String(value)));
  const values = texts.map((text) => client.escapeLiteral(text)).join(', ');
  await client.query(`prepare look as ${statement.sql}`);
  const counts = [];
  for (const plan of ['force_custom_plan', 'force_generic_plan']) {
    await client.query(`set plan_cache_mode = ${plan}`);
    const { rows } = await client.query(`explain (analyze, buffers, format json) execute look (${values})`);
    const { Plan: top } = rows[0]['QUERY PLAN'][0];
    counts.push(Number(top['Shared Hit Blocks'] + top['Shared Read Blocks']));
  }
  await client.query('deallocate look; reset plan_cache_mode');
  return { buffers: Math.max(...counts), paths: facts.paths.length };
}

async function idOf(client: pg.Client, kind: string, n: number): Promise<string> {
  const { rows } = await client.query<{ id: string }>('select md5($1 || $2)::uuid as id', [kind, String(n)]);
  return rows[0]?.id ?? '';
}
