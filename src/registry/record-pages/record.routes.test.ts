/** The page of one provider: every public part, what changed, and what is said where there is none. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castNpis } from '../../../db/seeds/fictional-providers.ts';
import { mainFile, sideFile } from '../../../db/seeds/registry-files.ts';
import type { Page } from '../../../test/page.ts';
import { importerOf, npiNumber, organizationRow } from '../../../test/registry-world.ts';
import { importWholeProviders, wholeNpis } from '../../../test/whole-providers.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../../../test/world.ts';
import { npiCheckDigit } from '../../vocabulary/npi.ts';
import { loadReference } from '../index.ts';
import { formatInstant } from '../../vocabulary/time-zone.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await loadReference(world.database.url('owner'));
  await importWholeProviders(importerOf(world));
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

const record = (npi: string): Promise<Page> => world.visitor().get(`/registry/${npi}`);

/** Those of the texts that the page does not show. */
const missing = (page: Page, texts: readonly string[]): readonly string[] =>
  texts.filter((text) => !page.text.includes(text));

describe('the page of a provider', () => {
  it('is open to everybody, may be kept for a minute, and sets no cookie', async () => {
    const page = await record(castNpis.daraLind);
    expect(page).toMatchObject({ status: 200, heading: 'Dara Lind, M.D.', redirects: [] });
    expect(page.headers.get('cache-control')).toBe('public, max-age=60');
    expect(page.headers.getSetCookie()).toEqual([]);
    expect(
      missing(page, ['Person (Type 1)', 'Active', 'Family Medicine', '036000101 · IL', '48 Orchard Lane', 'Female']),
    ).toEqual([]);
    expect(page.links).toContainEqual({ text: 'This record as JSON', href: `/api/v1/providers/${castNpis.daraLind}` });
    expect(page.links).toContainEqual({ text: '217\u2011555\u20110101', href: 'tel:+12175550101' });
    expect(page.body).toContain(`http://localhost:3000/registry/${castNpis.daraLind}`);
  });

  it('is kept by nobody where it names who is signed in', async () => {
    const page = await (await world.signedIn('ben')).get(`/registry/${castNpis.daraLind}`);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(missing(page, ['Logged in as Ben Ortiz'])).toEqual([]);
  });

  it('of a person has every part', async () => {
    expect(
      missing(await record(wholeNpis.person), [
        'DR. JUNE ELLEN HARTLEY III, M.D.',
        'MS. JUNE E MOSS JR., D.O.',
        'Former name',
        'Allergy & Immunology, Allergy 207KA0200X',
        '999Z00000X',
        'PO BOX 12',
        'CAÑON CITY, CO 81212-0001',
        '719-555-0109',
        'MEDICAID',
        'BLUE PLAN',
        'FHIR URL',
        'https://fhir.example/r4',
        'Health Information Exchange (HIE)',
        'LYON, RHONE 69001',
        'Reactivation date',
        '03/04/2020',
      ]),
    ).toEqual([]);
  });

  it('of an organization has every part', async () => {
    const page = await record(wholeNpis.organization);
    expect(
      missing(page, [
        'Organization (Type 2)',
        'Authorized official',
        'MRS. ADA N OKAFOR SR., MBA',
        'CEO',
        'Doing Business As',
        'MARIA CLINIC',
        '01/02/2024',
        '193200000X',
        '9 Z ST',
        'RIVERTON, WY 82501',
        '307\u2011555\u20110101, extension 12',
        'VANCOUVER, BC V5K0A1',
        'Canada',
      ]),
    ).toEqual([]);
    expect(page.links).toContainEqual({ text: 'ST. MARY HEALTH', href: '/registry?organization=ST.+MARY+HEALTH' });
    expect(page.body).not.toContain('UNAVAIL');
  });

  it('says first that a number is deactivated, and since when', async () => {
    const page = await record(wholeNpis.deactivated);
    expect(page).toMatchObject({ status: 200, heading: 'OLD MILL GROUP' });
    expect(missing(page, ['This NPI was deactivated on November 15, 2024', 'Deactivated since 11/15/2024'])).toEqual(
      [],
    );
    const bare = await record(wholeNpis.bareDeactivation);
    expect(bare).toMatchObject({ status: 200, heading: `NPI ${wholeNpis.bareDeactivation}` });
    expect(missing(bare, ['deactivated on December 1, 2024', 'and nothing else of it'])).toEqual([]);
  });
});

describe('the history', () => {
  const npi = npiNumber(7101);
  const fileOf = (day: string, name: string, rest: Readonly<Record<string, string>>) => {
    const updated = `${day.slice(0, 2)}/${day.slice(2)}/2025`;
    return mainFile([organizationRow(npi, name, { 'Last Update Date': updated, ...rest })], `2025${day}-2025${day}`);
  };
  const taxonomy = (slot: number, code: string) => ({ [`Healthcare Provider Taxonomy Code_${slot}`]: code });

  it('has field, before, after, file and time, and of lists only what differs', async () => {
    const { importAll } = importerOf(world);
    await importAll([fileOf('0301', 'NORTH CLINIC', { ...taxonomy(1, '261QP2300X'), ...taxonomy(2, '261QD0000X') })]);
    const phone = { 'Provider Business Practice Location Address Telephone Number': '2175550199' };
    await importAll([
      fileOf('0401', 'SOUTH CLINIC', { ...taxonomy(1, '261QP2300X'), ...taxonomy(2, '261QM1300X'), ...phone }),
    ]);
    const rows = (await record(npi)).document
      .querySelectorAll('section table tbody tr')
      .map((row) => row.querySelectorAll('th, td').map((cell) => cell.textContent.trim()));
    const source = 'npidata_pfile_20250401-20250401.csv';
    const when = formatInstant(world.clock.now(), 'America/New_York');
    expect(rows).toContainEqual(['Legal Business Name', 'NORTH CLINIC', 'SOUTH CLINIC', source, when]);
    expect(rows).toContainEqual(['Taxonomies', '261QD0000X', '261QM1300X', source, when]);
    expect(rows).toContainEqual(['Primary practice location: phone', '—', '217-555-0199', source, when]);
    expect(rows).toContainEqual(['Last update', '03/01/2025', '04/01/2025', source, when]);
    expect(rows.at(-1)?.slice(0, 3)).toEqual(['Record', '—', 'New in the registry']);
  });

  it('has endpoints of its own, each with where it is', async () => {
    const own = ['DIRECT', 'Direct Messaging Address', 'north@direct.example', 'N', '', '', '', '', '', '', '', ''];
    const endpoint = [npi, ...own, '7 PIER RD', '', 'CASPER', 'WY', 'US', '82601'];
    await importerOf(world).importAll([sideFile('endpoints', [endpoint], '20250501-20250501')]);
    expect(missing(await record(npi), ['north@direct.example', 'Its own', '7 PIER RD', 'CASPER, WY 82601'])).toEqual(
      [],
    );
  });

  it.each(['0', '-1', 'x', '99', '1e9', ''])('takes any page: %j', async (page) => {
    expect(await record(`${npi}?changes=${page}`)).toMatchObject({ status: 200 });
  });
});

describe('a number that nobody has', () => {
  it('is explained, with the way on', async () => {
    const page = await record('1234567893');
    expect(page).toMatchObject({ status: 404, heading: 'No provider has the NPI 1 234 567 893' });
    expect(page.links).toContainEqual({ text: 'Search by name or place', href: '/registry' });
  });

  it('is told apart from one that is no NPI, with those that were meant', async () => {
    const typed = castNpis.daraLind.slice(0, 9) + String((Number(npiCheckDigit('200000101')) + 1) % 10);
    const page = await record(typed);
    expect(page).toMatchObject({ status: 404, heading: 'This is not an NPI' });
    expect(missing(page, ['check digit', 'Lind, Dara'])).toEqual([]);
    expect(page.links.map(({ href }) => href)).toContain(`/registry/${castNpis.daraLind}`);
    expect(missing(await record('123'), ['you typed 3'])).toEqual([]);
    expect(missing(await record('front-desk'), ['digits only'])).toEqual([]);
  });

  it('in groups leads to its address', async () => {
    const page = await record(castNpis.daraLind.replace(/^(\d)(\d{3})/, '$1-$2-'));
    expect(page).toMatchObject({ status: 200, path: `/registry/${castNpis.daraLind}` });
  });
});
