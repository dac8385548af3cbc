/**
 * Puts the twelve fictional providers into the registry the way real ones come: as a main file in its V.2 form, through the
 * importer. Seeding twice changes nothing.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  importFiles,
  importSentence,
  mainFileHeaders,
  type ImportParts,
  type ImportResult,
} from '../../src/registry/index.ts';
import { fictionalProviders, type FileRow } from './fictional-providers.ts';

const fileName = 'npidata_pfile_20250414-20250420.csv';

/** The main file that describes the given rows. Throws when a row names a column that the file does not have. */
export function mainFileOf(rows: readonly FileRow[]): Uint8Array {
  const header = mainFileHeaders['V.2'];
  for (const name of rows.flatMap((row) => Object.keys(row))) {
    if (!header.includes(name)) throw new Error(`The main file has no column "${name}".`);
  }
  const lines = [header, ...rows.map((row) => header.map((name) => row[name] ?? ''))];
  return Buffer.from(lines.map((values) => `${values.map((value) => `"${value}"`).join(',')}\n`).join(''), 'latin1');
}

export async function seedProviders(parts: ImportParts): Promise<ImportResult> {
  const outcome = await importFiles(parts, {
    files: [{ name: fileName, content: mainFileOf(fictionalProviders) }],
    rejectsPath: () => join(tmpdir(), 'countersign-seed.rejects.csv'),
  });
  if (!outcome.ok) throw new Error(importSentence(outcome));
  const [result] = outcome.value;
  if (result?.rowsRejected !== 0) throw new Error('A fictional provider was rejected; see the rejects file.');
  return result;
}
