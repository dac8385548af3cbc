/**
 * What must hold of every route that changes something: it is reached only from a form of ours, in the browser that the form
 * was drawn for, and by POST; and no form takes a field that it doesn't have.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { moduleRoutes } from '../src/app.tsx';
import { signed } from '../src/platform/crypto/tokens.ts';
import { takesMany } from '../src/platform/http/form.ts';
import { csrfToken, formKeptHours, idempotencyToken, type FormBinding } from '../src/platform/http/form-tokens.ts';
import type { Route } from '../src/platform/http/route.ts';
import { comeFrom, sendGet, sendPost } from './identity-steps.ts';
import { everythingStored } from './stored.ts';
import { examplesOf } from './permissions/examples.ts';
import { bindingOf, browserFor, browsersOfEveryLevel, tokensFor, type Browsers } from './levels.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from './world.ts';

let world: World;
let browsers: Browsers;
let lakeside = '';

beforeAll(async () => {
  world = await openWorld({ checksHtml: false });
  browsers = await browsersOfEveryLevel(world);
  const party = world.database.db
    .selectFrom('access.party')
    .select('reference')
    .where('legal_name', '=', 'Lakeside Clinic');
  lakeside = (await party.executeTakeFirstOrThrow()).reference;
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

let tests = 0;
// Each test posts to many routes at once: an address of its own keeps the limit on traffic out of it.
beforeEach(() => {
  tests += 1;
  comeFrom(`198.51.${100 + Math.floor(tests / 250)}.${1 + (tests % 250)}`);
});

const posts = moduleRoutes.filter(({ method }) => method === 'POST');
const pathOf = ({ path }: Route): string => path.replace(':ref', lakeside).replaceAll(/:\w+/g, 'x');

type Attempt = readonly [name: string, status: number, make: (route: Route) => Promise<Response>];
type Change = (body: URLSearchParams, route: Route, binding: FormBinding) => string | URLSearchParams;
const attempt =
  (change: Change, headers: Readonly<Record<string, string>> = {}) =>
  async (route: Route): Promise<Response> => {
    const [client, path] = [browserFor(browsers, route), pathOf(route)];
    const [tokens, binding] = [await tokensFor(world, client, path), await bindingOf(world, client, path)];
    return sendPost(world, client, path, change(tokens, { ...route, path }, binding), headers);
  };
const same = (body: URLSearchParams) => body;

/** Forms whose repetition is counted have the one token of the session for all addresses, as long as the session lives. */
const ofAnotherForm = (body: URLSearchParams, { idempotency }: Route, binding: FormBinding) => {
  const { keyring, clock } = world.parts;
  const other = { ...binding, hat: binding.hat === '' ? 'another-hat' : '' };
  body.set('idempotency', idempotencyToken(keyring, binding, '/another', clock.now()));
  if (idempotency === 'exempt') body.set('csrf', csrfToken(keyring, other));
  return body;
};
const ofADayAgo = (body: URLSearchParams, { path, idempotency }: Route, binding: FormBinding) => {
  const { keyring, clock } = world.parts;
  const drawn = new Date(clock.now().getTime() - formKeptHours * 3_600_000);
  body.set('idempotency', idempotencyToken(keyring, binding, path, drawn));
  if (idempotency === 'exempt') body.set('csrf', signed(keyring, 'csrf', `${binding.browser}|${binding.hat}`, drawn));
  return body;
};

const attempts: readonly Attempt[] = [
  ['no token', 403, attempt(() => 'a=b')],
  [
    'the token of another session',
    403,
    async (route) => {
      const other =
        browserFor(browsers, route) === browsers['signed-in'] ? browsers['half-session'] : browsers['signed-in'];
      const path = pathOf(route);
      return sendPost(world, browserFor(browsers, route), path, await tokensFor(world, other, path));
    },
  ],
  ['the token of a form for another address', 403, attempt(ofAnotherForm)],
  ['a token that is a day old', 403, attempt(ofADayAgo)],
  ['a form of another site', 403, attempt(same, { 'sec-fetch-site': 'cross-site' })],
  ['a form of a sister site', 403, attempt(same, { 'sec-fetch-site': 'same-site' })],
  ['an address typed by hand', 403, attempt(same, { 'sec-fetch-site': 'none' })],
  ['the origin null', 403, attempt(same, { origin: 'null' })],
  ['an evil origin', 403, attempt(same, { origin: 'http://localhost:3000.evil.example' })],
  ['plain text', 415, attempt(same, { 'content-type': 'text/plain' })],
  ['JSON', 415, attempt(() => '{}', { 'content-type': 'application/json' })],
  ['multipart', 415, attempt(same, { 'content-type': 'multipart/form-data; boundary=x' })],
];

describe.each(attempts)('with %s', (_name, status, make) => {
  it.each(posts.map((route) => [route.path, route] as const))('%s answers a refusal', async (_path, route) => {
    const answered = vi.spyOn(route, 'answer');
    const response = await make(route);
    expect(response.status).toBe(status);
    expect(answered).not.toHaveBeenCalled();
    expect(response.headers.getSetCookie().filter((line) => line.startsWith('session='))).toEqual([]);
  });
});

it.each(posts.map((route) => [route.path, route] as const))('%s does nothing by GET', async (_path, route) => {
  const answered = vi.spyOn(route, 'answer');
  const response = await sendGet(world, browserFor(browsers, route), pathOf(route));
  expect(answered).not.toHaveBeenCalled();
  expect(response.status).toBeLessThan(500);
  const override = await sendPost(world, browserFor(browsers, route), pathOf(route), '_method=GET');
  expect(override.status).toBe(403);
});

it('looking at every page changes nothing', async () => {
  const pages = moduleRoutes.filter(({ method }) => method === 'GET');
  const examples = await Promise.all(pages.map((route) => examplesOf(route, world)));
  const before = await everythingStored(world);
  for (const [index, route] of pages.entries())
    for (const { path } of examples[index] ?? [])
      expect((await sendGet(world, browserFor(browsers, route), path)).status, path).toBeLessThan(500);
  expect(await everythingStored(world)).toEqual(before);
});

describe('a field that a form does not have', () => {
  const names =
    'verified accountId userID employerId status approvedBy createdAt npis partyId VERSION role.name functions[] functions[0] __proto__ constructor prototype toString'.split(
      ' ',
    );
  it.each(posts.map((route) => [route.path, route] as const))('is refused by %s', async (_path, route) => {
    for (const name of names) {
      const response = await attempt((body) => {
        body.append(name, 'x');
        return body;
      })(route);
      expect(response.status, name).toBe(400);
    }
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  const singles = posts.flatMap((route) =>
    Object.entries(route.form?.schema.shape ?? {})
      .filter(([, field]) => !takesMany(field))
      .map(([name]) => [route.path, name, route] as const),
  );

  it.each(singles)('or has once: %s refuses a second %s', async (_path, field, route) => {
    const twice = attempt((body) => {
      body.append(field, 'one');
      body.append(field, 'two');
      return body;
    });
    expect((await twice(route)).status).toBe(400);
  });
});

describe('junk', () => {
  it.each(['csrf=%', 'a'.repeat(1000), '%00=%00', `${'a=b&'.repeat(400)}`, 'csrf=a&csrf=b', '=&=&=', '\u0000'])(
    'is no fault of ours: %j',
    async (body) => {
      for (const route of posts) {
        const response = await sendPost(world, browserFor(browsers, route), pathOf(route), body);
        expect(response.status, route.path).toBe(403);
      }
    },
  );

  it('that breaks off is refused, and no fault of ours', async () => {
    const body = new ReadableStream({ start: (controller) => controller.error(new Error('aborted')) });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const init = { method: 'POST', headers, body, duplex: 'half' };
    const request = new Request('http://localhost:3000/sign-in', init);
    const response = await world.core.fetch(request, { requestId: 'test', clientAddress: '198.51.100.251' });
    expect(response.status).toBe(400);
  });

  it('that is too large is refused before it is read', async () => {
    const response = await sendPost(world, browsers.terms, '/sign-in', `userId=${'a'.repeat(70_000)}`);
    expect(response.status).toBe(413);
  });
});

describe('a program', () => {
  const asks = { accept: 'application/json' };
  const problemOf = async (response: Response) => {
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    return (await response.json()) as { readonly title: string; readonly status: number };
  };

  it.each(posts.map((route) => [route.path, route] as const))('is answered in JSON by %s', async (_path, route) => {
    const wrongToken = await attempt(() => 'a=b', asks)(route);
    expect(await problemOf(wrongToken)).toMatchObject({ title: 'stale-form', status: 403 });
    const filled = await attempt(same, asks)(route);
    const type = filled.headers.get('content-type') ?? '';
    expect(filled.status >= 400 ? type : 'application/problem+json').toBe('application/problem+json');
  });

  it('is told which fields are wrong', async () => {
    const route = posts.find(({ path }) => path === '/register');
    if (!route) throw new Error('There is no /register');
    const answer = await attempt(same, asks)(route);
    expect(await problemOf(answer)).toMatchObject({ title: 'mistakes', errors: { email: 'Fill in this field.' } });
  });
});

it.each([
  ['DELETE', '/sign-in', 'POST'],
  ['PUT', '/terms', 'GET, HEAD, POST'],
  ['POST', '/healthz', 'GET, HEAD'],
])('%s %s is answered with what is allowed', async (method, path, allowed) => {
  const request = new Request(`http://localhost:3000${path}`, { method });
  const response = await world.core.fetch(request, { requestId: 'test', clientAddress: '198.51.100.250' });
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe(allowed);
});
