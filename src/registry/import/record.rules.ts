/**
 * One row of the main file, read into one provider row. Only what cannot be stored or told apart is refused: real records
 * break the rules of applying (no primary taxonomy, lines longer than the layout says), and are kept as they are.
 */
import { isNpi } from '../../vocabulary/npi.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { plainDate } from '../../vocabulary/plain-date.ts';
import { searchKey } from '../search/search-key.rules.ts';
import {
  directColumns,
  einPlace,
  identifierPlaces,
  keyedColumns,
  parentTinPlace,
  taxonomyPlaces,
  type ValueKind,
} from './columns.rules.ts';

export type RowReason =
  'row-quotes' | 'row-columns' | 'row-npi' | 'row-entity-type' | 'row-date' | 'row-value' | 'row-deactivation-date';

/** Values in the order of `providerRowColumns`. */
export type ProviderRow = readonly (string | null)[];

export interface TaxonomyEntry {
  readonly slot: number;
  readonly code: string;
  readonly license: string;
  readonly state: string;
  /** Y, N or X, as filed. */
  readonly switch: string;
  readonly group: string;
}

export interface IdentifierEntry {
  readonly slot: number;
  readonly id: string;
  readonly type: string;
  readonly state: string;
  readonly issuer: string;
}

/** The longest value seen in a real file has 102 characters where the layout allows 55; an index entry must stay short. */
export const VALUE_LIMIT_CHARACTERS = 500;

const storable = (value: string): boolean => value.length <= VALUE_LIMIT_CHARACTERS && !value.includes('\0');

/** "09/26/2022" as "2022-09-26"; null when it is no day of the calendar. */
function isoDay(value: string): string | null {
  const parts = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(value);
  const day = parts && plainDate(Number(parts[3]), Number(parts[1]), Number(parts[2]));
  return day?.ok ? day.value : null;
}

/** What is stored for a value, or the reason why it cannot be. */
const readers: Readonly<Record<ValueKind, (value: string) => { readonly stored: string } | RowReason>> = {
  text: (value) => (storable(value) ? { stored: value } : 'row-value'),
  npi: (value) => (isNpi(value) ? { stored: value } : 'row-npi'),
  'entity-type': (value) => (value === '1' || value === '2' ? { stored: value } : 'row-entity-type'),
  date: (value) => {
    const day = isoDay(value);
    return day === null ? 'row-date' : { stored: day };
  },
};

/** `width` is the number of columns of the file's header. Refusals carry `column`, from 1. */
export function readRow(values: readonly string[] | null, width: number): Outcome<ProviderRow, RowReason> {
  if (values === null) return refused('row-quotes');
  if (values.length !== width) return refused('row-columns', { found: values.length, expected: width });
  const row: (string | null)[] = [];
  for (const { at, kind } of directColumns) {
    const value = values[at] ?? '';
    // Empty is empty, whatever the kind; only a row without its number is none.
    if (value === '' && kind !== 'npi') {
      row.push(null);
      continue;
    }
    const read = readers[kind](value);
    if (typeof read === 'string') return refused(read, { column: at + 1 });
    row.push(read.stored);
  }
  const broken = groupedPlaces.find((at) => values[at] !== '' && !storable(values[at] ?? ''));
  if (broken !== undefined) return refused('row-value', { column: broken + 1 });
  if (row[entityType] === null && row[deactivatedOn] === null) {
    return refused('row-deactivation-date', { column: (directColumns[deactivatedOn]?.at ?? 0) + 1 });
  }
  const taxonomies = readTaxonomies(values);
  row.push(JSON.stringify(taxonomies), JSON.stringify(readIdentifiers(values)));
  row.push(taxonomies.find((taxonomy) => taxonomy.switch === 'Y')?.code ?? null);
  for (const at of [einPlace, parentTinPlace]) row.push(values[at] === WITHHELD ? 't' : null);
  for (const place of keyedPlaces) row.push(keyOf(row[place]));
  return done(row);
}

const placeInRow = (stored: string): number => directColumns.findIndex((column) => column.stored === stored);
const entityType = placeInRow('entity_type');
const deactivatedOn = placeInRow('deactivated_on');
const keyedPlaces = keyedColumns.map(([value]) => placeInRow(value));
const groupedPlaces = [
  ...taxonomyPlaces.flatMap(({ at, groupAt }) => [at, at + 1, at + 2, at + 3, groupAt]),
  ...identifierPlaces.flatMap((at) => [at, at + 1, at + 2, at + 3]),
];

/** What stands in a file in place of a taxpayer number. */
const WITHHELD = '<UNAVAIL>';

/** The key where it differs from the name; empty where nothing of the name can be searched. */
function keyOf(name: string | null | undefined): string | null {
  if (!name) return null;
  const key = searchKey(name) ?? '';
  return key === name ? null : key;
}

/** Whether any of the columns from `at` on holds something. */
function holds(values: readonly string[], at: number, columns: number): boolean {
  for (let index = at; index < at + columns; index += 1) if (values[index] !== '') return true;
  return false;
}

function readTaxonomies(values: readonly string[]): readonly TaxonomyEntry[] {
  const entries: TaxonomyEntry[] = [];
  for (const [index, { at, groupAt }] of taxonomyPlaces.entries()) {
    if (!holds(values, at, 4) && values[groupAt] === '') continue;
    entries.push({
      slot: index + 1,
      code: values[at] ?? '',
      license: values[at + 1] ?? '',
      state: values[at + 2] ?? '',
      switch: values[at + 3] ?? '',
      group: values[groupAt] ?? '',
    });
  }
  return entries;
}

function readIdentifiers(values: readonly string[]): readonly IdentifierEntry[] {
  const entries: IdentifierEntry[] = [];
  for (const [index, at] of identifierPlaces.entries()) {
    if (!holds(values, at, 4)) continue;
    entries.push({
      slot: index + 1,
      id: values[at] ?? '',
      type: values[at + 1] ?? '',
      state: values[at + 2] ?? '',
      issuer: values[at + 3] ?? '',
    });
  }
  return entries;
}
