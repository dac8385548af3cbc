/** The public search as people meet it: what it finds, what it says where it finds nothing or cannot search, and its file. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castNpis } from '../../../db/seeds/fictional-providers.ts';
import { mainFileOf } from '../../../db/seeds/providers.ts';
import type { Page } from '../../../test/page.ts';
import { importerOf, npiNumber, organizationRow, personRow } from '../../../test/registry-world.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../../../test/world.ts';
import { csvRows } from '../../platform/files/csv.ts';
import { loadReference } from '../index.ts';
import { CRITERIA } from './criteria.rules.ts';

const many = Array.from({ length: 45 }, (_, index) =>
  organizationRow(npiNumber(8000 + index), `QUARRY CARE ${String(index).padStart(2, '0')}`, {
    'Provider Business Practice Location Address City Name': 'QUARRYTOWN',
    'Provider Business Practice Location Address State Name': 'VT',
    'Provider Business Practice Location Address Country Code (If outside U.S.)': 'US',
    'Provider Business Practice Location Address Telephone Number': '+1 802 555 0100',
    'Healthcare Provider Taxonomy Code_1': '261QP2300X',
    'Healthcare Provider Primary Taxonomy Switch_1': 'Y',
  }),
);
const formula = organizationRow(npiNumber(8101), "=HYPERLINK('X')&CALC, LLC");
const sylva = personRow(npiNumber(8103), 'SYLVA', 'NINA');

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await loadReference(world.database.url('owner'));
  const content = mainFileOf([...many, formula, personRow(npiNumber(8102), 'ORTEGA', 'ROBERT'), sylva]);
  await importerOf(world).importAll([{ name: 'npidata_pfile_20250501-20250507.csv', content }]);
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

const search = (criteria: Readonly<Record<string, string>>): Promise<Page> =>
  world.visitor().get(`/registry?${new URLSearchParams(criteria)}`);

const namesOn = (page: Page): readonly string[] =>
  page.document.querySelectorAll('tbody th a').map((link) => link.textContent.trim());

describe('the front page of the registry', () => {
  it('is the search, open to everybody, and the way in for those who manage a record', async () => {
    const page = await world.visitor().get('/registry');
    expect(page).toMatchObject({ status: 200, heading: 'Find a provider' });
    expect(page.headers.get('cache-control')).toBe('public, max-age=60');
    expect(page.text).toContain('Manage/Update User Profile');
    expect(await world.visitor().get('/registry?utm_source=x')).toMatchObject({ status: 200 });
  });
});

describe('a search', () => {
  it.each<[Readonly<Record<string, string>>, readonly string[]]>([
    [{ last: 'lind' }, ['Lind, Dara, M.D.']],
    [{ npi: castNpis.lakesideClinic }, ['Lakeside Clinic']],
    [{ npi: '2000003055' }, ['Old Mill Medical Group']],
    [{ organization: 'imaging northgate' }, ['Northgate Imaging Center, LLC']],
    [{ organization: 'lakeview smiles' }, ['Lakeview Dental Group, P.C.']],
    [{ taxonomy: 'physical therapist' }, ['Osei, Samuel, PT, DPT']],
    [{ taxonomy: '3336C0003X' }, ['Hill Street Pharmacy']],
    [{ city: 'peoria', state: 'IL' }, ['Willow Creek Home Health, Inc.']],
    [{ zip: '97401' }, ['Cedar Point Ambulance Association']],
    [{ city: 'Salem', type: 'person' }, []],
    [{ first: 'bob', last: 'ortega' }, ['ORTEGA, ROBERT']],
    [{ last: 'hartly' }, ['Hartley, June Ellen, APRN, FNP-C']],
    [{ q: 'dara lind' }, ['Lind, Dara, M.D.']],
    [{ q: castNpis.hillStreetPharmacy }, ['Hill Street Pharmacy']],
    [{ q: '2000003055' }, ['Old Mill Medical Group']],
    [{ q: castNpis.daraLind, npi: castNpis.lakesideClinic }, []],
  ])('for %j finds %j', async (criteria, names) => {
    const page = await search(criteria);
    expect(page.status).toBe(200);
    expect(namesOn(page)).toEqual(names);
  });

  it('shows name, NPI, type, primary taxonomy, practice address and phone, and says how it was found', async () => {
    const page = await search({ organization: 'lakeview' });
    const cells = page.document.querySelectorAll('tbody tr > *').map((cell) => cell.textContent.trim());
    expect(cells.slice(1)).toEqual([
      '2 000 002 032',
      'Organization',
      'Clinic/Center, Dental',
      '5 Shore DriveSuite 2Madison, WI 53703-0005',
      '608\u2011555\u20110105',
    ]);
    expect(page.text).toContain('Doing business as Lakeview Smiles');
    expect((await search({ first: 'bob', last: 'ortega' })).text).toContain('by a nickname');
    expect((await search({ last: 'hartly' })).text).toContain('Nothing is written exactly like this');
    expect((await search({ organization: 'quary', alike: 'yes', page: '2' })).text).not.toContain('Nothing is written');
    expect((await search({ npi: '2000003055' })).text).toContain('Deactivated since 11/15/2023');
  });

  it('finds what was typed, and what looks or sounds alike when it is asked for', async () => {
    const page = await search({ last: 'silva' });
    expect(namesOn(page)).toEqual(['Silva, Marco, M.D.']);
    const wider = '/registry?last=silva&alike=yes';
    const look = 'Look also for what looks or sounds alike';
    expect(page.links).toContainEqual({ text: look, href: wider });
    expect((await search({ q: castNpis.daraLind })).links.map(({ text }) => text)).not.toContain(look);
    const alike = await world.visitor().get(wider);
    expect(namesOn(alike)).toEqual(['Silva, Marco, M.D.', 'SYLVA, NINA']);
    expect(alike.links.map(({ href }) => href)).toContain('/registry/providers.csv?last=silva&alike=yes');
  });

  it('goes on in pages, each with its address', async () => {
    const page = await search({ organization: 'quarry', type: 'organization' });
    expect(page.text).toContain('45 providers found');
    expect(page.text).toContain('Showing 1–20 of 45');
    const third = await world.visitor().get('/registry?organization=quarry&type=organization&page=3');
    expect(page.links.map(({ href }) => href)).toContain('/registry?organization=quarry&type=organization&page=3');
    expect(namesOn(third)).toEqual([
      'QUARRY CARE 40',
      'QUARRY CARE 41',
      'QUARRY CARE 42',
      'QUARRY CARE 43',
      'QUARRY CARE 44',
    ]);
    const beyond = await search({ organization: 'quarry', type: 'organization', page: '49' });
    expect([namesOn(beyond), beyond.title]).toEqual([namesOn(third), third.title]);
    expect(namesOn(await search({ last: 'hartly', page: '2' }))).toEqual(['Hartley, June Ellen, APRN, FNP-C']);
  });

  it('for words of several taxonomies offers each of them', async () => {
    const page = await search({ taxonomy: 'primary care', state: 'VT' });
    expect(page.text).toContain('45 providers found');
    expect(page.links).toContainEqual({
      text: 'Clinic/Center, Primary Care',
      href: '/registry?state=VT&taxonomy=261QP2300X',
    });
  });

  it('that finds nobody says how to go on', async () => {
    const page = await search({ last: 'xqzw', city: 'Salem' });
    expect(page).toMatchObject({ status: 200, fields: { last: 'xqzw', city: 'Salem' } });
    expect(page.text).toContain('No provider fits this search.');
    expect(page.links).toContainEqual({ text: 'Search without Last Name: xqzw', href: '/registry?city=Salem' });
    expect(page.body).not.toContain('providers.csv');
    const [only, ...others] = (await search({ last: 'xqzw', type: 'person' })).links.filter(({ text }) =>
      text.startsWith('Search without'),
    );
    expect([only?.text, others]).toEqual(['Search without Type: People', []]);
  });
});

describe('a search that cannot be made', () => {
  it('keeps what was typed and says beside each field what to do', async () => {
    const page = await search({ last: 'Lind', npi: '2000001019', zip: '1' });
    expect(page).toMatchObject({ status: 422, title: 'Error: Find a provider – Countersign' });
    expect(page.fields).toMatchObject({ last: 'Lind', npi: '2000001019', zip: '1' });
    expect(Object.keys(page.errors)).toEqual(['npi', 'zip']);
    expect((await search({ q: '' })).text).toContain('Enter what you know');
    expect((await search({ type: 'person' })).status).toBe(422);
  });

  it('for want of a taxonomy offers those that look alike', async () => {
    const page = await search({ taxonomy: 'famly medecine', state: 'IL' });
    expect(page).toMatchObject({ status: 422, errors: { taxonomy: expect.stringContaining('No taxonomy') } });
    expect(page.links).toContainEqual({ text: 'Family Medicine', href: '/registry?state=IL&taxonomy=207Q00000X' });
  });

  it('is no fault of ours, whatever stands in the address', async () => {
    const text = fc.oneof(
      fc.constantFrom(
        "'",
        '%',
        '\\',
        '*a',
        'a*',
        '\uffff',
        '\u202e',
        'ß',
        'THE',
        'IL',
        '123',
        '1e9',
        "' or 1=1 --",
        'a'.repeat(300),
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    const name = fc.constantFrom(...CRITERIA, 'page', 'alike', 'last[]', '__proto__');
    const facts = { requestId: 'test', clientAddress: '198.51.100.7' };
    const ask = async (query: string): Promise<number> =>
      (await world.core.fetch(new Request(`http://localhost:3000/registry?${query}`), facts)).status;
    for (const query of ['%', '%E0%A4%A', 'last=%', 'last=a&last=b', `q=${'a'.repeat(5000)}`])
      expect(await ask(query), query).toBeLessThan(500);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, text), { minLength: 1, maxLength: 4 }), async (pairs) => {
        expect(await ask(String(new URLSearchParams(pairs)))).toBeLessThan(500);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the file', () => {
  it('holds all results, not only a page, as RFC 4180 asks', async () => {
    const page = await world.visitor().get('/registry/providers.csv?organization=quarry');
    expect(page.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(page.headers.get('content-disposition')).toBe('attachment; filename="providers.csv"');
    expect(page.body.endsWith('"\r\n')).toBe(true);
    const rows = csvRows(page.body) ?? [];
    expect(rows).toHaveLength(46);
    expect(rows[0]?.slice(0, 4)).toEqual(['NPI', 'Type', 'Name', 'Other Name']);
    expect(rows[1]).toEqual(
      [npiNumber(8000), 'NPI-2', 'QUARRY CARE 00', '', '261QP2300X', 'Clinic/Center, Primary Care', '', ''].concat([
        'QUARRYTOWN',
        'VT',
        '',
        'US',
        "'+1 802 555 0100",
        '',
      ]),
    );
  });

  it('runs nothing in a spreadsheet', async () => {
    const { body } = await world.visitor().get('/registry/providers.csv?organization=hyperlink');
    expect(body).toContain(`"'=HYPERLINK('X')&CALC, LLC"`);
  });

  it('of a search that cannot be made is the page that says why', async () => {
    const page = await world.visitor().get('/registry/providers.csv?npi=1');
    expect(page).toMatchObject({ status: 422, heading: 'Find a provider' });
  });
});
