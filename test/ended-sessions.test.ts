/**
 * Ending means ended: whatever ends a session, its cookie and the tokens of its pages open nothing any more, on any node, at
 * the next request, for any route of the table. Security S2, S4.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { castPassword, type CastName } from '../db/seeds/cast.ts';
import { moduleRoutes } from '../src/app.tsx';
import type { Route } from '../src/platform/http/route.ts';
import type { Client } from './client.ts';
import { bodyOf, sendGet, sendPost } from './identity-steps.ts';
import { tokensFor } from './levels.ts';
import { runVerb } from './verbs.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ checksHtml: false });
  world.clock.moveHours(25);
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

const closed = moduleRoutes.filter(({ needs }) => needs !== 'anyone' && needs !== 'terms');
const pathOf = ({ path }: Route): string => path.replaceAll(/:\w+/g, 'x');

/** Routes that answered with these cookies, on either node, with tokens that were drawn while the session lived. */
async function opened(client: Client, drawn: ReadonlyMap<Route, URLSearchParams>): Promise<readonly string[]> {
  const found: string[] = [];
  for (const node of [world, { ...world, core: world.otherCore }])
    for (const route of closed) {
      const answered = vi.spyOn(route, 'answer');
      const { status } =
        route.method === 'GET'
          ? await sendGet(node, client, pathOf(route))
          : await sendPost(node, client, pathOf(route), drawn.get(route) ?? '');
      if (answered.mock.calls.length > 0 || status < 300 || status >= 500) found.push(`${status} ${route.path}`);
      answered.mockRestore();
    }
  return found;
}

async function drawnBy(client: Client): Promise<ReadonlyMap<Route, URLSearchParams>> {
  const pairs = closed.map(async (route) => [route, await tokensFor(world, client, pathOf(route))] as const);
  return new Map(await Promise.all(pairs));
}

/** The same browser, as somebody who had copied its cookies kept it. */
function copyOf(client: Client): Client {
  const copy = world.visitor();
  for (const [name, value] of client.cookies) copy.cookies.set(name, value);
  return copy;
}

type Ending = readonly [what: string, who: CastName, end: (client: Client) => Promise<unknown>];
const fresh = { currentPassword: castPassword, password: 'Brand#26new', passwordAgain: 'Brand#26new' };

const endings: readonly Ending[] = [
  ['signing out', 'ada', async (client) => client.submit(await client.get('/profile/password'), {}, 'Sign Out')],
  [
    'a new password, in the browser that gave it',
    'dara',
    async (client) => client.submit(await client.get('/profile/password'), fresh, 'Change Password'),
  ],
  [
    'a new password, given elsewhere',
    'ben',
    async () => {
      const elsewhere = await world.signedIn('ben');
      return elsewhere.submit(await elsewhere.get('/profile/password'), fresh, 'Change Password');
    },
  ],
  ['disabling the account', 'cleo', () => runVerb(world.parts, 'users disable', ['cleomarsh'])],
  ['an operator who signs them out', 'evan', () => runVerb(world.parts, 'users sign-out', ['evangreen'])],
  [
    'signing in again in this browser',
    'esme',
    async (client) => {
      const body = bodyOf(await client.get('/profile/password'), '/sign-out', { userId: 'esmehall' });
      body.append('password', castPassword);
      return client.post('/sign-in', body);
    },
  ],
  [
    'fifteen minutes of doing nothing',
    'priya',
    async () => {
      world.clock.moveHours(0.26);
    },
  ],
];

describe('opens nothing any more, also to a copy of its cookies', () => {
  it.each(endings)('%s', async (_what, who, end) => {
    const client = await world.signedIn(who);
    const [copy, drawn] = [copyOf(client), await drawnBy(client)];
    expect((await sendGet(world, copy, '/home')).status).toBe(200);
    await end(client);
    expect(await opened(copy, drawn)).toEqual([]);
  });
});
