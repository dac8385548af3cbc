/** Files of the registry, named as real ones are by the days that they cover ("20250101-20250107"), of rows that are given. */
import { csvLine } from '../../src/platform/files/csv.ts';
import { exportedName } from '../../src/registry/export/exported-name.rules.ts';
import { headers, type FileKind } from '../../src/registry/import/headers.rules.ts';
import type { FileRow } from './fictional-providers.ts';
import { mainFileOf } from './providers.ts';

interface RegistryFile {
  readonly name: string;
  readonly content: Uint8Array;
}

const nameOf = (kind: FileKind, days: string): string => exportedName(kind, days.slice(0, 8), days.slice(-8));

export const mainFile = (rows: readonly FileRow[], days: string): RegistryFile => ({
  name: nameOf('main', days),
  content: mainFileOf(rows),
});

/** Any other file; a row has its values in the order of the newest form. */
export const sideFile = (
  kind: Exclude<FileKind, 'main'>,
  rows: readonly (readonly string[])[],
  days: string,
): RegistryFile => ({
  name: nameOf(kind, days),
  content: Buffer.from([headers[kind][0] ?? [], ...rows].map((row) => `${csvLine(row)}\n`).join(''), 'latin1'),
});
