/** A password that may not be used any longer: after the code it is changed, and nothing opens before. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

const days = (count: number) => count * 24;
const path = '/sign-in/password';
let world: World;

beforeAll(async () => {
  world = await openWorld();
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

const isIn = async (client: Client): Promise<boolean> =>
  (await sendGet(world, client, '/profile/password')).status === 200;

async function toChange(client: Client, name: CastName) {
  const page = await toCodePage(world, client, name);
  return client.submit(page, { code: await newestCode(world) }, 'Verify');
}

describe('a password of 60 days', () => {
  it('opens everything on its last day', async () => {
    world.clock.moveHours(days(59) + 23);
    const client = await world.signedIn('dara');
    expect(await isIn(client)).toBe(true);
  });

  it('leads after the code to changing it; before the code that page leads back', async () => {
    world.clock.moveHours(2);
    const client = world.visitor();
    const code = await toCodePage(world, client, 'dara');
    expect((await client.get(path)).path).toBe('/sign-in/method');
    const half = client.cookies.get('session');
    const change = await client.submit(code, { code: await newestCode(world) }, 'Verify');
    expect(change).toMatchObject({ path, status: 200, heading: 'Change Password' });
    expect(change.text).toContain('Your password has expired.');
    expect(client.cookies.get('session')).not.toBe(half);
    expect(await isIn(client)).toBe(false);
    const refused = await client.submit(change, { password: castPassword, passwordAgain: castPassword }, 'Change');
    expect(refused.errors['password']).toContain('used this password before');
    const unmet = await client.submit(change, { password: 'Brand#26new', passwordAgain: 'Brand#26neX' }, 'Change');
    expect(unmet.text).toContain('Is the same in both fields (not met yet)');
    expect(await isIn(client)).toBe(false);
    const before = client.cookies.get('session');
    await client.submit(change, { password: 'Brand#26new', passwordAgain: 'Brand#26new' }, 'Change');
    expect(await isIn(client)).toBe(true);
    expect(client.cookies.get('session')).not.toBe(before);
    const letter = (await world.letters()).find(({ template }) => template === 'password-changed');
    expect(letter?.to).toBe(cast.dara.email);
  });

  it('cannot be posted to with the password alone', async () => {
    const client = world.visitor();
    const method = await givePassword(client, cast.ada.userId, castPassword);
    const body = bodyOf(method, '/sign-in/method', { password: 'Brand#26new', passwordAgain: 'Brand#26new' });
    const answer = await sendPost(world, client, path, body);
    expect(answer.headers.get('location')).toBe('/sign-in/method');
    expect((await givePassword(world.visitor(), cast.ada.userId, 'Brand#26new')).status).toBe(422);
  });

  it('is changed once by parallel posts, and one session comes of it', async () => {
    const client = world.visitor();
    const change = await toChange(client, 'ben');
    const answers = await Promise.all(
      ['One#26newpw', 'Two#26newpw', 'Tri#26newpw'].map((fresh) =>
        sendPost(world, client, path, bodyOf(change, path, { password: fresh, passwordAgain: fresh })),
      ),
    );
    const inside = answers.filter(({ headers }) => headers.getSetCookie().some((line) => /^session=[^;]/.test(line)));
    expect(inside).toHaveLength(1);
    expect(answers.every(({ status }) => status < 500)).toBe(true);
  });

  it('that somebody else knows is changed too, whatever its age', async () => {
    await rowsOf(
      world,
      `update identity.credential c set compromised_at = '${world.clock.now().toISOString()}'
       from identity.account a where a.account_id = c.account_id and a.user_id = '${cast.esme.userId}'`,
    );
    const change = await toChange(world.visitor(), 'esme');
    expect(change.text).toContain('Somebody else may know your password.');
  });
});
