/** Registration over HTTP, without script: the whole walk, what nobody may skip or see, and what is left of it in the database. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast } from '../../../db/seeds/cast.ts';
import {
  beginRegistration,
  bodyOf,
  giveSecurity,
  informationFields,
  newcomer,
  newestCode,
  otherThan,
  rowsOf,
  sendPost,
  toMethods,
  toReview,
  withoutTokens,
  type Newcomer,
} from '../../../test/identity-steps.ts';
import type { Client } from '../../../test/client.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../../../test/world.ts';
import { clearAbandoned } from './abandoned.actions.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

/** Somebody else each time; SSNs of the demo that the authority knows end in an even digit. */
const someone = (letter: string, ssn: string): Newcomer => ({
  ...newcomer,
  userId: `wquart${letter}`,
  email: `wilma.${letter}@newcomer.example`,
  ssn,
});
const steps = ['/register/security', '/register/information', '/register/mfa', '/register/review'];

/** Every table of the database as text; binary values also as the text they might hold. */
async function everythingStored(): Promise<string> {
  const tables = await rowsOf(
    world,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const rows = await rowsOf(world, `select t::text as text from ${String(name)} t`);
    parts.push(...rows.map(({ text }) => String(text)));
  }
  const text = parts.join('\n');
  const binary = [...text.matchAll(/\\\\?x([0-9a-f]{8,})/g)].map(([, hex = '']) =>
    Buffer.from(hex, 'hex').toString('latin1'),
  );
  return `${text}\n${binary.join('\n')}`.toLowerCase();
}

describe('the whole walk', () => {
  it('ends with an account, signed in, and a welcome', async () => {
    const client = world.visitor();
    const review = await toReview(world, client, await toMethods(world, client, newcomer), newcomer);
    expect(review.heading).toBe('Final Review');
    expect(review.text).toContain('***-**-1234');
    expect(review.body).not.toContain(newcomer.ssn);
    const before = client.cookies.get('session');
    const complete = await client.submit(review, {}, 'Create my account');
    expect(complete.heading).toBe('Registration Complete');
    expect(client.cookies.get('session')).not.toBe(before);
    expect((await client.get('/profile/password')).status).toBe(200);
    const [welcome] = (await world.letters()).filter(({ template }) => template === 'welcome');
    expect(welcome?.to).toBe(newcomer.email);
    expect(world.log.leaks()).toEqual([]);
  });

  it('cannot be completed again by the browser that kept the page', async () => {
    const client = world.visitor();
    const who = someone('b', '900551236');
    const review = await toReview(world, client, await toMethods(world, client, who), who);
    const body = bodyOf(review, '/register/review', {});
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => sendPost(world, client, '/register/review', body)),
    );
    expect(
      answers.filter(({ headers }) => headers.get('location') === '/register/complete').length,
    ).toBeGreaterThanOrEqual(1);
    expect(answers.every(({ status }) => status < 500)).toBe(true);
    const accounts = await world.database.db
      .selectFrom('identity.account')
      .select('account_id')
      .where('user_id', '=', who.userId)
      .execute();
    expect(accounts).toHaveLength(1);
    const again = await sendPost(world, client, '/register/review', body);
    expect([303, 403]).toContain(again.status);
  });
});

describe('the steps', () => {
  it('cannot be skipped', async () => {
    const client = world.visitor();
    const proof = await beginRegistration(world, client, 'skips@newcomer.example');
    for (const step of steps) expect((await client.get(step)).path).toBe('/register/proof');
    const security = await client.submit(proof, { code: await newestCode(world) });
    expect(security.path).toBe('/register/security');
    for (const step of steps.slice(1)) expect((await client.get(step)).path).toBe('/register/security');
    const information = await giveSecurity(client, security, someone('c', '900551238'));
    expect(information.path).toBe('/register/information');
    for (const step of steps.slice(2)) expect((await client.get(step)).path).toBe('/register/information');
    expect((await client.get('/profile/password')).path).toMatch(/^\/\?to=/);
  });

  it('name everything that is missing at once, in the order of the fields', async () => {
    const client = world.visitor();
    const proof = await beginRegistration(world, client, 'empty@newcomer.example');
    const security = await client.submit(proof, { code: await newestCode(world) });
    const empty = await client.submit(security, {}, 'Continue');
    const questions = [1, 2, 3, 4, 5].map((position) => `question${position}`);
    expect(Object.keys(empty.errors)).toEqual(['userId', 'password', ...questions]);
    const information = await giveSecurity(client, security, someone('h', '900551252'));
    const { errors } = await client.submit(information, { first: 'Hal' }, 'Continue');
    expect(Object.keys(errors).join(' ')).toBe(
      'last businessPhone personalPhone line1 city state postalCode birthDate ssn',
    );
    expect(new Set(Object.values(errors)).size).toBe(Object.keys(errors).length);
  });

  it('keep what was typed when going back', async () => {
    const client = world.visitor();
    const who = someone('d', '900551240');
    await toMethods(world, client, who);
    const page = await client.get('/register/information');
    expect(page.fields).toMatchObject({ first: who.first, line1: who.street, city: 'Springfield' });
  });

  it('send a new code for the address, and only the latest works', async () => {
    const client = world.visitor();
    const proof = await beginRegistration(world, client, 'resend@newcomer.example');
    const first = await newestCode(world);
    world.clock.moveHours(1 / 60);
    const resent = await client.submit(proof, {}, 'Send a new code');
    expect(resent.text).toContain('The verification code has been resent.');
    expect((await client.submit(resent, { code: first }, 'Confirm')).errors['code']).toContain('does not match');
    expect((await client.submit(resent, { code: await newestCode(world) }, 'Confirm')).path).toBe('/register/security');
  });

  it('go on after the session is over, in the same browser and for the same address only', async () => {
    const who = someone('g', '900551244');
    const client = world.visitor();
    await toMethods(world, client, who);
    world.clock.moveHours(0.5);
    expect((await client.get('/register/mfa')).path).toBe('/register');
    const prove = async (browser: Client, email: string) => {
      const proof = await beginRegistration(world, browser, email);
      return browser.submit(proof, { code: await newestCode(world) }, 'Confirm');
    };
    const other = world.visitor();
    expect((await prove(other, who.email)).path, 'another browser').toBe('/register/security');
    const neighbour = world.visitor();
    neighbour.cookies.set('registration', client.cookies.get('registration') ?? '');
    expect((await prove(neighbour, 'neighbour@newcomer.example')).path, 'another address').toBe('/register/security');
    const again = await prove(client, who.email);
    expect(again.path).toBe('/register/mfa');
    expect((await client.get('/register/information')).fields).toMatchObject({ first: who.first, line1: who.street });
    world.clock.moveHours(24);
    expect((await prove(client, who.email)).path, 'after 24 hours').toBe('/register/security');
  });

  it('go on after the code was sent twice by one press', async () => {
    const client = world.visitor();
    const proof = await beginRegistration(world, client, 'twice@newcomer.example');
    const body = bodyOf(proof, '/register/proof', { code: await newestCode(world) });
    const answers = await Promise.all([1, 2].map(() => sendPost(world, client, '/register/proof', body)));
    expect(answers.map(({ headers }) => headers.get('location'))).toEqual(['/register/security', '/register/security']);
  });

  it('begin again with one press after the last attempt', async () => {
    const client = world.visitor();
    const email = 'attempts@newcomer.example';
    let page = await beginRegistration(world, client, email);
    const wrong = otherThan(await newestCode(world));
    for (let time = 0; time < 3; time += 1) page = await client.submit(page, { code: wrong }, 'Confirm');
    expect(page).toMatchObject({ status: 422, heading: 'User Registration' });
    expect((await client.submit(page, { email, emailAgain: email })).path).toBe('/register/proof');
  });

  it('go on where a new code is asked for in a tab that was left behind', async () => {
    const client = world.visitor();
    const proof = await beginRegistration(world, client, 'tabs@newcomer.example');
    await client.submit(proof, { code: await newestCode(world) }, 'Confirm');
    const again = bodyOf(proof, '/register/proof/again', {});
    const answer = await sendPost(world, client, '/register/proof/again', again);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/register/security');
  });

  it('belong to one browser: another one sees nothing of them', async () => {
    await toMethods(world, world.visitor(), someone('e', '900551242'));
    const other = world.visitor();
    await other.submit(await other.get('/'), {}, 'Accept');
    for (const step of steps) expect((await other.get(step)).path).toBe('/register');
  });
});

describe('a phone that somebody types', () => {
  it('gets ten codes in an hour, whoever registers, and no more', async () => {
    const phone = '2025550199';
    const client = world.visitor();
    let page = await toMethods(world, client, someone('k', '900551248'));
    const asked = async () =>
      client.submit(await client.get('/register/mfa'), { kind: 'text', phone, agrees: true }, 'Send');
    for (let time = 0; time < 10; time += 1) {
      page = await asked();
      expect(page.path).toBe('/register/mfa/code');
    }
    page = await asked();
    expect(page).toMatchObject({ status: 422, path: '/register/mfa' });
    expect(page.text).toContain('Many codes were sent.');
  });
});

describe('what others have', () => {
  it('does not show: a known address gets the same page, and its owner a letter', async () => {
    const [one, other] = [world.visitor(), world.visitor()];
    const unknown = await beginRegistration(world, one, 'unknown1@newcomer.example');
    const known = await beginRegistration(world, other, cast.ada.email);
    const text = (page: typeof known, email: string) => withoutTokens(page.body, '').replaceAll(email, 'address');
    expect(known.status).toBe(unknown.status);
    expect(text(known, cast.ada.email)).toBe(text(unknown, 'unknown1@newcomer.example'));
    const letters = (await world.letters()).filter(({ to }) => to === cast.ada.email);
    expect(letters[0]?.template).toBe('registration-known-address');
    const wrong = await other.submit(known, { code: '123456' }, 'Confirm');
    expect(wrong.status).toBe(422);
  });

  it('cannot be taken: a user ID in use or on its way', async () => {
    const client = world.visitor();
    const proof = await beginRegistration(world, client, 'taken@newcomer.example');
    const security = await client.submit(proof, { code: await newestCode(world) });
    const page = await giveSecurity(client, security, { ...newcomer, userId: cast.ada.userId.toUpperCase() });
    expect(page).toMatchObject({ status: 422, path: '/register/security' });
    expect(page.errors['userId']).toBeDefined();
    expect(page.body).not.toContain(newcomer.password);
  });
});

describe('a draft', () => {
  const who: Newcomer = {
    ...someone('f', '900557654'),
    first: 'Perpetua',
    last: 'Ungewohnlich',
    password: 'Zebra#77kw',
    phone: '2025550191',
  };

  it('never lies in the database in clear, and the names of the cast neither', async () => {
    const client = world.visitor();
    await toMethods(world, client, who);
    const stored = await everythingStored();
    const values = [who.first, who.last, who.password, who.phone, who.ssn, who.street, who.email, '1990-04-28'];
    for (const value of [...values, cast.ada.ssn, cast.ada.email, 'Demo#2026pw'])
      expect(stored.includes(value.toLowerCase()), value).toBe(false);
    expect(stored).toContain('registration');
  });

  it('is cleared after 24 hours: row, user ID and key', async () => {
    const client = world.visitor();
    const left = someone('g', '900557656');
    await toMethods(world, client, left);
    const [row] = await rowsOf(
      world,
      `select person_id from identity.registration where user_id_key = '${left.userId}'`,
    );
    expect(row).toBeDefined();
    world.clock.moveHours(24.1);
    expect((await client.get('/register/mfa')).path).toMatch(/^\/(register|terms)/);
    await clearAbandoned(world.parts.systemContext('test'));
    const counts = await rowsOf(
      world,
      `select (select count(*)::int from identity.registration where user_id_key = '${left.userId}') as registrations,
              (select count(*)::int from identity.reserved_user_id where user_id_key = '${left.userId}') as user_ids,
              (select count(*)::int from platform.data_key
               where owner_id = '${String(row?.['person_id'])}' and wrapped_key is not null) as keys`,
    );
    expect(counts[0]).toEqual({ registrations: 0, user_ids: 0, keys: 0 });
  });
});

describe('one filling-in of a form', () => {
  it('does its work once for twenty presses, and a changed one is refused', async () => {
    const client = world.visitor();
    const who = someone('h', '900551246');
    const proof = await beginRegistration(world, client, who.email);
    const security = await client.submit(proof, { code: await newestCode(world) });
    const page = await giveSecurity(client, security, who);
    const fields = { middle: '', suffix: '', businessFax: '', line2: '', ...informationFields(who) };
    const body = bodyOf(page, '/register/information', fields);
    const version = async () =>
      (await rowsOf(world, `select version from identity.registration where user_id_key = '${who.userId}'`))[0]?.[
        'version'
      ];
    const before = Number(await version());
    const post = () => sendPost(world, client, '/register/information', body);
    const answers = await Promise.all(Array.from({ length: 20 }, post));
    expect(answers.every(({ status }) => status === 303 || status === 409)).toBe(true);
    expect(
      new Set(answers.filter(({ status }) => status === 303).map(({ headers }) => headers.get('location'))),
    ).toEqual(new Set(['/register/mfa']));
    expect(await version()).toBe(before + 1);
    expect((await post()).headers.get('location')).toBe('/register/mfa');
    expect(await version()).toBe(before + 1);
    body.set('city', 'Elsewhere');
    expect((await post()).status).toBe(422);
    expect(await version()).toBe(before + 1);
  });
});
