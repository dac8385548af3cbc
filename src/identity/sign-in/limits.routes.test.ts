/** Limits stop whoever guesses or floods, and nobody else: not the owner in a browser that is known. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast, castPassword, type CastName } from '../../../db/seeds/cast.ts';
import type { Client } from '../../../test/client.ts';
import {
  beginRegistration,
  bodyOf,
  front,
  givePassword,
  newestCode,
  sendGet,
  sendPost,
  toCodePage,
} from '../../../test/identity-steps.ts';
import { runWaitingJobs } from '../../../test/waiting-jobs.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../../../test/world.ts';
import { UNUSED_CODES } from './unused-codes.actions.ts';
import { newDeviceJob } from './sign-in.jobs.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld({ checksHtml: false });
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

const isIn = async (client: Client): Promise<boolean> =>
  (await sendGet(world, client, '/profile/password')).status === 200;
const signOut = async (client: Client) => client.submit(await client.get('/profile/password'), {}, 'Sign Out');

/** As if the counter had come so far: what counts is tested by what it stops. */
const countedUpTo = (channel: string, tries: number) =>
  world.database.db.updateTable('platform.guess_counter').set({ tries }).where('channel', '=', channel).execute();

describe('codes that nobody uses', () => {
  const ask = async (client: Client, name: CastName) =>
    client.submit(await givePassword(client, cast[name].userId, castPassword), {}, 'Send');

  it('are sent so many times an hour at most, from whatever browsers', async () => {
    const known = await world.signedIn('dara');
    await signOut(known);
    expect((await ask(world.visitor(), 'dara')).heading).toBe('Verification');
    await countedUpTo(UNUSED_CODES.channel, UNUSED_CODES.tries);
    const sent = (await world.letters()).length;
    const refused = await ask(world.visitor(), 'dara');
    expect(refused).toMatchObject({ status: 422, path: '/sign-in/method' });
    expect(refused.errors['method']).toContain('Many codes were sent');
    expect((await world.letters()).length).toBe(sent);
    const page = await ask(known, 'dara');
    expect(page.heading, 'a known device has its own count').toBe('Verification');
    await known.submit(page, { code: await newestCode(world) }, 'Verify');
    expect((await ask(world.visitor(), 'dara')).path, 'and takes nothing off the other').toBe('/sign-in/method');
    world.clock.moveHours(1.01);
    expect((await ask(world.visitor(), 'dara')).heading).toBe('Verification');
  });

  it('are those since the last sign-in', async () => {
    const client = world.visitor();
    const page = await toCodePage(world, client, 'ada');
    await countedUpTo(UNUSED_CODES.channel, UNUSED_CODES.tries);
    await client.submit(page, { code: await newestCode(world) }, 'Verify');
    expect((await ask(world.visitor(), 'ada')).heading).toBe('Verification');
  });
});

it('a lock of a remembered device asks for a code afterwards', async () => {
  const client = world.visitor();
  const page = await toCodePage(world, client, 'ben');
  await client.submit(page, { code: await newestCode(world), device: 'private' }, 'Verify');
  await signOut(client);
  for (let time = 0; time < 3; time += 1) await givePassword(client, cast.ben.userId, 'Wrong#1pw');
  world.clock.moveHours(0.52);
  expect((await givePassword(client, cast.ben.userId, castPassword)).heading).toContain('Method');
});

it('a flood from one address does not shut out a known device behind the same address', async () => {
  const owner = await world.signedIn('esme');
  await signOut(owner);
  const stranger = world.visitor();
  const pages = new Map([
    [stranger, await front(stranger)],
    [owner, await owner.get('/')],
  ]);
  const give = async (client: Client, password: string) => {
    const body = bodyOf(pages.get(client) ?? fail(), '/sign-in', { userId: cast.esme.userId, password });
    return sendPost(world, client, '/sign-in', body);
  };
  expect((await give(stranger, 'Wrong#1pw')).status).toBe(422);
  await countedUpTo('sign-in-address', 100);
  expect((await give(stranger, castPassword)).status).toBe(429);
  expect((await give(owner, castPassword)).headers.get('location')).toBe('/sign-in/method');
});

const fail = (): never => {
  throw new Error('Every browser has its page');
};

describe('a browser that signs in again', () => {
  it('leaves no session behind that it has no cookie for', async () => {
    const client = await world.signedIn('cleo');
    const before = client.cookies.get('session') ?? '';
    const replaced = world.visitor();
    replaced.cookies.set('session', before);
    expect(await isIn(replaced)).toBe(true);
    const { userId } = cast.cleo;
    const body = bodyOf(await client.get('/profile/password'), '/sign-out', { userId, password: castPassword });
    expect((await client.post('/sign-in', body)).path).toBe('/sign-in/method');
    expect(client.cookies.get('session')).not.toBe(before);
    expect(await isIn(replaced)).toBe(false);
  });

  it('or registers leaves none either', async () => {
    const client = await world.signedIn('evan');
    const replaced = world.visitor();
    replaced.cookies.set('session', client.cookies.get('session') ?? '');
    await beginRegistration(world, client, 'evan.again@newcomer.example');
    expect(await isIn(replaced)).toBe(false);
  });
});

describe('a browser that was not seen before, or was forgotten', () => {
  const told = async (name: CastName) => {
    await runWaitingJobs(world, [newDeviceJob]);
    const letters = await world.letters();
    return letters.filter(({ template, to }) => template === 'new-device' && to === cast[name].email).length;
  };

  it('is told to the owner, also the very first one', async () => {
    const client = await world.signedIn('omar');
    expect(await told('omar')).toBe(1);
    await signOut(client);
    const page = await client.submit(await givePassword(client, cast.omar.userId, castPassword), {}, 'Send');
    await client.submit(page, { code: await newestCode(world) }, 'Verify');
    expect(await isIn(client)).toBe(true);
    expect(await told('omar'), 'a known one is not').toBe(1);
    await world.database.db
      .updateTable('identity.known_device')
      .set({ forgotten_at: world.clock.now() })
      .where('forgotten_at', 'is', null)
      .execute();
    await signOut(client);
    world.clock.moveHours(1 / 60);
    const again = await client.submit(await givePassword(client, cast.omar.userId, castPassword), {}, 'Send');
    await client.submit(again, { code: await newestCode(world) }, 'Verify');
    expect(await told('omar')).toBe(2);
  });
});

it('many presses of “send a new code” at once are no fault of ours', async () => {
  const client = world.visitor();
  const proof = await beginRegistration(world, client, 'presses@newcomer.example');
  const body = bodyOf(proof, '/register/proof/again', {});
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => sendPost(world, client, '/register/proof/again', body)),
  );
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([303, 303, 303, 303, 422, 422, 422, 422, 422, 422]);
});
