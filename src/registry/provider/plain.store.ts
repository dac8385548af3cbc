/**
 * From a row of `registry.provider` to the plain values of record.store.ts.
 * The word for a kind of name comes from its code: 3 is doing business as, 4 and 1 are former, 2 is professional.
 */
import type { JsonValue } from '../../platform/db/database.ts';
import type { ProviderRow, TaxonomyRow } from './provider.store.ts';
import type {
  OtherName,
  ProviderAddress,
  ProviderPersonName,
  ProviderRecord,
  ProviderSummary,
  ProviderTaxonomy,
} from './record.store.ts';

const PERSON = 1;
const ORGANIZATION = 2;

const joined = (parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join(' ');

function personName(last: string | null, first: string | null, middle: string | null): string {
  return [last, joined([first, middle])].filter(Boolean).join(', ');
}

function addressOf(row: ProviderRow, place: 'mailing' | 'practice'): ProviderAddress | null {
  const address = {
    line1: row[`${place}_line_1`],
    line2: row[`${place}_line_2`],
    city: row[`${place}_city`],
    state: row[`${place}_state`],
    postalCode: row[`${place}_postal_code`],
    country: row[`${place}_country`],
    phone: row[`${place}_phone`],
    fax: row[`${place}_fax`],
  };
  return Object.values(address).every((part) => part === null) ? null : address;
}

const kindsOfName: Readonly<Record<string, OtherName['kind']>> = {
  '1': 'former',
  '2': 'professional',
  '3': 'doing-business-as',
  '4': 'former',
};

function otherNamesOf(row: ProviderRow): readonly OtherName[] {
  const organization = row.other_organization_name ?? '';
  const person = personName(row.other_last_name, row.other_first_name, row.other_middle_name);
  return [
    { name: organization, kind: kindsOfName[row.other_organization_name_type ?? ''] ?? 'other' },
    { name: person, kind: kindsOfName[row.other_last_name_type ?? ''] ?? 'other' },
  ].filter(({ name }) => name !== '');
}

export function summaryOf(row: ProviderRow): ProviderSummary {
  const otherNames = otherNamesOf(row);
  return {
    npi: row.npi,
    kind: row.entity_type === PERSON ? 'person' : row.entity_type === ORGANIZATION ? 'organization' : null,
    name: row.organization_name ?? personName(row.last_name, row.first_name, row.middle_name),
    doingBusinessAs: otherNames.find(({ kind }) => kind === 'doing-business-as')?.name ?? null,
    otherNames,
    practiceAddress: addressOf(row, 'practice'),
    mailingAddress: addressOf(row, 'mailing'),
    active: row.active === true,
  };
}

function officialOf(row: ProviderRow): ProviderRecord['official'] {
  if (row.official_last_name === null && row.official_first_name === null) return null;
  return {
    first: row.official_first_name,
    middle: row.official_middle_name,
    last: row.official_last_name,
    prefix: row.official_name_prefix,
    suffix: row.official_name_suffix,
    credential: row.official_credential,
    title: row.official_title,
    phone: row.official_phone,
  };
}

function personOf(row: ProviderRow): ProviderPersonName | null {
  if (row.entity_type !== PERSON) return null;
  return {
    first: row.first_name,
    middle: row.middle_name,
    last: row.last_name,
    prefix: row.name_prefix,
    suffix: row.name_suffix,
    credential: row.credential,
  };
}

type Entry = { readonly [key: string]: JsonValue };
const entriesOf = (column: JsonValue): readonly Entry[] =>
  Array.isArray(column) ? column.filter((entry): entry is Entry => typeof entry === 'object' && entry !== null) : [];
const textOf = (value: JsonValue | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

/** The codes whose names a record needs. */
export const taxonomyCodesOf = (row: ProviderRow): readonly string[] =>
  entriesOf(row.taxonomies).flatMap((entry) => textOf(entry['code']) ?? []);

function taxonomiesOf(row: ProviderRow, names: readonly TaxonomyRow[]): readonly ProviderTaxonomy[] {
  return entriesOf(row.taxonomies).map((entry) => {
    const known = names.find(({ code }) => code === entry['code']);
    return {
      code: textOf(entry['code']) ?? '',
      name: known ? [known.classification, known.specialization].filter((part) => part !== null).join(', ') : null,
      license: textOf(entry['license']),
      licenseState: textOf(entry['state']),
      primary: entry['switch'] === 'Y',
    };
  });
}

export function recordOf(row: ProviderRow, taxonomies: readonly TaxonomyRow[]): ProviderRecord {
  return {
    ...summaryOf(row),
    personName: personOf(row),
    official: officialOf(row),
    taxonomies: taxonomiesOf(row, taxonomies),
    soleProprietor: row.sole_proprietor,
    subpart: row.subpart,
    parentName: row.parent_name,
    enumeratedOn: row.enumerated_on,
    updatedOn: row.updated_on,
    certifiedOn: row.certified_on,
    deactivatedOn: row.deactivated_on,
    reactivatedOn: row.reactivated_on,
    replacementNpi: row.replacement_npi,
  };
}
