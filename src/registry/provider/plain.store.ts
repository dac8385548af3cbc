/**
 * From a row of `registry.provider` to the plain values of record.store.ts.
 * The word for a kind of name comes from its code: 3 is doing business as, 4 and 1 are former, 2 is professional.
 */
import type { ProviderRow } from './provider.store.ts';
import type { OtherName, ProviderAddress, ProviderSummary } from './record.store.ts';

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
