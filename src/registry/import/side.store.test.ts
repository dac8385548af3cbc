/** How side files are put together: the last that told of a provider holds, in whatever order files come. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mainFile, sideFile } from '../../../db/seeds/registry-files.ts';
import {
  locationRow,
  npiNumber,
  organizationRow,
  registryWorld,
  type RegistryWorld,
} from '../../../test/registry-world.ts';

let world: RegistryWorld;
beforeAll(async () => {
  world = await registryWorld();
});
afterAll(() => world.end());

let next = 0;
const newNpi = (): string => npiNumber((next += 1));
const locations = (days: string, ...rows: readonly (readonly [npi: string, city: string])[]) =>
  sideFile(
    'practice-locations',
    rows.map(([npi, city]) => locationRow(npi, city)),
    days,
  );
const records = (days: string, updated: string, ...npis: readonly string[]) =>
  mainFile(
    npis.map((npi) => organizationRow(npi, 'CLINIC', { 'Last Update Date': updated })),
    days,
  );
const cities = async (npi: string) => {
  const table = world.db.selectFrom('registry.practice_location');
  const rows = await table.select('city').where('npi', '=', npi).orderBy('line').execute();
  return rows.map(({ city }) => city);
};

const [early, late] = ['20250301-20250307', '20250308-20250314'];

describe('a weekly side file', () => {
  it('replaces the rows of the NPIs that it holds, unless ours are newer', async () => {
    const npi = newNpi();
    await world.importAll([locations(early, [npi, 'CASPER'], [npi, 'LARAMIE'])]);
    expect(await cities(npi)).toEqual(['CASPER', 'LARAMIE']);
    await world.importAll([locations(late, [npi, 'CODY'])]);
    expect(await cities(npi)).toEqual(['CODY']);
    await world.importAll([locations(early, [npi, 'OLD']), locations('undated', [npi, 'UNDATED'])]);
    expect(await cities(npi)).toEqual(['CODY']);
    const [before, after] = [['CASPER', 'LARAMIE'], ['CODY']].map((names) =>
      names.map((city) => ({ city, line_1: '1 A ST', state: 'WY', country: 'US', postal_code: '82501' })),
    );
    expect(await world.changesOf(npi)).toEqual([
      { field: 'practice_locations', old_value: null, new_value: before },
      { field: 'practice_locations', old_value: before, new_value: after },
    ]);
  });

  it('takes the rows of an NPI that stands in the main file of the same days only', async () => {
    const [npi, another] = [newNpi(), newNpi()];
    const files = [records(late, '03/09/2025', npi), locations(late, [another, 'SHERIDAN'])];
    for (const order of [files, files.toReversed()]) {
      await world.importAll([locations(early, [npi, 'CODY'])]);
      await world.importAll(order);
      expect(await cities(npi)).toEqual([]);
    }
  });

  it.each([['weekly'], ['full']])('brings back nothing that later files took: %s', async (kind) => {
    const [npi, another] = [newNpi(), newNpi()];
    const days = kind === 'full' ? '20050523-20250307' : early;
    const older = [records(days, '03/02/2025', npi), locations(days, [npi, 'CODY'])];
    await world.importAll([records(late, '03/09/2025', npi), locations(late, [another, 'SHERIDAN'])]);
    expect(await world.importAll(older)).toMatchObject({ ok: true });
    expect(await cities(npi)).toEqual([]);
    expect(await cities(another)).toEqual(['SHERIDAN']);
  });
});
