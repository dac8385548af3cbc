import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { npiNumber } from '../../../test/registry-world.ts';
import { csvFields, splitCsv } from '../../platform/files/csv-fields.ts';
import { csvLine } from '../../platform/files/csv.ts';
import { layouts } from './columns.rules.ts';
import { mainFileHeaders } from './headers.rules.ts';
import { findTrouble, type RowReason } from './row-check.rules.ts';
import { rowColumns, rowWriter } from './row.rules.ts';

const header = mainFileHeaders['V.2'];
const npi = npiNumber(1);
const base = { NPI: npi, 'Entity Type Code': '2', 'Last Update Date': '01/02/2025' };
const layout = layouts.main;
const writer = rowWriter(layout);
const fields = csvFields(400);

const values = (row: Readonly<Record<string, string>>): readonly string[] => header.map((name) => row[name] ?? '');
const columnOf = (name: string): number => header.indexOf(name) + 1;

function split(line: string): boolean {
  const bytes = Buffer.from(line, 'latin1');
  return splitCsv(fields, bytes, 0, bytes.length);
}
const troubleOf = (given: readonly string[], width = header.length) =>
  split(csvLine(given)) ? findTrouble(fields, layout, width, true) : null;

const signs: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r' };
const unescaped = (text: string): string | null =>
  text === '\\N' ? null : text.replace(/\\(.)/g, (_, sign: string) => signs[sign] ?? sign);

/** What PostgreSQL reads from the line that was written, by column. */
function written(given: readonly string[]): Record<string, string | null> {
  const out = Buffer.alloc(1 << 16);
  if (!split(csvLine(given))) throw new Error('The quotes do not match.');
  const parts = out
    .subarray(0, writer.put(out, 0, fields))
    .toString('utf8')
    .split('\t');
  return Object.fromEntries(writer.columns.map((column, index) => [column, unescaped(parts[index] ?? '')]));
}

function stored(row: Readonly<Record<string, string>>): Record<string, string | null> {
  const given = values({ ...base, ...row });
  expect(troubleOf(given)).toBeNull();
  return written(given);
}

describe('a row of the main file', () => {
  it('fills each column of a provider', () => {
    const row = stored({
      'Provider Organization Name (Legal Business Name)': "ST. MARY'S CLINIC",
      'Provider Business Practice Location Address City Name': 'CAÑON CITY',
      'Provider Enumeration Date': '02/29/2024',
      'Authorized Official Last Name': 'OKAFOR',
      'Certification Date': '12/31/2025',
    });
    expect(row).toMatchObject({
      npi,
      entity_type: '2',
      organization_name: "ST. MARY'S CLINIC",
      organization_key: 'ST MARYS CLINIC',
      practice_city: 'CAÑON CITY',
      practice_city_key: 'CANON CITY',
      enumerated_on: '2024-02-29',
      updated_on: '2025-01-02',
      official_last_name: 'OKAFOR',
      official_last_key: null,
      certified_on: '2025-12-31',
      last_name: null,
      last_key: null,
      taxonomies: '[]',
      identifiers: '[]',
      primary_taxonomy: null,
    });
  });

  it('keeps taxonomies and identifiers with their slots, gaps and all', () => {
    const row = stored({
      'Healthcare Provider Taxonomy Code_2': '207Q00000X',
      'Healthcare Provider Primary Taxonomy Switch_2': 'Y',
      'Provider License Number_2': '36',
      'Provider License Number State Code_2': 'IL',
      'Healthcare Provider Taxonomy Group_2': '193400000X',
      'Healthcare Provider Taxonomy Code_15': '208000000X',
      'Healthcare Provider Primary Taxonomy Switch_15': 'X',
      'Other Provider Identifier_50': 'A1',
      'Other Provider Identifier Type Code_50': '05',
      'Other Provider Identifier State_50': 'NC',
    });
    expect(JSON.parse(row['taxonomies'] ?? '')).toEqual([
      { slot: 2, code: '207Q00000X', license: '36', state: 'IL', switch: 'Y', group: '193400000X' },
      { slot: 15, code: '208000000X', switch: 'X' },
    ]);
    expect(row['primary_taxonomy']).toBe('207Q00000X');
    const identifiers = [{ slot: 50, id: 'A1', type: '05', state: 'NC' }];
    expect(JSON.parse(row['identifiers'] ?? '')).toEqual(identifiers);
  });

  it('names each column that COPY fills once', () => {
    expect(new Set(rowColumns(layout)).size).toBe(writer.columns.length);
  });

  it('never keeps an EIN or the TIN of a parent', () => {
    const row = stored({ 'Employer Identification Number (EIN)': '123456789', 'Parent Organization TIN': '987654321' });
    expect(JSON.stringify(row)).not.toMatch(/123456789|987654321/);
  });

  it('of the oldest form lacks the certification date only', () => {
    const oldest = mainFileHeaders['without certification date'];
    const given = oldest.map((_, index) => values(base)[index] ?? '');
    expect(troubleOf(given, oldest.length)).toBeNull();
    const { from, to } = writer.content;
    expect(written(given)['certified_on']).toBeNull();
    expect(to - from).toBe(writer.content.to - writer.content.from);
  });

  it.each<[string, Record<string, string>, RowReason, string]>([
    ['no NPI', { NPI: '' }, 'row-npi', 'NPI'],
    ['an NPI with a wrong check digit', { NPI: '2900000012' }, 'row-npi', 'NPI'],
    ['another entity type', { 'Entity Type Code': '3' }, 'row-entity-type', 'Entity Type Code'],
    ['a day that does not exist', { 'Last Update Date': '02/30/2024' }, 'row-date', 'Last Update Date'],
    ['a date in another form', { 'Provider Enumeration Date': '2024-01-01' }, 'row-date', 'Provider Enumeration Date'],
    ['a NUL', { 'Provider First Name': 'A\0' }, 'row-value', 'Provider First Name'],
    [
      'a value that is too long',
      { 'Other Provider Identifier Issuer_7': 'x'.repeat(layout.limit + 1) },
      'row-value',
      'Other Provider Identifier Issuer_7',
    ],
    [
      'no entity type and no deactivation',
      { 'Entity Type Code': '' },
      'row-deactivation-date',
      'NPI Deactivation Date',
    ],
  ])('with %s is refused at its column', (_what, change, reason, column) => {
    const facts = { column: columnOf(column) };
    expect(troubleOf(values({ ...base, ...change }))).toMatchObject({ reason, facts });
  });

  it('of the list of deactivations needs its date', () => {
    split(csvLine([npi, '']));
    expect(findTrouble(fields, layouts.deactivations, 2, true)).toEqual({
      ok: false,
      reason: 'row-deactivation-date',
      facts: { column: 2 },
    });
    split(csvLine([npi, '01/02/2025']));
    expect(findTrouble(fields, layouts.deactivations, 2, true)).toBeNull();
  });

  it('with too few columns is refused', () => {
    expect(troubleOf(['a', 'b', 'c'])).toMatchObject({ reason: 'row-columns', facts: { found: 3, expected: 330 } });
  });

  it('keeps every sign of ISO-8859-1 as it is, in texts and in JSON', () => {
    const text = fc.string({
      unit: fc.integer({ min: 1, max: 255 }).map((byte) => String.fromCharCode(byte)),
      maxLength: 9,
    });
    fc.assert(
      fc.property(text, (given) => {
        const value = given.replaceAll('\n', ' ');
        const row = stored({ 'Provider Middle Name': value, 'Other Provider Identifier_3': value });
        expect(row['middle_name'] ?? '').toBe(value);
        const expected = value === '' ? [] : [{ slot: 3, id: value }];
        expect(JSON.parse(row['identifiers'] ?? '')).toEqual(expected);
      }),
    );
  });

  it('answers for any values', () => {
    const any = fc.oneof(fc.constant(''), fc.string({ maxLength: 12 }), fc.constant('01/02/2025'));
    fc.assert(
      fc.property(fc.array(any, { minLength: 330, maxLength: 330 }), (given) => {
        const trouble = troubleOf([npi, '1', ...given.slice(2)]);
        expect(trouble === null || trouble.reason.startsWith('row-')).toBe(true);
      }),
    );
  });
});
