/** Signing in over HTTP: who gets in, who does not, and that the answer tells nobody which of the two an account was. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cast, castPassword } from '../../../db/seeds/cast.ts';
import {
  bodyOf,
  front,
  givePassword,
  newestCode,
  rowsOf,
  sendPost,
  toCodePage,
  withoutTokens,
} from '../../../test/identity-steps.ts';
import { runWaitingJobs } from '../../../test/waiting-jobs.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../../../test/world.ts';
import * as passwords from '../../platform/crypto/passwords.ts';

import { failedJob } from './sign-in.jobs.ts';

const { userId } = cast.dara;
const minutes = (count: number) => count / 60;
let world: World;

beforeAll(async () => {
  world = await openWorld();
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

const failTimes = async (count: number, user = userId): Promise<void> => {
  const stranger = world.visitor();
  for (let time = 0; time < count; time += 1) await givePassword(stranger, user, `Wrong#${time}pw`);
};

/** Long enough for every lock to end; a completed sign-in then clears the count. */
const calmDown = async (): Promise<void> => {
  world.clock.moveHours(1);
  await world.signedIn('dara');
};

describe('the right password', () => {
  it('leads by a code to where the person wanted to go, under a new session at each stage', async () => {
    const client = world.visitor();
    const terms = await client.get('/profile/password');
    await client.submit(terms, {}, 'Accept');
    const door = await client.get('/profile/password');
    expect(client.cookies.get('session')).toBeUndefined();
    const method = await client.submit(door, { userId: userId.toUpperCase(), password: castPassword });
    expect(method.heading).toBe('Multi-Factor Authentication (MFA) – Method');
    const half = client.cookies.get('session');
    const code = await client.submit(method, {}, 'Send');
    const profile = await client.submit(code, { code: await newestCode(world) });
    expect(profile).toMatchObject({ status: 200, path: '/profile/password', heading: 'Change Password' });
    const full = client.cookies.get('session');
    expect(full).toBeTypeOf('string');
    expect(half).not.toBe(full);
    client.cookies.set('session', half ?? '');
    expect((await client.get('/profile/password')).path).toMatch(/^\/\?to=/);
  });

  it('takes no session id that the visitor brought', async () => {
    const client = world.visitor();
    client.cookies.set('session', 'chosen-by-somebody-else-0123456789abcdefghi');
    const method = await givePassword(client, userId, castPassword);
    expect(method.status).toBe(200);
    expect(client.cookies.get('session')).not.toContain('chosen');
  });
});

/** Real looks at a stored password, and the ones that only take as long. */
const watchHashes = () => ({
  looked: vi.spyOn(passwords, 'verifyPassword'),
  pretended: vi.spyOn(passwords, 'dummyVerify'),
});

describe('a wrong try', () => {
  it('reads the same, byte for byte, for wrong, unknown and locked', async () => {
    await calmDown();
    const wrong = await givePassword(world.visitor(), userId, 'Wrong#1pw');
    const unknown = await givePassword(world.visitor(), 'nobodyhere', 'Wrong#1pw');
    await failTimes(2);
    const locked = await givePassword(world.visitor(), userId, castPassword);
    expect(wrong.status).toBe(422);
    expect(wrong.errors['form']).toMatch(/do not match, or too many tries/);
    const text = withoutTokens(wrong.body, userId);
    expect(withoutTokens(unknown.body, 'nobodyhere')).toBe(text);
    expect(withoutTokens(locked.body, userId)).toBe(text);
    expect([unknown.status, locked.status]).toEqual([422, 422]);
  });

  it('costs one hash, whoever it was about', async () => {
    await calmDown();
    const { looked, pretended } = watchHashes();
    await givePassword(world.visitor(), 'nobodyhere', 'Wrong#1pw');
    expect(pretended).toHaveBeenCalledTimes(1);
    await givePassword(world.visitor(), userId, 'Wrong#1pw');
    expect(looked).toHaveBeenCalledTimes(1);
    expect(pretended).toHaveBeenCalledTimes(1);
  });

  it('keeps what was typed but the password', async () => {
    const page = await givePassword(world.visitor(), 'nobodyhere', 'Wrong#1pw');
    expect(page.fields).toMatchObject({ userId: 'nobodyhere', password: '' });
    expect(page.body).not.toContain('Wrong#1pw');
  });
});

describe('three failures', () => {
  it('lock for half an hour: refused at 29 minutes, accepted at 31, and the owner is told once', async () => {
    await calmDown();
    await failTimes(3);
    world.clock.moveHours(minutes(29));
    expect((await givePassword(world.visitor(), userId, castPassword)).status).toBe(422);
    world.clock.moveHours(minutes(2));
    expect((await givePassword(world.visitor(), userId, castPassword)).heading).toContain('Method');
    await runWaitingJobs(world, [failedJob]);
    const rows = await rowsOf(world, "select count(*)::int as count from audit.event where action = 'account.lock'");
    expect(rows[0]?.['count']).toBeGreaterThanOrEqual(1);
  });

  it('do not shut the owner out of a browser that is known', async () => {
    const owner = await world.signedIn('dara');
    await owner.submit(await owner.get('/profile/password'), {}, 'Sign Out');
    await failTimes(4);
    expect((await givePassword(world.visitor(), userId, castPassword)).status).toBe(422);
    expect((await givePassword(owner, userId, castPassword)).heading).toContain('Method');
  });

  it('are all that twenty parallel posts can make the system look at', async () => {
    await calmDown();
    const client = world.visitor();
    const page = await front(client);
    const { looked, pretended } = watchHashes();
    const tries = Array.from({ length: 20 }, (_, index) =>
      sendPost(world, client, '/sign-in', bodyOf(page, '/sign-in', { userId, password: `Wrong#${index}pw` })),
    );
    const statuses = (await Promise.all(tries)).map((response) => response.status);
    expect(new Set(statuses)).toEqual(new Set([422]));
    expect(looked).toHaveBeenCalledTimes(3);
    expect(pretended).toHaveBeenCalledTimes(17);
  });
});

describe('what happened at the door', () => {
  it('stands in the audit and, without personal values, in the log', async () => {
    await calmDown();
    await toCodePage(world, world.visitor(), 'dara');
    const rows = await rowsOf(
      world,
      "select distinct action, outcome from audit.event where action like 'sign-in.%' order by 1, 2",
    );
    expect(rows.map((row) => `${row['action']} ${row['outcome']}`)).toEqual(
      expect.arrayContaining([
        'sign-in.password done',
        'sign-in.password failed',
        'sign-in.code done',
        'sign-in.complete done',
      ]),
    );
    expect(world.log.leaks()).toEqual([]);
  });
});
