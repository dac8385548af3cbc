import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mainFile, sideFile } from '../../../db/seeds/registry-files.ts';
import {
  npiNumber,
  organizationRow,
  personRow,
  registryWorld,
  type RegistryWorld,
} from '../../../test/registry-world.ts';
import { loadReference } from '../reference/reference.actions.ts';
import { listRecordsAsOf } from './as-of.actions.ts';
import { answerOf } from './provider-answer.rules.ts';
import { providerShape } from './provider-shapes.forms.ts';

let world: RegistryWorld;
const [june, clinic, gone] = [npiNumber(1), npiNumber(2), npiNumber(3)];

/** The side files of a week, which say of the clinic as little as they can. */
const sideFiles = (days: string, name: string, city: string, address: string) => [
  sideFile('other-names', [[clinic, name, '3', '']], days),
  sideFile('practice-locations', [[clinic, '1 A ST', '', city, ...empty(6)]], days),
  sideFile('endpoints', [[clinic, 'FHIR', '', address, ...empty(15)]], days),
];
const empty = (count: number): readonly string[] => Array<string>(count).fill('');

beforeAll(async () => {
  world = await registryWorld();
  await loadReference(world.parts.adminUrl);
  const dated = { 'Provider Enumeration Date': '01/05/2010', 'Last Update Date': '02/03/2020' };
  const taxonomy = {
    'Healthcare Provider Taxonomy Code_1': '207Q00000X',
    'Healthcare Provider Primary Taxonomy Switch_1': 'Y',
  };
  await world.importAll([
    mainFile(
      [
        personRow(june, 'MOSS', 'JUNE', { ...dated, ...taxonomy }),
        organizationRow(clinic, 'CLINIC', dated),
        personRow(gone, 'ODELL', 'ANN', dated),
      ],
      '20250107-20250107',
    ),
    ...sideFiles('20250107-20250107', 'OLD NAME', 'AKRON', 'https://old.example'),
  ]);
  await world.importAll([
    mainFile(
      [
        personRow(june, 'HARTLEY', 'JUNE', {
          ...dated,
          'Last Update Date': '01/10/2025',
          'Healthcare Provider Taxonomy Code_1': '208D00000X',
        }),
        organizationRow(clinic, 'CLINIC', { ...dated, 'Last Update Date': '01/14/2025' }),
        { NPI: gone, 'NPI Deactivation Date': '01/12/2025' },
      ],
      '20250114-20250114',
    ),
    ...sideFiles('20250114-20250114', 'NEW NAME', 'BOISE', 'https://new.example'),
  ]);
});
afterAll(() => world.end());

async function on(day: string, npi: string) {
  const [[, outcome] = ['', null]] = await listRecordsAsOf(world.ctx, [npi], day);
  return outcome;
}

describe('records on a day', () => {
  it('are as they were, with the names of codes that they had then', async () => {
    expect(await on('2025-01-09', june)).toMatchObject({
      ok: true,
      value: {
        person: { last: 'MOSS' },
        updatedOn: '2020-02-03',
        taxonomies: [{ code: '207Q00000X', name: 'Family Medicine', primary: true }],
      },
    });
    expect(await on('2025-01-10', june)).toMatchObject({
      ok: true,
      value: {
        person: { last: 'HARTLEY' },
        taxonomies: [{ code: '208D00000X', name: 'General Practice', primary: false }],
      },
    });
  });

  it('have the rows of side files that they had then', async () => {
    for (const [day, organization, city, address] of [
      ['2025-01-13', 'OLD NAME', 'AKRON', 'https://old.example'],
      ['2025-01-14', 'NEW NAME', 'BOISE', 'https://new.example'],
    ] as const) {
      const outcome = await on(day, clinic);
      // Every field is there, also those that history leaves out because they were empty.
      const record = outcome?.ok === true ? providerShape.parse(answerOf(outcome.value)) : null;
      expect(record?.otherNames).toEqual([{ code: '3', organization, person: null, createdOn: null }]);
      expect(record?.practiceLocations).toMatchObject([{ line1: '1 A ST', line2: null, city }]);
      expect(record?.endpoints).toMatchObject([{ type: 'FHIR', address, use: null }]);
    }
  });

  it('were active until their deactivation', async () => {
    expect(await on('2025-01-11', gone)).toMatchObject({ ok: true, value: { active: true, deactivatedOn: null } });
    expect(await on('2025-01-12', gone)).toMatchObject({
      ok: true,
      value: { active: false, deactivatedOn: '2025-01-12' },
    });
  });

  it('are not made up for days of which nothing is known', async () => {
    expect(await on('2020-02-02', june)).toMatchObject({
      ok: false,
      reason: 'not-known-then',
      facts: { knownSince: '2020-02-03' },
    });
    expect(await on('2010-01-04', june)).toMatchObject({ ok: false, reason: 'not-yet-enumerated' });
    expect(await on('2025-01-09', npiNumber(9))).toMatchObject({ ok: false, reason: 'provider-unknown' });
  });

  it('come in the order asked for', async () => {
    const found = await listRecordsAsOf(world.ctx, [gone, npiNumber(9), june], '2025-01-09');
    expect(found.map(([npi, { ok }]) => [npi, ok])).toEqual([
      [gone, true],
      [npiNumber(9), false],
      [june, true],
    ]);
  });
});
