/**
 * From a stored row to the values of a line, in the order of the file: the inverse of reading it. A quote inside a value
 * becomes an apostrophe, as the registry's own files have it.
 */
import { identifierPlaces, layouts, taxonomyPlaces, WITHHELD, type ValueKind } from '../import/columns.rules.ts';
import type { FileKind } from '../import/headers.rules.ts';

type StoredRow = Readonly<Record<string, unknown>>;

/** "2022-09-26" as "09/26/2022". */
const dateOf = (day: string): string => `${day.slice(5, 7)}/${day.slice(8, 10)}/${day.slice(0, 4)}`;

function valueOf(stored: unknown, kind: ValueKind): string {
  if (stored === null || stored === undefined) return '';
  if (kind === 'withheld') return stored === true ? WITHHELD : '';
  return kind === 'date' ? dateOf(String(stored)) : String(stored);
}

const entries = (column: unknown): readonly StoredRow[] => (Array.isArray(column) ? column : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** `width` is the number of columns that are written. */
export function fileRow(kind: FileKind, row: StoredRow, width: number): readonly string[] {
  const values = Array.from({ length: width }, () => '');
  for (const { stored, at, kind: valueKind } of layouts[kind].direct)
    if (at < width) values[at] = valueOf(row[stored], valueKind);
  if (kind !== 'main') return values;
  for (const entry of entries(row['taxonomies'])) {
    const place = taxonomyPlaces[Number(entry['slot']) - 1];
    if (place === undefined) continue;
    for (const [offset, name] of ['code', 'license', 'state', 'switch'].entries())
      values[place.at + offset] = text(entry[name]);
    values[place.groupAt] = text(entry['group']);
  }
  for (const entry of entries(row['identifiers'])) {
    const at = identifierPlaces[Number(entry['slot']) - 1];
    if (at === undefined) continue;
    for (const [offset, name] of ['id', 'type', 'state', 'issuer'].entries()) values[at + offset] = text(entry[name]);
  }
  return values;
}

/** Every value quoted, and the line break. */
export const fileLine = (values: readonly string[]): string =>
  `"${values.map((value) => (value.includes('"') ? value.replaceAll('"', "'") : value)).join('","')}"\n`;
