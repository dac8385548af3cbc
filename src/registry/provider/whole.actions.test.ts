import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { npiNumber, organizationRow, registryWorld, type RegistryWorld } from '../../../test/registry-world.ts';
import { importWholeProviders, wholeNpis } from '../../../test/whole-providers.ts';
import { loadReference } from '../reference/reference.actions.ts';
import { listProviders } from './provider.actions.ts';
import { listWholeRecords, PROVIDERS_AT_ONCE } from './whole.actions.ts';
import type { WholeRecord } from './whole-record.rules.ts';

let world: RegistryWorld;
const records = new Map<string, WholeRecord>();
beforeAll(async () => {
  world = await registryWorld();
  await loadReference(world.parts.adminUrl);
  await importWholeProviders(world);
  for (const record of await listWholeRecords(world.ctx, Object.values(wholeNpis))) records.set(record.npi, record);
});
afterAll(() => world.end());

/** Every value in it, however deep. */
const valuesIn = (value: unknown): readonly unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(valuesIn) : [value];

describe('a whole record', () => {
  it('of a person has all that the files say', () => {
    expect(records.get(wholeNpis.person)).toMatchObject({
      kind: 'person',
      active: true,
      person: { first: 'JUNE', middle: 'ELLEN', last: 'HARTLEY', prefix: 'DR.', suffix: 'III', credential: 'M.D.' },
      organizationName: null,
      otherNames: [{ code: '1', organization: null, person: { last: 'MOSS', suffix: 'JR.', credential: 'D.O.' } }],
      mailing: { line1: 'PO BOX 12', city: 'CAÑON CITY', postalCode: '812120001', countryName: 'United States' },
      practice: { line1: '1 MAIN ST', line2: 'STE 4', phone: '7195550108', fax: '7195550109' },
      taxonomies: [
        {
          code: '207KA0200X',
          name: 'Allergy & Immunology, Allergy',
          license: '36-12',
          licenseState: 'CO',
          primary: true,
          group: null,
        },
        { code: '999Z00000X', name: null, license: null, licenseState: null, primary: false, group: null },
      ],
      identifiers: [
        { identifier: '0012', type: '05', typeName: 'MEDICAID', state: 'CO', issuer: null },
        { identifier: 'A-77', type: '01', typeName: 'OTHER', state: null, issuer: 'BLUE PLAN' },
      ],
      official: null,
      sex: 'F',
      soleProprietor: 'Y',
      enumeratedOn: '2005-05-23',
      updatedOn: '2025-01-02',
      certifiedOn: '2025-01-01',
      deactivatedOn: '2020-02-03',
      reactivatedOn: '2020-03-04',
      replacementNpi: npiNumber(7009),
    });
    const [endpoint] = records.get(wholeNpis.person)?.endpoints ?? [];
    expect(valuesIn(endpoint)).not.toContain(null);
    expect(endpoint).toMatchObject({
      address: 'https://fhir.example/r4',
      place: { country: 'FR', countryName: 'France' },
    });
  });

  it('of an organization has the rows of the side files in their order', () => {
    expect(records.get(wholeNpis.organization)).toMatchObject({
      kind: 'organization',
      person: null,
      organizationName: "ST. MARY'S CLINIC",
      otherNames: [
        { code: '3', organization: 'ST MARYS', createdOn: null },
        { code: '4', organization: 'MARIA CLINIC', person: null, createdOn: '2024-01-02' },
        { code: '5', organization: 'ANY CLINIC', createdOn: null },
      ],
      practice: null,
      practiceLocations: [
        { line1: '9 Z ST', city: 'RIVERTON', phone: '3075550101', phoneExtension: '12', fax: '3075550102' },
        { line1: '1 A ST', postalCode: 'V5K0A1', countryName: 'Canada', phone: null },
      ],
      official: { first: 'ADA', last: 'OKAFOR', title: 'CEO', phone: '7195550111', credential: 'MBA' },
      taxonomies: [{ group: '193200000X' }],
      subpart: 'Y',
      parentName: 'ST. MARY HEALTH',
      einWithheld: true,
      parentTinWithheld: true,
      endpoints: [],
    });
  });

  it('in short has names of the main file before those of the side file', async () => {
    const [npi] = [wholeNpis.organization];
    expect((await listProviders(world.ctx, [npi])).get(npi)).toMatchObject({
      name: "ST. MARY'S CLINIC",
      doingBusinessAs: 'ST MARYS',
      otherNames: [
        { name: 'ST MARYS', kind: 'doing-business-as' },
        { name: 'MARIA CLINIC', kind: 'former' },
        { name: 'ANY CLINIC', kind: 'other' },
      ],
    });
  });

  it('is also there where the number is deactivated, or nothing else is known', () => {
    expect(records.get(wholeNpis.deactivated)).toMatchObject({ active: false, deactivatedOn: '2024-11-15' });
    expect(records.get(wholeNpis.bareDeactivation)).toMatchObject({
      kind: null,
      active: false,
      deactivatedOn: '2024-12-01',
      otherNames: [],
      mailing: null,
      taxonomies: [],
    });
  });
});

describe('a list of them', () => {
  it('keeps the order asked for, each once, and leaves out the unknown', async () => {
    const asked = [wholeNpis.organization, '1234567893', wholeNpis.person, wholeNpis.organization];
    const found = await listWholeRecords(world.ctx, asked);
    expect(found.map(({ npi }) => npi)).toEqual([wholeNpis.organization, wholeNpis.person]);
    expect(await listWholeRecords(world.ctx, [])).toEqual([]);
  });

  it('is bounded', async () => {
    const tooMany = Array.from({ length: PROVIDERS_AT_ONCE + 1 }, (_, n) => npiNumber(n));
    await expect(listWholeRecords(world.ctx, tooMany)).rejects.toThrow('At most 500');
  });
});

it('is read anew once a full file has taken the place of everything, on connections that kept their plans', async () => {
  const replaced = await registryWorld();
  try {
    await importWholeProviders(replaced);
    const [npi] = [wholeNpis.organization];
    for (let each = 0; each < 12; each += 1) await listWholeRecords(replaced.ctx, [npi]);
    await replaced.importRows(
      [organizationRow(npi, 'NEW NAME', { 'Last Update Date': '02/02/2026' })],
      'npidata_pfile_20050523-20260208.csv',
    );
    const found = await Promise.all(Array.from({ length: 12 }, () => listWholeRecords(replaced.ctx, [npi])));
    expect(found.flat().map(({ organizationName }) => organizationName)).toEqual(Array(12).fill('NEW NAME'));
  } finally {
    await replaced.end();
  }
});
