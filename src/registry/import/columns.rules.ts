/**
 * Which column of a file fills which column of which table. Of the EIN and the parent's TIN only the filler that stands in
 * their place is kept: they are never public.
 */
import { headers, IDENTIFIER_SLOTS, mainFileHeaders, TAXONOMY_SLOTS, type FileKind } from './headers.rules.ts';

export type ValueKind = 'text' | 'npi' | 'entity-type' | 'date' | 'withheld';

/** What stands in a file in place of a taxpayer number. */
export const WITHHELD = '<UNAVAIL>';

export interface DirectColumn {
  readonly stored: string;
  /** Place in the file, from 0; the same in every form. */
  readonly at: number;
  readonly kind: ValueKind;
}

const header = mainFileHeaders['V.2'];

function placeOf(name: string): number {
  const at = header.indexOf(name);
  if (at < 0) throw new Error(`The main file has no column "${name}".`);
  return at;
}

const direct = (stored: string, name: string, kind: ValueKind = 'text'): DirectColumn => ({
  stored,
  at: placeOf(name),
  kind,
});

const address = (stored: string, place: string): readonly DirectColumn[] => [
  direct(`${stored}_line_1`, `Provider First Line Business ${place} Address`),
  direct(`${stored}_line_2`, `Provider Second Line Business ${place} Address`),
  direct(`${stored}_city`, `Provider Business ${place} Address City Name`),
  direct(`${stored}_state`, `Provider Business ${place} Address State Name`),
  direct(`${stored}_postal_code`, `Provider Business ${place} Address Postal Code`),
  direct(`${stored}_country`, `Provider Business ${place} Address Country Code (If outside U.S.)`),
  direct(`${stored}_phone`, `Provider Business ${place} Address Telephone Number`),
  direct(`${stored}_fax`, `Provider Business ${place} Address Fax Number`),
];

/** Deactivation and what belongs to it: the part of a record that a bare deactivation replaces. */
export const statusColumns: readonly string[] = ['deactivation_reason', 'deactivated_on', 'reactivated_on'];

export const directColumns: readonly DirectColumn[] = [
  direct('npi', 'NPI', 'npi'),
  direct('deactivation_reason', 'NPI Deactivation Reason Code'),
  direct('deactivated_on', 'NPI Deactivation Date', 'date'),
  direct('reactivated_on', 'NPI Reactivation Date', 'date'),
  direct('entity_type', 'Entity Type Code', 'entity-type'),
  direct('replacement_npi', 'Replacement NPI'),
  direct('organization_name', 'Provider Organization Name (Legal Business Name)'),
  direct('last_name', 'Provider Last Name (Legal Name)'),
  direct('first_name', 'Provider First Name'),
  direct('middle_name', 'Provider Middle Name'),
  direct('name_prefix', 'Provider Name Prefix Text'),
  direct('name_suffix', 'Provider Name Suffix Text'),
  direct('credential', 'Provider Credential Text'),
  direct('other_organization_name', 'Provider Other Organization Name'),
  direct('other_organization_name_type', 'Provider Other Organization Name Type Code'),
  direct('other_last_name', 'Provider Other Last Name'),
  direct('other_first_name', 'Provider Other First Name'),
  direct('other_middle_name', 'Provider Other Middle Name'),
  direct('other_name_prefix', 'Provider Other Name Prefix Text'),
  direct('other_name_suffix', 'Provider Other Name Suffix Text'),
  direct('other_credential', 'Provider Other Credential Text'),
  direct('other_last_name_type', 'Provider Other Last Name Type Code'),
  ...address('mailing', 'Mailing'),
  ...address('practice', 'Practice Location'),
  direct('enumerated_on', 'Provider Enumeration Date', 'date'),
  direct('updated_on', 'Last Update Date', 'date'),
  direct('sex', 'Provider Sex Code'),
  direct('official_last_name', 'Authorized Official Last Name'),
  direct('official_first_name', 'Authorized Official First Name'),
  direct('official_middle_name', 'Authorized Official Middle Name'),
  direct('official_title', 'Authorized Official Title or Position'),
  direct('official_phone', 'Authorized Official Telephone Number'),
  direct('official_name_prefix', 'Authorized Official Name Prefix Text'),
  direct('official_name_suffix', 'Authorized Official Name Suffix Text'),
  direct('official_credential', 'Authorized Official Credential Text'),
  direct('sole_proprietor', 'Is Sole Proprietor'),
  direct('subpart', 'Is Organization Subpart'),
  direct('parent_name', 'Parent Organization LBN'),
  direct('certified_on', 'Certification Date', 'date'),
  direct('ein_withheld', 'Employer Identification Number (EIN)', 'withheld'),
  direct('parent_tin_withheld', 'Parent Organization TIN', 'withheld'),
];

/** Places of the repeated groups: the first of four columns for each slot, and the taxonomy's group beside it. */
export const taxonomyPlaces = Array.from({ length: TAXONOMY_SLOTS }, (_, index) => ({
  at: placeOf(`Healthcare Provider Taxonomy Code_${index + 1}`),
  groupAt: placeOf(`Healthcare Provider Taxonomy Group_${index + 1}`),
}));
export const identifierPlaces = Array.from({ length: IDENTIFIER_SLOTS }, (_, index) =>
  placeOf(`Other Provider Identifier_${index + 1}`),
);

/** A name or city that searches ask for, and the column that holds its key where the two differ. */
interface KeyedColumn {
  readonly stored: string;
  readonly key: string;
}

const keyed = (...names: readonly string[]): readonly KeyedColumn[] =>
  names.map((stored) => ({ stored, key: `${stored.replace(/_name$/, '')}_key` }));

export interface FileLayout {
  readonly kind: FileKind;
  /** Table that the rows belong to, without its schema. */
  readonly table: string;
  readonly direct: readonly DirectColumn[];
  readonly keyed: readonly KeyedColumn[];
  /** The longest value that is stored, in characters: a real main file has 102 where its layout allows 55. */
  readonly limit: number;
}

const sideLayout = (
  kind: FileKind,
  table: string,
  columns: readonly (readonly [stored: string, kind?: ValueKind])[],
  limit = 500,
): FileLayout => ({
  kind,
  table,
  direct: [['npi', 'npi'] as const, ...columns].map(([stored, valueKind = 'text'], at) => ({
    stored,
    at,
    kind: valueKind,
  })),
  keyed: [],
  limit,
});

const words = (text: string): readonly (readonly [string])[] => text.split(' ').map((name) => [name] as const);

export const layouts: Readonly<Record<FileKind, FileLayout>> = {
  main: {
    kind: 'main',
    table: 'provider',
    direct: directColumns,
    keyed: keyed(
      'organization_name',
      'other_organization_name',
      'last_name',
      'first_name',
      'other_last_name',
      'other_first_name',
      'official_last_name',
      'official_first_name',
      'mailing_city',
      'practice_city',
    ),
    limit: 500,
  },
  'other-names': {
    ...sideLayout('other-names', 'other_name', [['name'], ['name_type'], ['created_on', 'date']]),
    keyed: [{ stored: 'name', key: 'name_key' }],
  },
  'practice-locations': {
    ...sideLayout(
      'practice-locations',
      'practice_location',
      words('line_1 line_2 city state postal_code country phone phone_extension fax'),
    ),
    keyed: keyed('city'),
  },
  endpoints: sideLayout(
    'endpoints',
    'endpoint',
    words(
      'endpoint_type endpoint_type_description endpoint affiliation endpoint_description affiliation_name use_code ' +
        'use_description other_use_description content_type content_description other_content_description ' +
        'affiliation_line_1 affiliation_line_2 affiliation_city affiliation_state affiliation_country ' +
        'affiliation_postal_code',
    ),
    2000,
  ),
  deactivations: sideLayout('deactivations', 'provider', [['deactivated_on', 'date']]),
};

/** The side files: each has a table of its own with any number of rows for an NPI. */
export const sideKinds: readonly FileKind[] = ['other-names', 'practice-locations', 'endpoints'];

/** Name of a column, as the header that we write has it; `column` from 1. */
export const columnName = (kind: FileKind, column: number): string => headers[kind][0]?.[column - 1] ?? '';
