/**
 * What the site does while the keys are away, the audit cannot be written, or a sealed value was tampered with: it shows
 * and does nothing of what needs them, says 503, goes on with everything else, and recovers by itself.
 */
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cast, castPassword } from '../db/seeds/cast.ts';
import { createApp } from '../src/app.tsx';
import { auditWriteFailures } from '../src/platform/audit/audit-metrics.ts';
import { openKeyring } from '../src/platform/crypto/keyring.ts';
import { originsOf } from '../src/platform/http/origins.ts';
import { createClient, type Client, type Send } from './client.ts';
import { front, givePassword, rowsOf } from './identity-steps.ts';
import { testKeyServer, type TestKeyServer } from './key-server.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from './world.ts';

let world: World;
let ada: Client;
let intruder: pg.Client;

beforeAll(async () => {
  world = await openWorld();
  ada = await world.signedIn('ada');
  intruder = new pg.Client({ connectionString: world.database.adminUrl });
  await intruder.connect();
}, worldOpensWithinMilliseconds);

afterAll(async () => {
  await intruder.end();
  await world.end();
});

/** Pages that show and need nothing of anybody. */
const plainPages = ['/help', '/guides', '/privacy', '/accessibility', '/enrollment', '/registry', '/terms'];
const personalPages = ['/home', '/profile', '/staff', '/staff/role-requests'];

const statuses = async (client: Client, paths: readonly string[]) =>
  Object.fromEntries(await Promise.all(paths.map(async (path) => [path, (await client.get(path)).status] as const)));

const all = (paths: readonly string[], status: number) => Object.fromEntries(paths.map((path) => [path, status]));

describe('keys that are away', () => {
  let server: TestKeyServer;
  let client: Client;
  let send: Send;

  beforeAll(async () => {
    server = await testKeyServer();
    const keyring = await openKeyring({ kind: 'kms', url: server.url });
    const core = createApp({ ...world.parts, keyring }, originsOf(world.parts.config, 3000));
    send = (request) => core.fetch(request, { requestId: 'kms', clientAddress: '203.0.113.77' });
    client = createClient(send, { checksHtml: false });
    for (const [name, value] of ada.cookies) client.cookies.set(name, value);
  });
  afterAll(() => server.close());

  it.each(['failing', 'talking nonsense', 'silent'] as const)('%s: nothing personal is shown', async (mood) => {
    server.mood = mood;
    const slowest = Math.max(
      ...(await Promise.all([
        ...personalPages.map((path) => expectStatus(path, 503)),
        ...['/help', '/guides'].map((path) => expectStatus(path, 200)),
      ])),
    );
    // 2.5 s of waiting for the keys, and what a crowded machine adds.
    expect(slowest).toBeLessThan(6_000);
    server.mood = 'well';
    await Promise.all([...personalPages, '/help'].map((path) => expectStatus(path, 200)));
  });

  /** Gives the milliseconds that it took. */
  async function expectStatus(path: string, status: number): Promise<number> {
    const began = performance.now();
    const page = await client.get(path);
    expect([path, page.status, page.headers.get('retry-after')]).toEqual([path, status, status === 503 ? '5' : null]);
    return performance.now() - began;
  }

  it('does not begin a registration, whose address could not be sealed', async () => {
    const visitor = createClient(send, { checksHtml: false });
    await visitor.submit(await visitor.get('/'), {}, 'Accept');
    const page = await visitor.get('/register');
    server.mood = 'failing';
    const refused = await visitor.submit(page, { email: 'kim@kms.example', emailAgain: 'kim@kms.example' });
    server.mood = 'well';
    expect(refused.status).toBe(503);
    expect(await rowsOf(world, 'select from identity.registration')).toEqual([]);
  });
});

describe('an audit that cannot be written', () => {
  afterEach(() => intruder.query('grant insert on audit.event to countersign_app'));

  it('stops what must be recorded, loudly, lets the rest be read, and recovers by itself', async () => {
    const decision = await ada.get('/staff/role-requests').then((list) => ada.follow(list, 'Vega, Tom'));
    await intruder.query('revoke insert on audit.event from countersign_app');
    const before = (await auditWriteFailures.get()).values[0]?.value ?? 0;
    const refused = await ada.submit(decision, { functions: ['enrollment'] }, 'Approve');
    expect(refused).toMatchObject({ status: 503 });
    expect(refused.headers.get('retry-after')).toBe('5');
    expect((await auditWriteFailures.get()).values[0]?.value).toBeGreaterThan(before);
    expect(await world.parts.metrics.registry.metrics()).toBeTruthy();
    expect((await ada.get('/profile')).status).toBe(503);
    expect(await statuses(ada, plainPages)).toEqual(all(plainPages, 200));
    expect(await rowsOf(world, `select from access.role_request where status = 'approved'`)).toEqual([]);
    await intruder.query('grant insert on audit.event to countersign_app');
    const approved = await ada.submit(decision, { functions: ['enrollment'] }, 'Approve');
    expect(approved.text).toContain('Ada Okafor approved this');
  });

  it('counts no right password against its owner', async () => {
    const visitor = world.visitor();
    await front(visitor);
    await intruder.query('revoke insert on audit.event from countersign_app');
    for (let press = 0; press < 4; press += 1)
      expect((await givePassword(visitor, cast.dara.userId, castPassword)).status).toBe(503);
    await intruder.query('grant insert on audit.event to countersign_app');
    expect((await givePassword(visitor, cast.dara.userId, castPassword)).heading).toContain('Method');
  });
});

describe('a sealed value that was tampered with', () => {
  const person = (userId: string) => `(select person_id from identity.account where user_id = '${userId}')`;
  const swap = (table: string, column: string) => `
    update identity.${table} one set ${column} = other.${column} from identity.${table} other
    where (one.person_id, other.person_id) in
      ((${person(cast.ada.userId)}, ${person(cast.priya.userId)}), (${person(cast.priya.userId)}, ${person(cast.ada.userId)}))`;
  const flip = (table: string, column: string, byte: number) => `
    update identity.${table} set ${column} = set_byte(${column}, ${byte}, get_byte(${column}, ${byte}) # 1)
    where person_id = ${person(cast.ada.userId)}`;
  const attacks: readonly (readonly [what: string, column: string, statement: string])[] = [
    ['a name moved to another person', 'identity.person.name_sealed', swap('person', 'name_sealed')],
    ['an SSN moved to another person', 'identity.person.ssn_sealed', swap('person', 'ssn_sealed')],
    [
      'a phone edited in its ciphertext',
      'identity.contact.personal_phone_sealed',
      flip('contact', 'personal_phone_sealed', 30),
    ],
    [
      'an address edited in its nonce',
      'identity.contact.home_address_sealed',
      flip('contact', 'home_address_sealed', 18),
    ],
    [
      'an e-mail address edited in its key id',
      'identity.email_address.address_sealed',
      flip('email_address', 'address_sealed', 4),
    ],
    [
      'an SSN moved to the column of the birth date',
      'identity.person.birth_date_sealed',
      `update identity.person set birth_date_sealed = ssn_sealed where person_id = ${person(cast.ada.userId)}`,
    ],
    [
      'a row that says it is of another version',
      'identity.contact.home_address_sealed',
      `update identity.contact set version = 2 where person_id = ${person(cast.ada.userId)}`,
    ],
    [
      'wrapped keys of two people swapped',
      'platform.data_key',
      `update platform.data_key one set wrapped_key = other.wrapped_key from platform.data_key other
       where (one.owner_id, other.owner_id) in ((${person(cast.ada.userId)}, ${person(cast.priya.userId)}), (${person(cast.priya.userId)}, ${person(cast.ada.userId)}))`,
    ],
  ];

  it.each(attacks)('is not shown, and is recorded: %s', async (_what, column, statement) => {
    await intruder.query('create schema kept');
    for (const table of ['identity.person', 'identity.contact', 'identity.email_address', 'platform.data_key'])
      await intruder.query(`create table kept.${table.split('.')[1]} as table ${table}`);
    const known = new Set((await brokenSeals()).map(({ event_id }) => event_id));
    await intruder.query(statement);
    const page = await ada.get('/profile');
    await putBack();
    expect(page.status).toBe(503);
    expect(page.text).not.toMatch(/Okafor|Nair/);
    const told = (await brokenSeals()).filter(({ event_id }) => !known.has(event_id));
    expect(told.map(({ details }) => details)).toContainEqual({ column });
    expect((await ada.get('/profile')).status).toBe(200);
  });

  const brokenSeals = () =>
    rowsOf(
      world,
      `select event_id, details from audit.event where action = 'person.open-broken' and outcome = 'failed'`,
    );

  async function putBack(): Promise<void> {
    await intruder.query(`update identity.person p set name_sealed = k.name_sealed, ssn_sealed = k.ssn_sealed,
      birth_date_sealed = k.birth_date_sealed from kept.person k where k.person_id = p.person_id`);
    await intruder.query(`update identity.contact c set personal_phone_sealed = k.personal_phone_sealed,
      home_address_sealed = k.home_address_sealed, version = k.version from kept.contact k where k.person_id = c.person_id`);
    await intruder.query(`update identity.email_address e set address_sealed = k.address_sealed
      from kept.email_address k where k.email_id = e.email_id`);
    await intruder.query(`update platform.data_key d set wrapped_key = k.wrapped_key
      from kept.data_key k where k.data_key_id = d.data_key_id`);
    await intruder.query('drop schema kept cascade');
  }
});
