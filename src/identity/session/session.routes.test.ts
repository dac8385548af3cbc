/** A session over HTTP: it ends by idling, by its age and by signing out, and an ended one never comes back. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../test/client.ts';
import { sendGet } from '../../../test/identity-steps.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../../../test/world.ts';

const minutes = (count: number) => count / 60;
let world: World;

beforeAll(async () => {
  world = await openWorld({ checksHtml: false });
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

const isIn = async (client: Client): Promise<boolean> =>
  (await sendGet(world, client, '/profile/password')).status === 200;

describe('a session', () => {
  it('lives at 14:55 of doing nothing, which begins anew, and is over at 15:05', async () => {
    const client = await world.signedIn('dara');
    world.clock.moveHours(minutes(14 + 55 / 60));
    expect(await isIn(client)).toBe(true);
    world.clock.moveHours(minutes(14 + 55 / 60));
    expect(await isIn(client)).toBe(true);
    world.clock.moveHours(minutes(15 + 5 / 60));
    expect(await isIn(client)).toBe(false);
  });

  it('is over after 12 hours, however busy', async () => {
    const client = await world.signedIn('ada');
    const steps = 49;
    for (let step = 0; step < steps; step += 1) {
      world.clock.moveHours((12 - minutes(1)) / steps);
      expect(await isIn(client)).toBe(true);
    }
    world.clock.moveHours(minutes(2));
    expect(await isIn(client)).toBe(false);
  });

  it('survives a clock that jumps back an hour, and idles out from there', async () => {
    const client = await world.signedIn('ben');
    world.clock.moveHours(-1);
    expect(await isIn(client)).toBe(true);
    world.clock.moveHours(minutes(14 + 55 / 60));
    expect(await isIn(client)).toBe(true);
    world.clock.moveHours(minutes(15 + 5 / 60));
    expect(await isIn(client)).toBe(false);
  });

  it('is dead after signing out, also for whoever kept the cookie, and the browser is told to forget', async () => {
    const client = await world.signedIn('cleo');
    const cookie = client.cookies.get('session') ?? '';
    const page = await client.get('/profile/password');
    const { csrf } = tokensOf(page.body);
    const answer = await world.core.fetch(
      new Request('http://localhost:3000/sign-out', {
        method: 'POST',
        body: new URLSearchParams({ csrf }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: `session=${cookie}` },
      }),
      { requestId: 'test', clientAddress: '198.51.100.7' },
    );
    expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect(answer.headers.getSetCookie().join()).toMatch(/session=;.*Max-Age=0/);
    expect(await isIn(client)).toBe(false);
  });

  it('shows nothing that a browser may keep', async () => {
    const client = await world.signedIn('evan');
    const answer = await sendGet(world, client, '/profile/password');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it.each(['', 'x', 'a'.repeat(2000), '../../etc', 'null', '%00', '0'.repeat(43)])(
    'is nobody’s with the cookie %j',
    async (value) => {
      const client = world.visitor();
      client.cookies.set('session', value);
      expect((await sendGet(world, client, '/profile/password')).status).toBe(303);
    },
  );
});

/** Of the sign-out form, the first on every page. */
function tokensOf(body: string): { csrf: string } {
  const csrf = /action="\/sign-out".*?name="csrf" value="([^"]*)"/s.exec(body)?.[1];
  if (!csrf) throw new Error('The page has no form to sign out');
  return { csrf };
}
