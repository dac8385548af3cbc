/** What a new generation takes over from the present one, and when its history begins. */
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileRow } from '../../../db/seeds/fictional-providers.ts';
import { mainFile, sideFile } from '../../../db/seeds/registry-files.ts';
import {
  locationRow,
  npiNumber,
  organizationRow,
  registryWorld,
  type RegistryWorld,
} from '../../../test/registry-world.ts';
import { openBulkConnection } from '../../platform/db/bulk-connection.ts';
import type { FileToRead } from '../../platform/files/byte-source.ts';
import { findWholeRecord } from '../provider/together.actions.ts';
import { makeRoomForBuilding } from './generation.store.ts';

let world: RegistryWorld;
beforeAll(async () => {
  world = await registryWorld();
});
afterAll(() => world.end());

const clinic = (n: number, name: string, updated: string): FileRow =>
  organizationRow(npiNumber(n), name, { 'Last Update Date': updated });
const record = (n: number) => findWholeRecord(world.ctx, npiNumber(n));
const week = '20250301-20250307';
const full = (lastDay: string): string => `20050523-${lastDay}`;

describe('history', () => {
  it('begins with the first full file of a kind, with what was known before', async () => {
    await world.importAll([sideFile('practice-locations', [locationRow(npiNumber(1), 'CODY')], '20241201-20241207')]);
    await world.importAll([
      mainFile([clinic(1, 'ONE', '01/02/2025'), clinic(2, 'TWO', '01/02/2025')], full('20250131')),
    ]);
    const rows = [locationRow(npiNumber(1), 'CASPER'), locationRow(npiNumber(2), 'LARAMIE')];
    const outcome = await world.importAll([sideFile('practice-locations', rows, full('20250131'))]);
    expect(outcome).toMatchObject({ value: [{ rowsRead: 2, rowsChanged: 1 }] });
    expect(await world.changesOf(npiNumber(2))).toEqual([]);
    expect(await world.changesOf(npiNumber(1))).toMatchObject([
      { field: 'practice_locations', old_value: null, new_value: [{ city: 'CODY' }] },
      { field: 'practice_locations', old_value: [{ city: 'CODY' }], new_value: [{ city: 'CASPER' }] },
    ]);
  });
});

async function cutOff(file: FileToRead): Promise<void> {
  const onProgress = ({ step }: { readonly step: string }): void => {
    if (step === 'building') throw new Error('cut off');
  };
  await expect(world.importAll([file], { onProgress })).rejects.toThrow('cut off');
}

describe('the coming generation', () => {
  it('takes over a deactivation that is newer than its record', async () => {
    const deactivated = { NPI: npiNumber(3), 'NPI Deactivation Date': '03/01/2025' };
    await world.importAll([mainFile([clinic(3, 'OLDEST', '01/01/2024'), deactivated], week)]);
    const outcome = await world.importAll([mainFile([clinic(3, 'NEWER', '02/01/2025')], full('20250228'))]);
    expect(outcome).toMatchObject({ value: [{ rowsAdded: 0, rowsChanged: 1 }] });
    expect(await record(3)).toMatchObject({ organizationName: 'NEWER', active: false, deactivatedOn: '2025-03-01' });
  });

  it('has not changed where both know a bare deactivation only', async () => {
    const rows = [{ NPI: npiNumber(4), 'NPI Deactivation Date': '03/01/2025' }];
    await world.importAll([mainFile(rows, week)]);
    const outcome = await world.importAll([mainFile(rows, full('20250331'))]);
    expect(outcome).toMatchObject({ value: [{ rowsAdded: 0, rowsChanged: 0, rowsKept: 1 }] });
  });

  it('is begun anew when another file was merged meanwhile', async () => {
    const file = mainFile([clinic(5, 'FIVE', '03/09/2024')], full('20250401'));
    await cutOff(file);
    await world.importAll([
      mainFile([clinic(5, 'NEWER', '04/09/2025'), clinic(6, 'SIX', '04/09/2025')], '20250408-20250414'),
    ]);
    expect(await world.importAll([file])).toMatchObject({ value: [{ rowsRead: 1, rowsChanged: 0 }] });
    expect(await record(5)).toMatchObject({ organizationName: 'NEWER' });
    expect(await record(6)).toMatchObject({ organizationName: 'SIX' });
  });

  it('is built by connections that end soon after their client', async () => {
    const bulk = await openBulkConnection(world.url('owner'));
    await makeRoomForBuilding(bulk.db);
    const { rows } = await sql`show client_connection_check_interval`.execute(bulk.db);
    await bulk.close();
    expect(rows).toEqual([{ client_connection_check_interval: '2s' }]);
  });

  it('is begun anew when a release has changed the tables meanwhile', async () => {
    const file = mainFile([clinic(7, 'SEVEN', '03/09/2024')], full('20250501'));
    await cutOff(file);
    const owner = new pg.Client({ connectionString: world.url('owner') });
    await owner.connect();
    await owner.query(
      "alter table registry.provider add column later text; comment on column registry.provider.later is ''",
    );
    expect(await world.importAll([file])).toMatchObject({ value: [{ rowsAdded: 1 }] });
    expect((await owner.query('select later from registry.provider')).rows).not.toEqual([]);
    await owner.end();
  });
});
