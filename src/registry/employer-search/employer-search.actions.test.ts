/** Add Employer Search over a registry of known providers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castNpis } from '../../../db/seeds/fictional-providers.ts';
import { seedProviders } from '../../../db/seeds/providers.ts';
import {
  npiNumber,
  organizationRow,
  personRow,
  registryWorld,
  type RegistryWorld,
} from '../../../test/registry-world.ts';
import { searchEmployers } from './employer-search.actions.ts';
import type { TypedEmployer } from './employer-search.rules.ts';

let world: RegistryWorld;

const cityAndState = (city: string, state: string, zip: string) => ({
  'Provider Business Practice Location Address City Name': city,
  'Provider Business Practice Location Address State Name': state,
  'Provider Business Practice Location Address Postal Code': zip,
});

beforeAll(async () => {
  world = await registryWorld();
  await seedProviders(world.parts);
  const many = Array.from({ length: 520 }, (_, n) =>
    personRow(npiNumber(n), `ZIMMER${n % 7}`, `GIVEN ${n}`, cityAndState('RIVERTON', 'WY', '82501')),
  );
  const clinics = [
    organizationRow(npiNumber(1001), 'RIVER CLINIC OF THE NORTH'),
    organizationRow(npiNumber(1002), 'THE RIVER CLINIC'),
    organizationRow(npiNumber(1003), 'RIVER CLINIC'),
    organizationRow(npiNumber(1004), 'CLÍNICA NÚÑEZ, S.A.', cityAndState('PEÑUELAS', 'PR', '00624')),
    organizationRow(npiNumber(1005), 'DOE & DAUGHTERS', {
      'Provider Other Organization Name': 'River Clinic',
      'Provider Other Organization Name Type Code': '3',
    }),
  ];
  await world.importRows([...many, ...clinics]);
});
afterAll(() => world.end());

async function found(typed: TypedEmployer & { readonly page?: number }) {
  const outcome = await searchEmployers(world.ctx, typed);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.mistakes));
  return outcome.value;
}
const namesOf = async (typed: TypedEmployer): Promise<string[]> =>
  (await found(typed)).providers.map(({ name }) => name);

describe('searching', () => {
  it('finds a provider of the cast by each criterion', async () => {
    for (const typed of [
      { npi: castNpis.daraLind },
      { lastName: 'lind', firstName: 'dara' },
      { lastName: 'LI', state: 'IL' },
      { firstName: 'Dara' },
      { lastName: 'Lind', city: 'spring' },
      { lastName: 'Lind', zip: '62702' },
      { zip: '62702-0048' },
    ]) {
      expect(await namesOf(typed), JSON.stringify(typed)).toEqual(['Lind, Dara']);
    }
  });

  it('shows name, doing business as, NPI and address', async () => {
    const { providers, total, more, page, pages } = await found({ organizationName: 'lakeside' });
    expect({ total, more, page, pages }).toEqual({ total: 2, more: false, page: 1, pages: 1 });
    expect(providers.map(({ npi, name, doingBusinessAs }) => [npi, name, doingBusinessAs])).toEqual([
      [castNpis.lakesideClinic, 'Lakeside Clinic', null],
      [castNpis.lakesideClinicWest, 'Lakeside Clinic', 'Lakeside Clinic West'],
    ]);
    expect(providers[0]?.practiceAddress).toEqual({
      line1: '12 Lake Road',
      line2: null,
      city: 'Springfield',
      state: 'IL',
      postalCode: '627010012',
      country: 'US',
      phone: '2175550112',
      fax: null,
      countryName: null,
    });
  });

  it('puts exact names first, then names that begin so, then names that hold the words', async () => {
    expect(await namesOf({ organizationName: 'River Clinic' })).toEqual([
      'RIVER CLINIC',
      'DOE & DAUGHTERS',
      'RIVER CLINIC OF THE NORTH',
      'THE RIVER CLINIC',
    ]);
    expect(await namesOf({ organizationName: 'clin riv' })).toHaveLength(4);
    expect(await namesOf({ organizationName: 'northgate x ray' })).toEqual(['Northgate Imaging Center, LLC']);
  });

  it('is forgiving about case, accents and signs', async () => {
    for (const organizationName of ['clinica nunez sa', 'CLÍNICA NÚÑEZ', 'nunez']) {
      expect(await namesOf({ organizationName })).toEqual(['CLÍNICA NÚÑEZ, S.A.']);
    }
    expect(await namesOf({ city: 'penuelas' })).toEqual(['CLÍNICA NÚÑEZ, S.A.']);
  });

  it('forgives a nickname, a slip of the finger and what is written by ear, where few are found as typed', async () => {
    const row = (n: number, last: string, first: string) => personRow(npiNumber(1100 + n), last, first);
    await world.importRows(
      [row(1, 'CALLOWAY', 'ROBERT'), row(2, 'CALLOWAY', 'RUPERT')],
      'npidata_pfile_20250108-20250114.csv',
    );
    expect(await namesOf({ lastName: 'calloway', firstName: 'bob' })).toEqual(['CALLOWAY, ROBERT']);
    expect(await namesOf({ lastName: 'caloway', firstName: 'rupert' })).toEqual(['CALLOWAY, RUPERT']);
    expect(await namesOf({ lastName: 'kallaway', firstName: 'robert' })).toEqual(['CALLOWAY, ROBERT']);
    expect(await namesOf({ organizationName: 'lakesdie clinic' })).toContain('Lakeside Clinic');
  });

  it('asks for every criterion given', async () => {
    expect(await namesOf({ organizationName: 'lakeside', city: 'Decatur' })).toEqual(['Lakeside Clinic']);
    expect(await namesOf({ organizationName: 'lakeside', state: 'OR' })).toEqual([]);
    expect(await namesOf({ npi: castNpis.daraLind, lastName: 'Silva' })).toEqual([]);
  });

  it('hides the deactivated', async () => {
    expect(await namesOf({ organizationName: 'old mill' })).toEqual([]);
  });

  it('pages through what there is, each once, and says when there is more', async () => {
    const first = await found({ lastName: 'zimmer' });
    expect(first).toMatchObject({ total: 500, more: true, page: 1, pages: 25 });
    const seen = new Set<string>();
    for (let page = 1; page <= 25; page += 1) {
      for (const { npi } of (await found({ lastName: 'zimmer', page })).providers) seen.add(npi);
    }
    expect(seen.size).toBe(500);
    expect(await found({ lastName: 'zimmer', page: 9999 })).toMatchObject({ page: 25 });
    for (const page of [0, -3, 1.5, Number.NaN])
      expect(await found({ lastName: 'zimmer', page })).toMatchObject({ page: 1 });
    expect(await found({ lastName: 'zimmer1', page: 99 })).toMatchObject({ total: 75, more: false, page: 4, pages: 4 });
  });

  it('refuses criteria that say nothing', async () => {
    expect(await searchEmployers(world.ctx, {})).toMatchObject({
      mistakes: [{ field: null, reason: 'criteria-nothing' }],
    });
  });

  it('answers for signs that mean something to SQL, patterns and word queries', async () => {
    for (const text of ["'; drop table", '%_%', "a' & !b | (c)", '\\', ':*', 'a <-> b', '\u0000x']) {
      const typed = { organizationName: `${text}z`, lastName: `${text}z`, firstName: `${text}z`, city: `${text}z` };
      expect(await namesOf(typed)).toEqual([]);
    }
  });
});
