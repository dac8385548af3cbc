/** The read API as its clients meet it: over HTTP, from anywhere, with whatever they send. */
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { castNpis } from '../../../db/seeds/fictional-providers.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../../../test/world.ts';
import { hostileQuery } from '../../../test/hostile-query.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ checksHtml: false });
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly clientAddress?: string;
}

const send = (path: string, { method = 'GET', headers = {}, clientAddress = '203.0.113.9' }: Asked = {}) =>
  world.core.fetch(new Request(`http://localhost:3000${path}`, { method, headers }), {
    requestId: 'test',
    clientAddress,
  });
const dara = `/api/?version=2.1&number=${castNpis.daraLind}`;

it.each(['/api/', '/api'])('answers at %s, in JSON that any site may read', async (path) => {
  const answer = await send(`${path}?version=2.1&number=${castNpis.daraLind}`);
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/json',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
    'x-request-id': 'test',
    'cache-control': 'public, max-age=60',
  });
  expect(await answer.json()).toMatchObject({ result_count: 1, results: [{ number: castNpis.daraLind }] });
});

it('refuses with status 200, and says everything at once', async () => {
  const answer = await send('/api/?version=2.1&state=OH&enumeration_type=NPI-2');
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({
    Errors: [
      { description: 'Field state requires additional search criteria', field: 'state', number: '07' },
      { description: 'Enumeration_type requires additional search criteria', field: 'enumeration_type', number: '09' },
    ],
  });
  expect(await (await send('/api/')).json()).toMatchObject({ Errors: [{ field: 'version', number: '17' }] });
});

it('prints prettily when asked to', async () => {
  const plain = await (await send(dara)).text();
  const pretty = await (await send(`${dara}&pretty=on`)).text();
  expect(plain).not.toContain('\n');
  expect(pretty.split('\n').length).toBeGreaterThan(20);
  expect(JSON.parse(pretty)).toEqual(JSON.parse(plain));
});

it('tells a client that has the answer already, and keeps no session', async () => {
  const first = await send(dara, { headers: { cookie: 'session=anything; __Host-session=anything' } });
  const tag = first.headers.get('etag') ?? '';
  expect(tag).toMatch(/^W\/"[\w-]+"$/);
  const again = await send(dara, { headers: { 'if-none-match': tag } });
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
  expect((await send(dara, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  expect(first.headers.getSetCookie()).toEqual([]);
});

it('is packed for whoever takes gzip', async () => {
  const search = '/api/?version=2.1&city=springfield&limit=200';
  const packed = await send(search, { headers: { 'accept-encoding': 'br, gzip' } });
  expect(packed.headers.get('content-encoding')).toBe('gzip');
  const body = gunzipSync(Buffer.from(await packed.arrayBuffer())).toString();
  expect(body).toBe(await (await send(search)).text());
});

it('has an answer for every method', async () => {
  const head = await send(dara, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
  const preflight = await send('/api/', { method: 'OPTIONS', headers: { origin: 'https://elsewhere.example' } });
  expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
  expect((await send('/api/', { method: 'POST' })).status).toBe(405);
});

it('answers anything in its own dialect', async () => {
  await fc.assert(
    fc.asyncProperty(hostileQuery, async (query) => {
      const answer = await send(`/api/?${query}`, { clientAddress: '203.0.113.80' });
      const body = (await answer.json()) as object;
      expect([answer.status, 'Errors' in body || 'results' in body], query).toEqual([200, true]);
    }),
    { numRuns: 300 },
  );
});
