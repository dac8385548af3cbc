import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castNpis } from '../../../db/seeds/fictional-providers.ts';
import { linesOf } from '../../../test/api-world.ts';
import { npiNumber } from '../../../test/registry-world.ts';
import { wholeNpis } from '../../../test/whole-providers.ts';
import { worldOpensWithinMilliseconds } from '../../../test/world.ts';
import { ZIMMERS, zimmerWorld, type ProvidersAnswer, type ZimmerWorld } from '../../../test/zimmers.ts';

let world: ZimmerWorld;
beforeAll(async () => {
  world = await zimmerWorld();
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

const npisOf = ({ providers }: ProvidersAnswer): readonly string[] => providers.map(({ npi }) => npi);

describe('a search', () => {
  it('is paged to its end without a gap or a repetition', async () => {
    const seen: string[] = [];
    let query = 'last-name=zimmer&limit=50';
    for (let cursor: string | null = ''; cursor !== null;) {
      const found: ProvidersAnswer = await world.page(query);
      expect(found).toMatchObject({ total: ZIMMERS, totalIs: 'exact' });
      seen.push(...npisOf(found));
      cursor = found.next;
      query = `last-name=zimmer&limit=50&cursor=${cursor}`;
    }
    expect(seen).toHaveLength(ZIMMERS);
    expect(new Set(seen).size).toBe(ZIMMERS);
  });

  it('names the next page in a header, too', async () => {
    const { headers, body } = await world.ask('/api/v1/providers?last-name=zimmer&limit=1');
    const next = `/api/v1/providers?last-name=zimmer&limit=1&cursor=${(body as ProvidersAnswer).next}`;
    expect(headers.get('link')).toBe(`<${next}>; rel="next"`);
    expect((await world.ask('/api/v1/providers?last-name=zimmer')).headers.get('link')).toContain('cursor=');
  });

  it('names it whole, whatever signs were asked with', async () => {
    const first = await world.ask('/api/v1/providers?q=zimmer?&limit=1');
    const [, next = ''] = /^<(.*)>; rel="next"$/.exec(first.headers.get('link') ?? '') ?? [];
    const second = await world.page(next.split('providers?')[1] ?? '');
    expect(npisOf(second)).toHaveLength(1);
    expect(npisOf(second)).not.toEqual(npisOf(first.body as ProvidersAnswer));
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
  ])('%s finds %j', async (query, npis) => expect(npisOf(await world.page(query))).toEqual(npis));

  it('takes a batch of numbers, whatever their status, and says which it misses', async () => {
    const ids = [wholeNpis.deactivated, wholeNpis.bareDeactivation, castNpis.daraLind, npiNumber(9999)];
    const found = await world.page(`ids=${ids.join(',')}`);
    expect(found).toMatchObject({ total: 3, missing: [npiNumber(9999)], next: null });
    expect(new Map(found.providers.map(({ npi, status }) => [npi, status])).get(wholeNpis.bareDeactivation)).toBe(
      'deactivated',
    );
    const most = Array.from({ length: 500 }, (_, n) => npiNumber(n));
    expect((await world.page(`ids=${most.join(',')}`)).providers).toHaveLength(ZIMMERS);
    expect(await world.errorsOf(`/api/v1/providers?ids=${[...most, npiNumber(500)].join(',')}`)).toEqual({
      ids: 'Write at most 500 values.',
    });
  });

  it('lists the deactivated', async () => {
    const { providers } = await world.page('status=deactivated');
    expect(providers.map(({ npi }) => npi)).toEqual(
      expect.arrayContaining([wholeNpis.deactivated, wholeNpis.bareDeactivation]),
    );
    expect(providers.every(({ status }) => status === 'deactivated')).toBe(true);
  });

  it('finds who is near, with the distance', async () => {
    const near = await world.page('near=62702,20&last-name=zimmer');
    expect(near.total).toBe(ZIMMERS / 2);
    expect(near.providers.every(({ distanceMiles = 99 }) => distanceMiles > 0 && distanceMiles < 10)).toBe(true);
    expect((await world.page('near=62702,100&last-name=zimmer')).total).toBe(ZIMMERS / 2);
    expect(await world.errorsOf('/api/v1/providers?near=00000,20')).toEqual({
      near: 'The position of this ZIP is not known.',
    });
  });

  it('tells of a day of the past, of those who were known then', async () => {
    const query = `ids=${npiNumber(0)},${npiNumber(1)},${npiNumber(9999)}`;
    const then = await world.page(`${query}&as-of=2025-01-19`);
    expect(then.providers.map(({ person, asOf }) => [person?.first, asOf])).toEqual([
      ['A0', '2025-01-19'],
      ['A1', '2025-01-19'],
    ]);
    expect(await world.page(`${query}&as-of=2025-01-01`)).toMatchObject({
      providers: [],
      missing: [npiNumber(0), npiNumber(1), npiNumber(9999)],
    });
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
    [`ids=${castNpis.daraLind}&as-of=2025-01-01&limit=1`, 'limit'],
    [`ids=${castNpis.daraLind}&as-of=2025-01-01&cursor=a-b`, 'cursor'],
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
    expect(Object.keys(await world.errorsOf(`/api/v1/providers?${query}`))).toEqual([name]);
  });

  it('a cursor with another search', async () => {
    const { next } = await world.page('last-name=zimmer&limit=1');
    expect(await world.errorsOf(`/api/v1/providers?last-name=moss&limit=1&cursor=${next}`)).toEqual({
      cursor: 'This cursor belongs to another question. Ask with the parameters that it was given for.',
    });
    // How many are on a page is no part of the question.
    expect((await world.page(`limit=7&last-name=zimmer&cursor=${next}`)).providers).toHaveLength(7);
  });
});

describe('lines', () => {
  it('hold everybody who matches, as pages do', async () => {
    const answer = await world.ask('/api/v1/providers?last-name=zimmer', { accept: 'application/x-ndjson' });
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
    const paged = await world.page('last-name=zimmer&limit=500');
    expect(linesOf(answer)).toEqual(paged.providers);
  });

  it('are a page where a limit is given', async () => {
    const answer = await world.ask('/api/v1/providers?last-name=zimmer&limit=3', { accept: 'application/x-ndjson' });
    expect(linesOf(answer)).toHaveLength(3);
    expect(answer.headers.get('link')).toContain('cursor=');
  });

  it('are refused in JSON', async () => {
    const answer = await world.ask('/api/v1/providers?nme=x', { accept: 'application/x-ndjson' });
    expect(answer).toMatchObject({ status: 422, body: { errors: { nme: expect.any(String) } } });
  });
});
