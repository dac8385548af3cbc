/**
 * Requests of any shape, drawn by fast-check, to every route of the table: paths, queries, headers, cookies and bodies of any
 * characters. A client can cause a refusal, never a fault. Security I7.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { moduleRoutes } from '../src/app.tsx';
import type { Route } from '../src/platform/http/route.ts';
import { browserFor, browsersOfEveryLevel, tokensFor, type Browsers } from './levels.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from './world.ts';

let world: World;
let browsers: Browsers;
beforeAll(async () => {
  world = await openWorld({ checksHtml: false });
  browsers = await browsersOfEveryLevel(world);
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

const runs = 600;

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('__proto__', 'constructor', '\u0000', '\ud800', '%', '%00', '../..', '[]', '1e999', '-0', '\r\n'),
  fc.tuple(fc.constantFrom('a', ' ', '-', "'", '9', '@', '.', '/', '%'), fc.nat(2000)).map(([one, n]) => one.repeat(n)),
);
/** As it may stand in a header: other bytes reach no server. */
const headerText = fc.string({ unit: fc.integer({ min: 32, max: 255 }).map((code) => String.fromCodePoint(code)) });

const drawn = fc.record({
  route: fc.nat(),
  params: fc.array(text, { minLength: 3, maxLength: 3 }),
  query: fc.array(fc.tuple(text, text), { maxLength: 4 }),
  fields: fc.array(fc.tuple(fc.oneof(fc.nat(20), text), text), { maxLength: 12 }),
  headers: fc.dictionary(
    fc.constantFrom('accept', 'accept-language', 'cookie', 'user-agent', 'referer', 'range', 'if-none-match', 'te'),
    headerText,
    { maxKeys: 3 },
  ),
  isSignedIn: fc.boolean(),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer Value> ? Value : never;

function addressOf({ path }: Route, { params, query }: Drawn): string {
  let at = 0;
  const filled = path.replace(/:\w+/g, () => encodeURIComponent((params[at++] ?? '').toWellFormed()) || 'x');
  const words = new URLSearchParams(query.map(([name, value]) => [name, value]));
  return query.length > 0 ? `${filled}?${words}` : filled;
}

async function bodyFor(route: Route, address: string, { fields }: Drawn): Promise<string> {
  const names = Object.keys(route.form?.schema.shape ?? {});
  const path = address.split('?', 1)[0] ?? '';
  const body = await tokensFor(world, browserFor(browsers, route), path);
  for (const [name, value] of fields)
    body.append(typeof name === 'number' ? (names[name % Math.max(1, names.length)] ?? 'x') : name, value);
  return body.toString();
}

async function ask(given: Drawn, from: string): Promise<{ status: number; what: string }> {
  const route = moduleRoutes[given.route % moduleRoutes.length];
  if (!route) throw new Error('There is no route');
  const address = addressOf(route, given);
  const client = given.isSignedIn ? browserFor(browsers, route) : browsers.anyone;
  const headers = new Headers({ cookie: [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ') });
  for (const [name, value] of Object.entries(given.headers)) headers.set(name, value.trim());
  const { method } = route;
  const isPost = method === 'POST';
  if (isPost) headers.set('content-type', 'application/x-www-form-urlencoded');
  const body = isPost ? await bodyFor(route, address, given) : null;
  const request = new Request(new URL(address, 'http://localhost:3000'), { method, headers, body });
  const { status } = await world.core.fetch(request, { requestId: 'any', clientAddress: from });
  return { status, what: `${method} ${route.path}` };
}

it('is answered, and is no fault of ours', async () => {
  let asked = 0;
  await fc.assert(
    fc.asyncProperty(drawn, async (given) => {
      asked += 1;
      const { status, what } = await ask(given, `198.${18 + (asked % 2)}.${(asked >> 8) & 255}.${asked & 255}`);
      expect(status, what).toBeLessThan(500);
    }),
    { numRuns: runs },
  );
  expect(asked).toBeGreaterThanOrEqual(runs);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(world.log.lines.filter((line) => line.includes('request failed'))).toEqual([]);
});
