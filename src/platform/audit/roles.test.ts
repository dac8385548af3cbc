/**
 * What each database role may do to the record. The lists of statements are attacks, not features: all are refused by
 * PostgreSQL itself, whatever the code above does.
 */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditWorld, type AuditWorld } from '../../../test/audit-world.ts';

let world: AuditWorld;
/** One connection each: a pool would open a new one after every refusal. */
let app: pg.Client;
let sealer: pg.Client;
let owner: pg.Client;
beforeAll(async () => {
  world = await auditWorld();
  await world.sealedBatches(2);
  [app, sealer, owner] = await Promise.all([connect('app'), connect('sealer'), connect('owner')]);
});
afterAll(async () => {
  await Promise.all([app.end(), sealer.end(), owner.end()]);
  await world.end();
});

async function connect(role: 'app' | 'sealer' | 'owner'): Promise<pg.Client> {
  const client = new pg.Client(world.url(role));
  await client.connect();
  return client;
}

const tables = ['audit.event', 'audit.unsealed', 'audit.sequence', 'audit.batch'] as const;
const keys = {
  'audit.event': 'event_id',
  'audit.unsealed': 'event_id',
  'audit.sequence': 'sequence',
  'audit.batch': 'batch_number',
};
const changes = tables.flatMap((table) => [
  `update ${table} set ${keys[table]} = ${keys[table]}`,
  `delete from ${table}`,
  `truncate ${table}`,
  `truncate ${table} cascade`,
  `alter table ${table} add column more text`,
  `alter table ${table} disable trigger all`,
  `alter table ${table} owner to current_user`,
  `drop table ${table} cascade`,
  `create trigger mine before insert on ${table} for each row execute function suppress_redundant_updates_trigger()`,
  `create rule mine as on insert to ${table} do instead nothing`,
  `select * from ${table} for update`,
  `do $$ begin lock table ${table} in access exclusive mode; end $$`,
]);
const reaching = [
  'set role countersign_owner',
  'set role postgres',
  'set session authorization countersign_owner',
  'set session_replication_role = replica',
  'drop schema audit cascade',
  'create table audit.mine (id int)',
  'alter view audit.public_event owner to current_user',
  'alter function audit.refuse_change() owner to current_user',
  'create or replace function audit.refuse_change() returns trigger language plpgsql as $$ begin return old; end $$',
  'drop trigger event_stays on audit.event',
  `update pg_catalog.pg_trigger set tgenabled = 'D'`,
];
const denied = { code: expect.stringMatching(/^(42501|42809|55000|0L000)$/) };

describe('the application', () => {
  test.each([...changes, ...reaching])('may not: %s', async (attack) => {
    await expect(app.query(attack)).rejects.toMatchObject(denied);
  });

  test.each([
    ...tables.map((table) => `select * from ${table}`),
    'set role countersign_sealer',
    'insert into audit.unsealed values (gen_random_uuid())',
    `insert into audit.sequence values (1000, gen_random_uuid(), 1, sha256('x'))`,
    `insert into audit.batch select * from audit.batch`,
    `update audit.public_event set action = 'mail.retry'`,
    'delete from audit.public_event',
    'insert into audit.event select * from audit.event returning *',
    'copy audit.event to stdout',
    'select audit.await_sealing()',
  ])('may not: %s', async (attack) => {
    await expect(app.query(attack)).rejects.toMatchObject(denied);
  });

  test('may read what pages show, without addresses of nodes, hashes and keys', async () => {
    const { fields, rowCount } = await app.query('select * from audit.public_event');
    expect(rowCount).toBe(2);
    expect(fields.map(({ name }) => name)).not.toContain('row_hash');
  });
});

/** Taking from the waiting list is what the sealer is for. */
const itsWork = /delete from audit\.unsealed|lock table audit\.unsealed/;

describe('the sealer', () => {
  test.each([...changes.filter((attack) => !itsWork.test(attack)), ...reaching])('may not: %s', async (attack) => {
    await expect(sealer.query(attack)).rejects.toMatchObject(denied);
  });

  test.each([
    'set role countersign_app',
    'insert into audit.event select * from audit.event',
    'select * from identity.person',
  ])('may not: %s', async (attack) => {
    await expect(sealer.query(attack)).rejects.toMatchObject(denied);
  });
});

describe('the owner, by accident', () => {
  const accidents = tables.flatMap((table) => [
    `update ${table} set ${keys[table]} = ${keys[table]}`,
    `truncate ${table} cascade`,
    ...(table === 'audit.unsealed' ? [] : [`delete from ${table}`]),
  ]);
  test.each(accidents)('is stopped: %s', async (accident) => {
    const stopped = { code: '42501', message: expect.stringContaining('is never changed') };
    await expect(owner.query(accident)).rejects.toMatchObject(stopped);
  });

  test('is stopped in a session that fires no ordinary triggers', async () => {
    await expect(
      world.rows(`set session_replication_role = replica; delete from audit.event where request_id = 'r-1'`),
    ).rejects.toMatchObject({ code: '42501' });
    await world.rows('set session_replication_role = origin');
  });
});

test('nobody can give themselves more', async () => {
  await app.query('grant all on audit.event to current_user');
  const { rows } = await app.query<{ may: boolean }>(
    `select has_table_privilege('audit.event', 'select, update, delete, truncate, trigger') as may`,
  );
  expect(rows).toEqual([{ may: false }]);
});

test('after all that the record is whole', async () => {
  expect(await world.verify()).toMatchObject({ ok: true, events: 2 });
});
