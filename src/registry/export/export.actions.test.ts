/** What is exported and imported into an empty registry is the same registry. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mainFileOf } from '../../../db/seeds/providers.ts';
import { sideFile } from '../../../db/seeds/registry-files.ts';
import {
  npiNumber,
  organizationRow,
  personRow,
  registryWorld,
  type RegistryWorld,
} from '../../../test/registry-world.ts';
import { csvLine } from '../../platform/files/csv.ts';
import { headers } from '../import/headers.rules.ts';
import { synthesizeProviders } from '../synthesize/synthesize.actions.ts';
import { exportFiles } from './export.actions.ts';

let world: RegistryWorld;
let other: RegistryWorld;
beforeAll(async () => {
  [world, other] = await Promise.all([registryWorld(), registryWorld()]);
});
afterAll(() => Promise.all([world.end(), other.end()]));

const full = '20050523-20250131';
const tables = ['provider', 'other_name', 'practice_location', 'endpoint'] as const;

async function contentOf({ db }: RegistryWorld) {
  const content = [];
  for (const table of tables)
    content.push(await db.selectFrom(`registry.${table}`).selectAll().orderBy('npi').execute());
  // The line in the file says the order of the rows of one NPI, and nothing else.
  return content.map((rows) => rows.map((row) => ({ ...row, line: 0 })));
}

async function fillWorld(): Promise<void> {
  const path = join(world.folder, `npidata_pfile_${full}.csv`);
  await synthesizeProviders({ rows: 600, seed: 5, path });
  const npi = npiNumber(1);
  await world.importAll([
    { path },
    sideFile('other-names', [[npi, 'SECOND "NAME"', '3', '01/02/2024']], full),
    sideFile(
      'practice-locations',
      [
        [npi, '9 Z ST', '', 'RIVERTON', 'WY', '82501', 'US', '3075550101', '12', ''],
        [npi, '1 A ST', 'STE 4', 'CASPER', 'WY', '826010001', 'US', '', '', '3075550102'],
      ],
      full,
    ),
    sideFile('endpoints', [Array.from({ length: 19 }, (_, at) => (at === 0 ? npi : `V${at}`))], full),
  ]);
  const week = 'npidata_pfile_20250201-20250207.csv';
  const parent = { 'Parent Organization TIN': '<UNAVAIL>', 'Is Organization Subpart': 'Y' };
  await world.importRows([organizationRow(npi, 'CLÍNICA \\ "Ñ"'.replaceAll('"', '""'), parent)], week);
}

describe('exporting', () => {
  it('and importing what was written is the same registry', async () => {
    await fillWorld();
    const folder = join(world.folder, 'out');
    const written = await exportFiles(world.ctx, { folder, since: null });
    expect(written.map(({ fileName }) => fileName)).toEqual([
      'npidata_pfile_20050523-20250207.csv',
      'othername_pfile_20050523-20250207.csv',
      'pl_pfile_20050523-20250207.csv',
      'endpoint_pfile_20050523-20250207.csv',
      'deactivated_npi_report_20250207.csv',
    ]);
    const files = written.map(({ fileName }) => ({ path: join(folder, fileName) }));
    expect(await other.importAll(files)).toMatchObject({ ok: true });
    const quoted = JSON.stringify(await contentOf(world)).replaceAll('\\"', "'");
    const again = JSON.stringify(await contentOf(other));
    const withoutFile = (text: string): string =>
      text.replaceAll(/"(file_day|fingerprint)":("[^"]*"|null)/g, '"$1":""').replaceAll('\\"', "'");
    expect(withoutFile(again)).toBe(withoutFile(quoted));
    const second = join(other.folder, 'out');
    await exportFiles(other.ctx, { folder: second, since: null });
    for (const name of readdirSync(folder))
      expect(readFileSync(join(second, name)).equals(readFileSync(join(folder, name))), name).toBe(true);
  });

  it('gives back a file as it was, in the newest form', async () => {
    const rows = [personRow(npiNumber(7), 'MOSS', 'JUNE', { 'Certification Date': '02/01/2025' })];
    const lone = await registryWorld();
    try {
      await lone.importRows(rows);
      await exportFiles(lone.ctx, { folder: lone.folder, since: null });
      const name = 'npidata_pfile_20050523-20250107.csv';
      expect(readFileSync(join(lone.folder, name)).equals(mainFileOf(rows))).toBe(true);
      const names = readFileSync(join(lone.folder, 'othername_pfile_20050523-20250107.csv'), 'latin1');
      expect(names).toBe(`${csvLine(headers['other-names'][1] ?? [])}\n`);
    } finally {
      await lone.end();
    }
  });

  it('since a day has what changed on that day or later', async () => {
    const folder = join(world.folder, 'since');
    const rows = [organizationRow(npiNumber(9), 'NEWEST', { 'Last Update Date': '02/10/2025' })];
    await world.importRows(rows, 'npidata_pfile_20250208-20250214.csv');
    const [main] = await exportFiles(world.ctx, { folder, since: '2027-01-01' });
    expect(main).toEqual({ fileName: 'npidata_pfile_20270101-20250214.csv', rows: 0 });
    const [recent] = await exportFiles(world.ctx, { folder, since: '2026-03-04' });
    expect(recent?.rows).toBe(2);
  });
});
