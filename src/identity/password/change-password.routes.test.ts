/** Changing the password over HTTP: what it asks, what it refuses, and what ends with the old one. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cast, castPassword, type CastName } from '../../../db/seeds/cast.ts';
import type { Client } from '../../../test/client.ts';
import {
  bodyOf,
  givePassword,
  newestCode,
  rowsOf,
  sendGet,
  sendPost,
  toCodePage,
} from '../../../test/identity-steps.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../../../test/world.ts';

const path = '/profile/password';
let world: World;

beforeAll(async () => {
  world = await openWorld();
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());
beforeEach(() => world.clock.moveHours(25));

const isIn = async (client: Client): Promise<boolean> => (await sendGet(world, client, path)).status === 200;
const fields = (currentPassword: string, password: string, passwordAgain = password) => ({
  currentPassword,
  password,
  passwordAgain,
});
const change = async (client: Client, current: string, fresh: string, again = fresh) =>
  client.submit(await client.get(path), fields(current, fresh, again), 'Change Password');
const post = async (client: Client, current: string, fresh: string) =>
  sendPost(world, client, path, bodyOf(await client.get(path), path, fields(current, fresh)));

/** As a browser does: a change brings a new cookie. */
function keepSession(client: Client, answer: Response): void {
  const token = /session=([^;]+)/.exec(answer.headers.getSetCookie().join())?.[1];
  if (token) client.cookies.set('session', token);
}

/** Password and code, with a password of the test's own. */
async function signIn(name: CastName, password: string, client = world.visitor()): Promise<Client> {
  world.clock.moveHours(1 / 60);
  const method = await givePassword(client, cast[name].userId, password);
  const code = await client.submit(method, {}, 'Send');
  await client.submit(code, { code: await newestCode(world), device: 'public' }, 'Verify');
  return client;
}

describe('a change', () => {
  it('ends every other session, forgets “Private”, keeps this one under a new cookie, and is told to the owner', async () => {
    const [here, elsewhere, half] = [await world.signedIn('dara'), world.visitor(), world.visitor()];
    const page = await toCodePage(world, elsewhere, 'dara');
    await elsewhere.submit(page, { code: await newestCode(world), device: 'private' }, 'Verify');
    await givePassword(half, cast.dara.userId, castPassword);
    const answer = await post(here, castPassword, 'Brand#26new');
    expect(answer.headers.get('location')).toBe('/profile?changed=password');
    expect(await isIn(here), 'the cookie before').toBe(false);
    keepSession(here, answer);
    expect(await isIn(here)).toBe(true);
    expect(await isIn(elsewhere)).toBe(false);
    expect((await sendGet(world, half, '/sign-in/method')).status).toBe(303);
    expect((await givePassword(elsewhere, cast.dara.userId, castPassword)).status).toBe(422);
    expect((await givePassword(elsewhere, cast.dara.userId, 'Brand#26new')).heading).toContain('Method');
    const letter = (await world.letters()).find(({ template }) => template === 'password-changed');
    expect(letter?.to).toBe(cast.dara.email);
    expect(letter?.text).toContain('Firefox on Linux');
    expect(letter?.text).not.toContain('Brand#26new');
    const rows = await rowsOf(
      world,
      "select action, details::text as details from audit.event where action in ('password.change', 'session.end') order by 1",
    );
    expect(rows.map(({ action }) => action)).toEqual(['password.change', 'session.end']);
    expect(world.log.leaks()).toEqual([]);
  });

  it('waits a day after the one before, and says until when', async () => {
    const client = await world.signedIn('ada');
    keepSession(client, await post(client, castPassword, 'First#26new'));
    const page = await client.get(path);
    expect(page.text).toMatch(/Passwords can change once in 24 hours. You changed yours on .* from .* E[SD]T on/);
    expect(page.fields).toEqual({});
    world.clock.moveHours(23.9);
    const later = await signIn('ada', 'First#26new');
    expect((await later.get(path)).text).toContain('Not yet');
    world.clock.moveHours(0.1);
    expect((await change(later, 'First#26new', 'Next#26new1')).path).toMatch(/^\/profile/);
  });

  it('is judged by the rules, shown met and unmet, without asking whether the current one is right', async () => {
    const client = await world.signedIn('ben');
    for (const [fresh, rule] of [
      ['short#1', 'Is 8 to 12 characters long'],
      ['ortiz#26ab', 'Does not contain your first or last name'],
      ['1abcdef#g', 'Does not start with a number'],
    ] as const) {
      const page = await change(client, 'nonsense', fresh);
      expect(page.status).toBe(422);
      expect(page.errors['password']).toContain('does not meet all of the rules');
      expect(page.text).toContain(`${rule} (not met yet)`);
      expect(page.body).not.toContain(fresh);
    }
    const rows = await world.database.db
      .selectFrom('identity.sign_in_bucket')
      .innerJoin('identity.account', 'identity.account.account_id', 'identity.sign_in_bucket.account_id')
      .select('failures')
      .where('user_id', '=', cast.ben.userId)
      .where('failures', '>', 0)
      .execute();
    expect(rows).toEqual([]);
  });

  it('may not go back to one of the latest six, and may to the seventh', { timeout: 120_000 }, async () => {
    const names = ['Aaa', 'Bbb', 'Ccc', 'Ddd', 'Eee', 'Fff'].map((part) => `Pw#${part.slice(0, 2)}26xy`);
    let current = castPassword;
    for (const fresh of names.slice(0, 5)) {
      const client = await signIn('cleo', current);
      await post(client, current, fresh);
      world.clock.moveHours(25);
      current = fresh;
    }
    const client = await signIn('cleo', current);
    const refused = await change(client, current, castPassword);
    expect(refused.errors['password']).toContain('used this password before');
    expect(refused.text).toContain('previous 6 passwords (not met yet)');
    await post(client, current, names[5] ?? '');
    world.clock.moveHours(25);
    const later = await signIn('cleo', names[5] ?? '');
    expect((await post(later, names[5] ?? '', castPassword)).status).toBe(303);
  });
});

describe('the current password', () => {
  it('may be guessed three times, counted like signing in', async () => {
    const client = await world.signedIn('evan');
    expect((await change(client, 'Wrong#1pw', 'Brand#26new')).errors['currentPassword']).toContain('not your current');
    await change(client, 'Wrong#2pw', 'Brand#26new');
    const locked = await change(client, 'Wrong#3pw', 'Brand#26new');
    expect(locked.errors['currentPassword']).toContain('Wait 30 minutes');
    expect((await change(client, castPassword, 'Brand#26new')).errors['currentPassword']).toContain('Wait 30 minutes');
    expect((await givePassword(world.visitor(), cast.evan.userId, castPassword)).heading).toContain('Method');
  });

  it('of a form that was sent twice is asked once, and both get the same answer', async () => {
    const client = await world.signedIn('priya');
    const body = bodyOf(await client.get(path), path, fields(castPassword, 'Brand#26new'));
    const answers = await Promise.all(Array.from({ length: 20 }, () => sendPost(world, client, path, body)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 303).length).toBeGreaterThanOrEqual(1);
    expect(
      statuses.every((status) => status === 303 || status === 409),
      statuses.join(),
    ).toBe(true);
    const sessions = answers.flatMap(({ headers }) =>
      headers.getSetCookie().filter((line) => /^session=[^;]/.test(line)),
    );
    expect(new Set(sessions)).toHaveLength(1);
    answers.forEach((answer) => keepSession(client, answer));
    const again = await sendPost(world, client, path, body);
    expect(again.headers.get('location')).toBe('/profile?changed=password');
    const letters = (await world.letters()).filter(
      ({ template, to }) => template === 'password-changed' && to === cast.priya.email,
    );
    expect(letters).toHaveLength(1);
    body.set('password', 'Other#26new');
    expect((await sendPost(world, client, path, body)).status).toBe(422);
  });
});
