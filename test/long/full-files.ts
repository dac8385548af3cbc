/**
 * The four files of an invented full registry, and what must come of one that is imported over another: an oracle that reads
 * plain rows and knows nothing of generations.
 */
import { writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { sideFile } from '../../db/seeds/registry-files.ts';
import { synthesizedNpi } from '../../src/registry/synthesize/provider-line.rules.ts';
import { synthesizeProviders } from '../../src/registry/synthesize/synthesize.actions.ts';
import type { RegistryWorld } from '../registry-world.ts';
import { rowsOf } from './killed-import.ts';

export interface Month {
  readonly rows: number;
  readonly seed: number;
  /** "20050523-20250131" */
  readonly days: string;
}

/** Answers the paths in the order in which a zip would have them: by name. */
export async function writeMonth(folder: string, { rows, seed, days }: Month): Promise<readonly string[]> {
  const main = join(folder, `npidata_pfile_${days}.csv`);
  await synthesizeProviders({ rows, seed, path: main });
  // By number and not by place, so that another month has rows for some of the same ones, and others for them.
  const npis = Array.from({ length: rows }, (_, n) => synthesizedNpi(n, seed));
  const some = (digit: string): readonly string[] => npis.filter((npi) => npi[7] === digit);
  const day = days.slice(-2);
  const sides = [
    sideFile(
      'other-names',
      [...some('1'), ...some(day[1] ?? '')].map((npi) => [npi, `NAME ${day}`, '3', '']),
      days,
    ),
    sideFile(
      'practice-locations',
      [...some('2'), ...some(day[1] ?? '')].map((npi) => [npi, '1 A ST', '', 'CODY', 'WY', '82414', 'US', '', '', day]),
      days,
    ),
    sideFile(
      'endpoints',
      some('3').map((npi) => [npi, 'FHIR', '', `https://fhir.example/${npi}`, ...Array.from({ length: 15 }, () => '')]),
      days,
    ),
  ];
  for (const { name, content } of sides) writeFileSync(join(dirname(main), name), content);
  return [main, ...sides.map(({ name }) => join(folder, name))].toSorted((one, other) =>
    basename(one) < basename(other) ? -1 : 1,
  );
}

export type Row = Readonly<Record<string, unknown>>;
type Rows = ReadonlyMap<string, Row>;

const sides = { other_names: 'other_name', practice_locations: 'practice_location', endpoints: 'endpoint' };
const bookkeeping = /^(npi|active|line|record_on|file_day|fingerprint|primary_taxonomy|.*_key)$/;

function told(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !bookkeeping.test(name)));
}

/** Whole providers by NPI: the columns of the main table that say something, and the rows of each side table as one value. */
export async function providersIn(world: RegistryWorld): Promise<Map<string, Row>> {
  const found = new Map<string, Row>();
  const list = (table: string) =>
    rowsOf(world, `select jsonb_strip_nulls(to_jsonb(t)) as row from registry.${table} t`);
  for (const { row } of await list('provider')) found.set(row.npi, row);
  for (const [field, table] of Object.entries(sides)) {
    const rows = (await list(table)).map(({ row }) => row).toSorted((one, other) => one.line - other.line);
    for (const row of rows) {
      const known: Row = found.get(row.npi) ?? { npi: row.npi };
      const before = known[field];
      found.set(row.npi, { ...known, [field]: [...(Array.isArray(before) ? before : []), told(row)] });
    }
  }
  return found;
}

const statusNames = ['deactivation_reason', 'deactivated_on', 'reactivated_on'] as const;
const statusOf = (row: Row): Row => Object.fromEntries(statusNames.map((name) => [name, row[name]]));
const newest = (row: Row, ...names: readonly string[]): string =>
  names.map((name) => String(row[name] ?? '')).reduce((one, other) => (other > one ? other : one), '');

/** One provider that two months know, the second covering later days: the newer record, and the newer deactivation. */
function merged(first: Row, second: Row): Row {
  const [record, other] = newest(first, 'record_on') > newest(second, 'record_on') ? [first, second] : [second, first];
  const isNewer =
    newest(other, ...statusNames.slice(1)) >= newest(record, 'record_on', ...statusNames.slice(1)) &&
    newest(other, 'deactivated_on') !== newest(record, 'deactivated_on');
  return isNewer ? { ...record, ...statusOf(other) } : record;
}

/** What the registry holds after both: records by their newness, side rows of the second month alone. */
export function expectedAfter(first: Rows, second: Rows): Map<string, Row> {
  const npis = new Set([...first.keys(), ...second.keys()]);
  return new Map(
    [...npis].map((npi) => {
      const [one, two] = [first.get(npi), second.get(npi)];
      const record = one && two ? merged(one, two) : (one ?? two ?? {});
      const rows = Object.fromEntries(Object.keys(sides).map((field) => [field, two?.[field]]));
      return [npi, { ...told(record), ...rows }];
    }),
  );
}

export const toldBy = (rows: Rows): Map<string, Row> => new Map([...rows].map(([npi, row]) => [npi, told(row)]));

/** Fields by which they differ, as `npi field old new`; of a new provider that it is there, and its side rows. */
export function expectedChanges(before: Rows, after: Rows): readonly string[] {
  const changes: string[] = [];
  for (const [npi, row] of after) {
    const known = before.get(npi);
    if (known === undefined) changes.push(lineOf(npi, 'npi', null, npi));
    const fields = known ? new Set([...Object.keys(known), ...Object.keys(row)]) : Object.keys(sides);
    for (const field of fields) {
      const [old, value] = [known?.[field] ?? null, row[field] ?? null];
      if (sorted(old) !== sorted(value)) changes.push(lineOf(npi, field, old, value));
    }
  }
  return changes.toSorted();
}

/** The first few providers that are not alike. */
export const differences = (found: Rows, expected: Rows): readonly unknown[] =>
  [...expected]
    .map(([npi, row]) => ({ npi, found: sorted(found.get(npi)), expected: sorted(row) }))
    .filter((each) => each.found !== each.expected)
    .slice(0, 3);

export const lineOf = (npi: string, field: string, old: unknown, value: unknown): string =>
  `${npi} ${field} ${sorted(old)} ${sorted(value)}`;

/** JSON whose members are in order. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : member,
  );
}
