import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mainFileOf } from '../../../db/seeds/providers.ts';
import {
  npiNumber,
  organizationRow,
  personRow,
  registryWorld,
  type RegistryWorld,
} from '../../../test/registry-world.ts';
import { loadReference } from '../reference/reference.actions.ts';
import { listRecordsAsOf } from './as-of.actions.ts';

let world: RegistryWorld;
const [june, clinic, gone] = [npiNumber(1), npiNumber(2), npiNumber(3)];

const main = (day: string) => `npidata_pfile_${day}-${day}.csv`;
const others = (names: readonly (readonly [string, string])[]): Buffer =>
  Buffer.from(
    [
      '"NPI","Provider Other Organization Name","Provider Other Organization Name Type Code"',
      ...names.map((row) => `"${row.join('","')}","3"`),
    ]
      .map((line) => `${line}\n`)
      .join(''),
  );

beforeAll(async () => {
  world = await registryWorld();
  await loadReference(world.parts.adminUrl);
  const dated = { 'Provider Enumeration Date': '01/05/2010', 'Last Update Date': '02/03/2020' };
  const taxonomy = {
    'Healthcare Provider Taxonomy Code_1': '207Q00000X',
    'Healthcare Provider Primary Taxonomy Switch_1': 'Y',
  };
  await world.importAll([
    {
      name: main('20250107'),
      content: mainFileOf([
        personRow(june, 'MOSS', 'JUNE', { ...dated, ...taxonomy }),
        organizationRow(clinic, 'CLINIC', dated),
        personRow(gone, 'ODELL', 'ANN', dated),
      ]),
    },
    { name: 'othername_pfile_20250107-20250107.csv', content: others([[clinic, 'OLD NAME']]) },
  ]);
  await world.importAll([
    {
      name: main('20250114'),
      content: mainFileOf([
        personRow(june, 'HARTLEY', 'JUNE', {
          ...dated,
          'Last Update Date': '01/10/2025',
          'Healthcare Provider Taxonomy Code_1': '208D00000X',
        }),
        organizationRow(clinic, 'CLINIC', { ...dated, 'Last Update Date': '01/14/2025' }),
        { NPI: gone, 'NPI Deactivation Date': '01/12/2025' },
      ]),
    },
    { name: 'othername_pfile_20250114-20250114.csv', content: others([[clinic, 'NEW NAME']]) },
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
    const names = async (day: string) => {
      const outcome = await on(day, clinic);
      return outcome?.ok === true ? outcome.value.otherNames : [];
    };
    expect(await names('2025-01-13')).toEqual([{ code: '3', organization: 'OLD NAME', person: null, createdOn: null }]);
    expect(await names('2025-01-14')).toEqual([{ code: '3', organization: 'NEW NAME', person: null, createdOn: null }]);
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
