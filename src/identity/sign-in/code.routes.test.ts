/** Codes: three entries per sign-in whatever is sent again, ten minutes, once, for their own sign-in; half of one opens nothing. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast, castPassword } from '../../../db/seeds/cast.ts';
import type { Client } from '../../../test/client.ts';
import {
  bodyOf,
  givePassword,
  newestCode,
  otherThan,
  sendGet,
  sendPost,
  toCodePage,
} from '../../../test/identity-steps.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../../../test/world.ts';
import { moduleRoutes } from '../../app.tsx';
import { csrfToken, idempotencyToken } from '../../platform/http/form-tokens.ts';
import { tokenDigest } from '../../platform/crypto/tokens.ts';

const seconds = (count: number) => count / 3600;
let world: World;

beforeAll(async () => {
  world = await openWorld();
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

const isIn = async (client: Client): Promise<boolean> =>
  (await sendGet(world, client, '/profile/password')).status === 200;

describe('a wrong code', () => {
  it('may be entered three times; then the sign-in is over and counts as one failure', async () => {
    const client = world.visitor();
    let page = await toCodePage(world, client, 'dara');
    const code = await newestCode(world);
    page = await client.submit(page, { code: otherThan(code) }, 'Verify');
    expect(page.errors['code']).toContain('2 attempts left');
    page = await client.submit(page, { code: otherThan(code) }, 'Verify');
    expect(page.errors['code']).toContain('1 attempt left');
    page = await client.submit(page, { code: otherThan(code) }, 'Verify');
    expect(page.errors['form']).toContain('last attempt');
    expect(client.cookies.has('session')).toBe(false);
    const account = await world.database.db
      .selectFrom('identity.sign_in_bucket')
      .select(['failures', 'bucket'])
      .execute();
    expect(account).toEqual([{ failures: 1, bucket: 'others' }]);
  });

  it('has no new tries when a new code is sent', async () => {
    const client = world.visitor();
    let page = await toCodePage(world, client, 'ben');
    page = await client.submit(page, { code: otherThan(await newestCode(world)) }, 'Verify');
    const first = await newestCode(world);
    page = await client.submit(page, {}, 'Send a new code');
    expect(page.text).toContain('The verification code has been resent.');
    page = await client.submit(page, { code: first }, 'Verify');
    expect(page.errors['code'], 'the code before is dead').toContain('1 attempt left');
    page = await client.submit(page, {}, 'Send a new code');
    page = await client.submit(page, { code: otherThan(await newestCode(world)) }, 'Verify');
    expect(page.errors['form']).toContain('last attempt');
  });

  it('counts also while nothing can be recorded, as the right one does, which opens nothing then', async () => {
    const admin = new pg.Client({ connectionString: world.database.adminUrl });
    await admin.connect();
    const client = world.visitor();
    const page = await toCodePage(world, client, 'priya');
    const code = await newestCode(world);
    const tries = async () =>
      (
        await world.database.db
          .selectFrom('identity.challenge')
          .select('tries')
          .orderBy('created_at', 'desc')
          .limit(1)
          .executeTakeFirstOrThrow()
      ).tries;
    await admin.query('revoke insert on audit.event from countersign_app');
    try {
      expect((await client.submit(page, { code: otherThan(code) }, 'Verify')).status).toBe(503);
      expect(await tries()).toBe(1);
      expect((await client.submit(page, { code }, 'Verify')).status).toBe(503);
      expect(await tries()).toBe(2);
    } finally {
      await admin.query('grant insert on audit.event to countersign_app');
      await admin.end();
    }
    expect((await client.submit(page, { code }, 'Verify')).path).toBe('/home');
  });

  it('of somebody else’s sign-in opens nothing', async () => {
    const [one, other] = [world.visitor(), world.visitor()];
    const page = await toCodePage(world, one, 'cleo');
    await toCodePage(world, other, 'cleo');
    const refused = await one.submit(page, { code: await newestCode(world) }, 'Verify');
    expect(refused.errors['code']).toContain('2 attempts left');
  });
});

describe('a code asked for twice at once', () => {
  it('is one sign-in to guess at, not two', async () => {
    const client = world.visitor();
    world.clock.moveHours(1 / 60);
    const method = await givePassword(client, cast.omar.userId, castPassword);
    const body = bodyOf(method, '/sign-in/method', { method: String(method.fields['method']).split(',')[0] ?? '' });
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => sendPost(world, client, '/sign-in/method', body)),
    );
    expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
    const open = await world.database.db
      .selectFrom('identity.challenge')
      .innerJoin('identity.account', 'identity.account.account_id', 'identity.challenge.account_id')
      .select('challenge_id')
      .where('user_id', '=', cast.omar.userId)
      .where('identity.challenge.ended_at', 'is', null)
      .execute();
    expect(open).toHaveLength(1);
  });
});

describe('the right code', () => {
  it('works until ten minutes are over', async () => {
    const [soon, late] = [world.visitor(), world.visitor()];
    const page = await toCodePage(world, soon, 'evan');
    const code = await newestCode(world);
    world.clock.moveHours(seconds(599));
    await soon.submit(page, { code }, 'Verify');
    expect(await isIn(soon)).toBe(true);
    const again = await toCodePage(world, late, 'evan');
    const other = await newestCode(world);
    world.clock.moveHours(seconds(601));
    const refused = await late.submit(again, { code: other }, 'Verify');
    expect(refused.errors['code']).toContain('expired');
    expect(await isIn(late)).toBe(false);
  });

  it('lets one of fifty posts at once in, on two nodes', async () => {
    const client = world.visitor();
    const page = await toCodePage(world, client, 'priya');
    const body = bodyOf(page, '/sign-in/code', { code: await newestCode(world), device: 'public' });
    const nodes = [world, { ...world, core: world.otherCore }] as const;
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => sendPost(nodes[index % 2] ?? world, client, '/sign-in/code', body)),
    );
    const inside = answers.filter(
      ({ status, headers }) => status === 303 && /^\/(home)?$/.test(headers.get('location') ?? ''),
    );
    expect(inside).toHaveLength(1);
    expect(answers.every(({ status }) => status < 500)).toBe(true);
  });

  it('is no longer in the letter once it was used', async () => {
    await world.signedIn('ada');
    expect((await world.letters())[0]?.secret).toBeNull();
  });
});

describe('half a sign-in', () => {
  it('opens no route but its own', async () => {
    const client = world.visitor();
    await givePassword(client, cast.gus.userId, castPassword);
    const session = await world.database.db
      .selectFrom('identity.session')
      .select('session_id')
      .where('token_digest', '=', tokenDigest(client.cookies.get('session') ?? ''))
      .executeTakeFirstOrThrow();
    const others = moduleRoutes.filter(
      ({ needs }) => needs === 'signed-in' || typeof needs !== 'string' || needs === 'registering',
    );
    expect(others.length).toBeGreaterThan(10);
    for (const route of others) {
      const path = route.path.replaceAll(/:\w+/g, 'x');
      const hat = /^\/for\/([\w-]+)(?:\/|$)/.exec(path)?.[1] ?? '';
      const binding = { browser: session.session_id, hat };
      const { keyring, clock } = world.parts;
      const tokens = {
        csrf: csrfToken(keyring, binding),
        idempotency: idempotencyToken(keyring, binding, path, clock.now()),
      };
      const answer =
        route.method === 'GET'
          ? await sendGet(world, client, path)
          : await sendPost(world, client, path, new URLSearchParams(tokens));
      expect([303, 404], `${route.method} ${path}`).toContain(answer.status);
      expect(answer.headers.get('location') ?? '/', path).toMatch(/^\/($|\?to=|register$)/);
    }
  });

  it('is gone after Cancel', async () => {
    const client = world.visitor();
    const page = await givePassword(client, cast.nora.userId, castPassword);
    const half = client.cookies.get('session') ?? '';
    await client.submit(page, {}, 'Cancel');
    client.cookies.set('session', half);
    expect((await client.get('/sign-in/method')).path).toBe('/');
  });
});

describe('“Private”', () => {
  it('spares the code for 24 hours in that browser and no longer', async () => {
    const client = world.visitor();
    const page = await toCodePage(world, client, 'esme');
    await client.submit(page, { code: await newestCode(world), device: 'private' }, 'Verify');
    await client.submit(await client.get('/profile/password'), {}, 'Sign Out');
    for (const hours of [22, 1]) {
      world.clock.moveHours(hours);
      await givePassword(client, cast.esme.userId, castPassword);
      expect(await isIn(client)).toBe(true);
      await client.submit(await client.get('/profile/password'), {}, 'Sign Out');
    }
    world.clock.moveHours(2);
    expect((await givePassword(client, cast.esme.userId, castPassword)).heading).toContain('Method');
  });
});
