/**
 * A fresh database for tests of the registry: main files made of the columns that a test names, imported as real ones are.
 * The time is fixed and moves by a second with each import.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileRow } from '../db/seeds/fictional-providers.ts';
import { mainFileOf } from '../db/seeds/providers.ts';
import type { Ctx } from '../src/platform/context.ts';
import { openKeyring } from '../src/platform/crypto/keyring.ts';
import { importFiles, type ImportParts, type ImportRequest } from '../src/registry/index.ts';
import { npiCheckDigit } from '../src/vocabulary/npi.ts';
import { testDatabase } from './database.ts';
import type { World } from './world.ts';

/** The n-th fictional NPI. */
export function npiNumber(n: number): string {
  const firstNine = `29${String(n).padStart(7, '0')}`;
  return firstNine + npiCheckDigit(firstNine);
}

/** Columns that every whole record of an organization has. */
export const organizationRow = (npi: string, name: string, rest: FileRow = {}): FileRow => ({
  NPI: npi,
  'Entity Type Code': '2',
  'Provider Organization Name (Legal Business Name)': name,
  'Last Update Date': '01/02/2025',
  ...rest,
});

export const personRow = (npi: string, last: string, first: string, rest: FileRow = {}): FileRow => ({
  NPI: npi,
  'Entity Type Code': '1',
  'Provider Last Name (Legal Name)': last,
  'Provider First Name': first,
  'Last Update Date': '01/02/2025',
  ...rest,
});

/** A row of the practice location file. */
export const locationRow = (npi: string, city: string): readonly string[] => [
  npi,
  '1 A ST',
  '',
  city,
  'WY',
  '82501',
  'US',
  '',
  '',
  '',
];

export async function registryWorld() {
  const database = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'registry-'));
  let seconds = 0;
  const now = (): Date => new Date(Date.parse('2026-03-04T05:06:07Z') + 1000 * seconds);
  const ctx: Ctx = {
    actor: { kind: 'system', name: 'command line' },
    subject: null,
    tx: database.db,
    now: now(),
    requestId: 'r-1',
    client: { address: '127.0.0.1', userAgent: '' },
    keyring: await openKeyring({ kind: 'test' }),
    policy: 'legacy',
    once: null,
  };
  const parts: ImportParts = { ctx, adminUrl: database.url('owner'), now };
  const rejectsPath = join(folder, 'rejects.csv');
  return {
    ...database,
    ctx,
    parts,
    folder,
    rejectsPath,
    /** Imports bytes as a main file of the given name. */
    async importContent(content: Uint8Array, name = 'npidata_pfile_20250101-20250107.csv') {
      const outcome = await this.importAll([{ name, content }]);
      return outcome.ok ? { ok: true as const, value: outcome.value[0] } : outcome;
    },
    importAll(files: ImportRequest['files'], rest: Partial<ImportRequest> = {}) {
      seconds += 1;
      return importFiles(parts, { files, rejectsPath: () => rejectsPath, ...rest });
    },
    importRows(rows: readonly FileRow[], name?: string) {
      return this.importContent(mainFileOf(rows), name);
    },
    /** What files changed of a provider, the oldest first. */
    changesOf: (npi: string) =>
      database.db
        .selectFrom('registry.change')
        .select(['field', 'old_value', 'new_value'])
        .where('npi', '=', npi)
        .orderBy('change_id')
        .execute(),
    async end() {
      await database.drop();
      rmSync(folder, { recursive: true });
    },
  };
}

export type RegistryWorld = Awaited<ReturnType<typeof registryWorld>>;

/** The same for the whole application: files of the registry are imported into its database. */
export const importerOf = (world: World): Pick<RegistryWorld, 'importAll'> => ({
  importAll: (files, rest = {}) =>
    importFiles(
      { ctx: world.parts.systemContext('test'), adminUrl: world.database.url('owner'), now: world.clock.now },
      { files, rejectsPath: () => join(tmpdir(), 'countersign-test.rejects.csv'), ...rest },
    ),
});
