import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mainFileOf } from '../../../db/seeds/providers.ts';
import { castNpis } from '../../../db/seeds/fictional-providers.ts';
import { linesOf, programOf, type Ask } from '../../../test/api-world.ts';
import { importerOf, npiNumber, personRow } from '../../../test/registry-world.ts';
import { importWholeProviders, wholeNpis } from '../../../test/whole-providers.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../../../test/world.ts';
import { loadReference } from '../index.ts';
import type { ProviderAnswer } from './provider-shapes.forms.ts';

let world: World;
let ask: Ask;

const ZIMMERS = 130;
const zimmer = (n: number, rest = {}) =>
  personRow(npiNumber(n), 'ZIMMER', `A${n}`, {
    'Provider First Line Business Practice Location Address': `${n} MAIN ST`,
    'Provider Business Practice Location Address City Name': 'SPRINGFIELD',
    'Provider Business Practice Location Address State Name': 'IL',
    'Provider Business Practice Location Address Postal Code': n % 2 === 0 ? '627010001' : '606010001',
    'Provider Business Practice Location Address Country Code (If outside U.S.)': 'US',
    'Healthcare Provider Taxonomy Code_1': '207KA0200X',
    'Healthcare Provider Primary Taxonomy Switch_1': 'Y',
    'Provider Enumeration Date': '01/05/2010',
    ...rest,
  });

beforeAll(async () => {
  world = await openWorld({ checksHtml: false });
  await loadReference(world.parts.database.ownerUrl);
  const importer = importerOf(world);
  await importWholeProviders(importer);
  const zimmers = Array.from({ length: ZIMMERS }, (_, n) => zimmer(n));
  await importer.importAll([
    { name: 'npidata_pfile_20250108-20250114.csv', content: mainFileOf(zimmers) },
    {
      name: 'npidata_pfile_20250115-20250121.csv',
      content: mainFileOf([zimmer(0, { 'Last Update Date': '01/20/2025', 'Provider First Name': 'ZOE' })]),
    },
  ]);
  ask = programOf(world);
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

interface Page {
  readonly total: number;
  readonly totalIs: string;
  readonly providers: readonly ProviderAnswer[];
  readonly missing?: readonly string[];
  readonly next: string | null;
}

async function page(query: string): Promise<Page> {
  const { status, body } = await ask(`/api/v1/providers?${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body as Page;
}

const npisOf = ({ providers }: Page): readonly string[] => providers.map(({ npi }) => npi);
const errorsOf = async (path: string) => {
  const { status, body } = await ask(path);
  expect(status).toBe(422);
  return (body as { readonly errors: Readonly<Record<string, string>> }).errors;
};

describe('a search', () => {
  it('is paged to its end without a gap or a repetition', async () => {
    const seen: string[] = [];
    let query = 'last-name=zimmer&limit=50';
    for (let cursor: string | null = ''; cursor !== null;) {
      const found: Page = await page(query);
      expect(found).toMatchObject({ total: ZIMMERS, totalIs: 'exact' });
      seen.push(...npisOf(found));
      cursor = found.next;
      query = `last-name=zimmer&limit=50&cursor=${cursor}`;
    }
    expect(seen).toHaveLength(ZIMMERS);
    expect(new Set(seen).size).toBe(ZIMMERS);
  });

  it('names the next page in a header, too', async () => {
    const { headers, body } = await ask('/api/v1/providers?last-name=zimmer&limit=1');
    const next = `/api/v1/providers?last-name=zimmer&limit=1&cursor=${(body as Page).next}`;
    expect(headers.get('link')).toBe(`<${next}>; rel="next"`);
    expect((await ask('/api/v1/providers?last-name=zimmer')).headers.get('link')).toContain('cursor=');
  });

  it.each([
    ['last-name=zim*&first-name=a7', [npiNumber(7)]],
    ['last-name=zimmer&zip=62701&limit=1', [npiNumber(10)]],
    ['zip=60601*&last-name=zimmer&limit=1', [npiNumber(1)]],
    ['organization-name=hill*', [castNpis.hillStreetPharmacy]],
    ['organization-words=pharmacy+hill', [castNpis.hillStreetPharmacy]],
    ['official-last-name=okafor&official-first-name=ada&limit=1', [castNpis.lakesideClinic]],
    ['last-name=moss&type=person', [wholeNpis.person]],
    ['first-name=june&last-name=hartley&type=organization', []],
    ['taxonomy-description=allergy*&state=CO&address=primary', [wholeNpis.person]],
    ['taxonomy=207KA0200X&taxonomy-description=family+medicine', []],
    [`ids=${npiNumber(3)}&last-name=zimmer`, [npiNumber(3)]],
    ['q=zimmer+a77+springfield', [npiNumber(77)]],
    ['q=zimmer+a77+springfield&state=IL', [npiNumber(77)]],
    ['q=zimmer+a77+springfield&state=CO', []],
    ['q=hill+street+farmacy&limit=1', [castNpis.hillStreetPharmacy]],
  ])('%s finds %j', async (query, npis) => expect(npisOf(await page(query))).toEqual(npis));

  it('takes a batch of numbers, whatever their status, and says which it misses', async () => {
    const ids = [wholeNpis.deactivated, wholeNpis.bareDeactivation, castNpis.daraLind, npiNumber(9999)];
    const found = await page(`ids=${ids.join(',')}`);
    expect(found).toMatchObject({ total: 3, missing: [npiNumber(9999)], next: null });
    expect(new Map(found.providers.map(({ npi, status }) => [npi, status])).get(wholeNpis.bareDeactivation)).toBe(
      'deactivated',
    );
    const most = Array.from({ length: 500 }, (_, n) => npiNumber(n));
    expect((await page(`ids=${most.join(',')}`)).providers).toHaveLength(ZIMMERS);
    expect(await errorsOf(`/api/v1/providers?ids=${[...most, npiNumber(500)].join(',')}`)).toEqual({
      ids: 'Write at most 500 values.',
    });
  });

  it('lists the deactivated', async () => {
    const { providers } = await page('status=deactivated');
    expect(providers.map(({ npi }) => npi)).toEqual(
      expect.arrayContaining([wholeNpis.deactivated, wholeNpis.bareDeactivation]),
    );
    expect(providers.every(({ status }) => status === 'deactivated')).toBe(true);
  });

  it('finds who is near, with the distance', async () => {
    const near = await page('near=62702,20&last-name=zimmer');
    expect(near.total).toBe(ZIMMERS / 2);
    expect(near.providers.every(({ distanceMiles = 99 }) => distanceMiles > 0 && distanceMiles < 10)).toBe(true);
    expect((await page('near=62702,100&last-name=zimmer')).total).toBe(ZIMMERS / 2);
    expect(await errorsOf('/api/v1/providers?near=00000,20')).toEqual({
      near: 'The position of this ZIP is not known.',
    });
  });

  it('tells of a day of the past, of those who were known then', async () => {
    const query = `ids=${npiNumber(0)},${npiNumber(1)},${npiNumber(9999)}`;
    const then = await page(`${query}&as-of=2025-01-19`);
    expect(then.providers.map(({ person, asOf }) => [person?.first, asOf])).toEqual([
      ['A0', '2025-01-19'],
      ['A1', '2025-01-19'],
    ]);
    expect(await page(`${query}&as-of=2025-01-01`)).toMatchObject({
      providers: [],
      missing: [npiNumber(0), npiNumber(1), npiNumber(9999)],
    });
  });
});

describe('one provider', () => {
  const path = (npi: string, rest = '') => `/api/v1/providers/${npi}${rest}`;

  it('is shown whole, also when deactivated', async () => {
    expect(await ask(path(wholeNpis.person))).toMatchObject({
      status: 200,
      body: { type: 'person', status: 'active' },
    });
    const gone = await ask(path(wholeNpis.bareDeactivation));
    expect(gone).toMatchObject({ status: 200, body: { type: null, status: 'deactivated' } });
    expect((gone.body as ProviderAnswer).deactivatedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('that nobody knows is 404, and what is no number 422', async () => {
    expect(await ask(path(npiNumber(9999)))).toMatchObject({
      status: 404,
      body: { title: 'not-found', errors: { npi: 'The registry does not know this number.' } },
    });
    expect(await errorsOf(path('12345'))).toEqual({ npi: 'Write the 10 digits of an NPI.' });
  });

  it('is as it was on a day, or honestly not known', async () => {
    const of = (day: string) => ask(path(npiNumber(0), `?as-of=${day}`));
    expect((await of('2025-01-19')).body).toMatchObject({ person: { first: 'A0' }, updatedOn: '2025-01-02' });
    expect((await of('2025-01-20')).body).toMatchObject({ person: { first: 'ZOE' }, updatedOn: '2025-01-20' });
    expect(await of('2024-12-31')).toMatchObject({ status: 404, body: { title: 'not-known-then' } });
    expect(await of('2010-01-04')).toMatchObject({ status: 404, body: { title: 'not-yet-enumerated' } });
    expect(await errorsOf(path(npiNumber(0), '?as-of=2999-01-01'))).toHaveProperty('as-of');
    expect(await errorsOf(path(npiNumber(0), '?as-of=2025-02-30'))).toHaveProperty('as-of');
  });

  it('has a history', async () => {
    const { body } = await ask(path(npiNumber(0), '/history'));
    expect(body).toMatchObject({
      changes: [{ field: 'updated_on' }, { field: 'first_name', before: 'A0', after: 'ZOE' }, { field: 'npi' }],
      next: null,
    });
    expect(await ask(path(npiNumber(9999), '/history'))).toMatchObject({ status: 404 });
  });
});

describe('the feed', () => {
  it('is followed from its begin, and goes on where it ended', async () => {
    const all = linesOf(await ask('/api/v1/providers/changes', { accept: 'application/x-ndjson' }));
    expect(all.length).toBeGreaterThan(ZIMMERS);
    const last = all.at(-1) as { readonly cursor: string };
    const { body } = await ask(`/api/v1/providers/changes?since=${last.cursor}`);
    expect(body).toEqual({ changes: [], next: last.cursor, more: false });
    const first = await ask('/api/v1/providers/changes?limit=2');
    expect(first.body).toMatchObject({ changes: all.slice(0, 2), more: true });
    expect(first.headers.get('link')).toMatch(/^<\/api\/v1\/providers\/changes\?since=[\w-]+&limit=2>; rel="next"$/);
    expect(await errorsOf('/api/v1/providers/changes?since=yesterday')).toHaveProperty('since');
    expect((await ask('/api/v1/providers/changes?since=2026-11-03T10:00:00-05:00')).status).toBe(200);
  });
});

describe('what does not go together', () => {
  it.each([
    ['nme=x', 'nme'],
    ['last-name=zimmer&last-name=moss', 'last-name'],
    ['last-name=z*', 'last-name'],
    ['q=%20', 'q'],
    ['limit=501', 'limit'],
    ['limit=0', 'limit'],
    ['limit=1e2', 'limit'],
    ['state=Illinois', 'state'],
    ['status=gone', 'status'],
    ['type=NPI-1', 'type'],
    ['ids=123', 'ids'],
    ['taxonomy=family', 'taxonomy'],
    ['as-of=2025-01-01', 'as-of'],
    [`ids=${castNpis.daraLind}&as-of=2025-01-01&state=IL`, 'state'],
    ['status=deactivated&state=IL', 'state'],
    ['first-name-alias=true', 'first-name-alias'],
    ['address=mailing', 'address'],
    ['last-name=a&official-last-name=b', 'official-last-name'],
    ['organization-name=a&organization-words=b', 'organization-words'],
    ['q=moss&last-name=zimmer', 'last-name'],
    ['zip=62701&near=62701,5', 'near'],
    ['near=62701,101', 'near'],
    ['near=62701', 'near'],
    ['cursor=abc', 'cursor'],
    ['cursor=%00', 'cursor'],
  ])('%s is refused, and %s is named', async (query, name) => {
    expect(Object.keys(await errorsOf(`/api/v1/providers?${query}`))).toEqual([name]);
  });

  it('a cursor with another search', async () => {
    const { next } = await page('last-name=zimmer&limit=1');
    expect(await errorsOf(`/api/v1/providers?last-name=moss&limit=1&cursor=${next}`)).toEqual({
      cursor: 'This cursor belongs to another question. Ask with the parameters that it was given for.',
    });
    // How many are on a page is no part of the question.
    expect((await page(`limit=7&last-name=zimmer&cursor=${next}`)).providers).toHaveLength(7);
  });
});

describe('lines', () => {
  it('hold everybody who matches, as pages do', async () => {
    const answer = await ask('/api/v1/providers?last-name=zimmer', { accept: 'application/x-ndjson' });
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
    const paged = await page('last-name=zimmer&limit=500');
    expect(linesOf(answer)).toEqual(paged.providers);
  });

  it('are a page where a limit is given', async () => {
    const answer = await ask('/api/v1/providers?last-name=zimmer&limit=3', { accept: 'application/x-ndjson' });
    expect(linesOf(answer)).toHaveLength(3);
    expect(answer.headers.get('link')).toContain('cursor=');
  });

  it('are refused in JSON', async () => {
    const answer = await ask('/api/v1/providers?nme=x', { accept: 'application/x-ndjson' });
    expect(answer).toMatchObject({ status: 422, body: { errors: { nme: expect.any(String) } } });
  });
});

describe('the door of programs', () => {
  const path = '/api/v1/providers?last-name=zimmer';

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
    for (const query of ['limit=1', 'nme=x']) {
      const { headers } = await ask(`/api/v1/providers?${query}`, { origin: 'https://other.example' });
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
});
