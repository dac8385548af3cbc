/** What holds for every route of our API: entity tags, gzip, CORS, limits in headers, and every method has an answer. */
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { programOf, type Ask } from '../../../test/api-world.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../../../test/world.ts';

let world: World;
let ask: Ask;
beforeAll(async () => {
  world = await openWorld({ checksHtml: false });
  ask = programOf(world);
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

const path = '/api/v1/providers';

it('gives an entity tag, and 304 to whoever has it', async () => {
  const { headers } = await ask(path);
  const tag = headers.get('etag') ?? '';
  expect(tag).toMatch(/^W\/"[\w-]{22}"$/);
  expect(headers.get('cache-control')).toBe('public, max-age=60');
  for (const given of [tag, `"x", ${tag}`, tag.slice(2), '*']) {
    const again = await ask(path, { 'if-none-match': given });
    expect([again.status, again.body, again.headers.get('etag')]).toEqual([304, '', tag]);
  }
  expect((await ask(path, { 'if-none-match': '"x"' })).status).toBe(200);
});

it('compresses for whoever takes it', async () => {
  for (const accept of ['application/json', 'application/x-ndjson']) {
    const request = new Request(`http://localhost:3000${path}`, {
      headers: { 'accept-encoding': 'br, gzip', accept },
    });
    const response = await world.core.fetch(request, { requestId: 'zip', clientAddress: '198.51.100.8' });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    const plain = await ask(path, { accept });
    const text = gunzipSync(Buffer.from(await response.arrayBuffer())).toString('utf8');
    expect(accept === 'application/json' ? JSON.parse(text) : text).toEqual(plain.body);
  }
  expect((await ask(path, { 'accept-encoding': 'gzip;q=0' })).headers.get('content-encoding')).toBeNull();
});

it('is open to scripts of other sites', async () => {
  const preflight = await ask(path, { origin: 'https://other.example' }, 'OPTIONS');
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS');
  for (const place of ['/providers?limit=1', '/providers?nme=x', '/nothing']) {
    const { headers } = await ask(`/api/v1${place}`, { origin: 'https://other.example' });
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-expose-headers')).toContain('ETag');
    expect(headers.getSetCookie()).toEqual([]);
  }
});

it('says in headers how much is left', async () => {
  const other = programOf(world, '198.51.100.9');
  const { headers } = await other('/api/v1/providers?limit=1');
  expect(headers.get('ratelimit-policy')).toBe('"client";q=10000;w=20');
  expect(headers.get('ratelimit')).toBe('"client";r=9999;t=1');
  expect(headers.get('ratelimit-remaining')).toBe('9999');
});

it('answers HEAD with the headers of GET, and other methods with what is allowed', async () => {
  for (const accept of ['application/json', 'application/x-ndjson']) {
    const head = await ask(path, { accept }, 'HEAD');
    expect([head.status, head.body]).toEqual([200, '']);
    expect(head.headers.get('content-type')).toBe(accept);
  }
  const deleted = await ask(path, {}, 'DELETE');
  expect([deleted.status, deleted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  expect(await ask('/api/v1/nothing')).toMatchObject({ status: 404, body: { title: 'not-found' } });
});

it('reads nobody back thousands of names that they sent', async () => {
  const names = Array.from({ length: 3000 }, (_, n) => n.toString(36));
  for (const sent of [names, [...names, ...names]]) {
    const { status, body } = await ask(`${path}?${sent.join('&')}`);
    expect([status, Object.keys((body as { readonly errors: object }).errors).length]).toEqual([422, 20]);
  }
});
