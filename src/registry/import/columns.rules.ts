/**
 * Which column of the main file fills which column of `registry.provider`. The EIN and the parent's TIN are left out on
 * purpose: they are never public, and files hold a filler in their place.
 */
import { IDENTIFIER_SLOTS, mainFileHeaders, TAXONOMY_SLOTS } from './headers.rules.ts';

export type ValueKind = 'text' | 'npi' | 'entity-type' | 'date';

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

export const directColumns: readonly DirectColumn[] = [
  direct('npi', 'NPI', 'npi'),
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
  direct('deactivation_reason', 'NPI Deactivation Reason Code'),
  direct('deactivated_on', 'NPI Deactivation Date', 'date'),
  direct('reactivated_on', 'NPI Reactivation Date', 'date'),
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
];

/** Places of the repeated groups: the first of four columns for each slot, and the taxonomy's group beside it. */
export const einPlace = placeOf('Employer Identification Number (EIN)');
export const parentTinPlace = placeOf('Parent Organization TIN');
export const taxonomyPlaces = Array.from({ length: TAXONOMY_SLOTS }, (_, index) => ({
  at: placeOf(`Healthcare Provider Taxonomy Code_${index + 1}`),
  groupAt: placeOf(`Healthcare Provider Taxonomy Group_${index + 1}`),
}));
export const identifierPlaces = Array.from({ length: IDENTIFIER_SLOTS }, (_, index) =>
  placeOf(`Other Provider Identifier_${index + 1}`),
);

/** Names and cities that searches ask for: the value, and the column that holds its key where the two differ. */
export const keyedColumns: readonly (readonly [value: string, key: string])[] = [
  ['organization_name', 'organization_key'],
  ['other_organization_name', 'other_organization_key'],
  ['last_name', 'last_key'],
  ['first_name', 'first_key'],
  ['other_last_name', 'other_last_key'],
  ['other_first_name', 'other_first_key'],
  ['official_last_name', 'official_last_key'],
  ['official_first_name', 'official_first_key'],
  ['mailing_city', 'mailing_city_key'],
  ['practice_city', 'practice_city_key'],
];

/** The columns of a provider row as the importer makes it, in order: direct ones, then what is put together. */
export const providerRowColumns: readonly string[] = [
  ...directColumns.map(({ stored }) => stored),
  'taxonomies',
  'identifiers',
  'primary_taxonomy',
  'ein_withheld',
  'parent_tin_withheld',
  ...keyedColumns.map(([, key]) => key),
];
