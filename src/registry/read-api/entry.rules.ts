/**
 * A record as the read API shows it. Existing clients read these names, so their spelling, dialect and all, is not ours to
 * mend. Where a value is missing, `addresses` and `basic` leave its name out, and taxonomies and identifiers keep it with null.
 * Source: NPPES API 2.1 and the list of its output fields.
 */
import type {
  WholeEndpoint,
  WholeIdentifier,
  WholeOfficial,
  WholeOtherName,
  WholePersonName,
  WholePlace,
  WholeRecord,
  WholeTaxonomy,
} from '../provider/whole-record.rules.ts';

type Text = string | null | undefined;
/** Left out where undefined. */
type Part = Readonly<Record<string, Text>>;

export interface ReadEntry {
  readonly created_epoch: Text;
  readonly enumeration_type: 'NPI-1' | 'NPI-2';
  readonly last_updated_epoch: Text;
  readonly number: string;
  readonly addresses: readonly Part[];
  readonly practiceLocations: readonly Part[];
  readonly basic: Part;
  readonly taxonomies: readonly object[];
  readonly identifiers: readonly Part[];
  readonly endpoints: readonly Part[];
  readonly other_names: readonly Part[];
}

/** Old records say so where they know of no prefix or suffix; newer ones leave it out. Certification came later. */
const UNKNOWN = '--';
const WITHHELD = '<UNAVAIL>';

const orAbsent = (text: string | null): string | undefined => text ?? undefined;

export function readEntry(record: WholeRecord): ReadEntry {
  return {
    created_epoch: epochOf(record.enumeratedOn),
    enumeration_type: record.kind === 'organization' ? 'NPI-2' : 'NPI-1',
    last_updated_epoch: epochOf(record.updatedOn),
    number: record.npi,
    addresses: [...addressOf(record.practice, 'LOCATION'), ...addressOf(record.mailing, 'MAILING')],
    practiceLocations: record.practiceLocations.flatMap((place) => addressOf(place, 'LOCATION')),
    basic: basicOf(record),
    taxonomies: record.taxonomies.map(taxonomyOf),
    identifiers: record.identifiers.map(identifierOf),
    endpoints: record.endpoints.map(endpointOf),
    other_names: record.otherNames.map(otherNameOf),
  };
}

/** Milliseconds, at the beginning of that day in UTC. */
const epochOf = (day: string | null): string | undefined => (day === null ? undefined : String(Date.parse(day)));

const military = new Set(['AA', 'AE', 'AP']);

/** Domestic, foreign or military; nothing of a place of which nothing is known. */
function addressType(place: Omit<WholePlace, 'phone' | 'fax'>): string | undefined {
  const { country, state } = place;
  if (country === null && state === null && place.city === null && place.line1 === null) return undefined;
  if (country !== null && country !== 'US') return 'FGN';
  return military.has(state ?? '') ? 'MIL' : 'DOM';
}

const placePart = (place: Omit<WholePlace, 'phone' | 'fax'>) => ({
  country_code: orAbsent(place.country),
  country_name: orAbsent(place.countryName),
  address_type: addressType(place),
  address_1: orAbsent(place.line1),
  address_2: orAbsent(place.line2),
  city: orAbsent(place.city),
  state: orAbsent(place.state),
  postal_code: orAbsent(place.postalCode),
});

function addressOf(place: WholePlace | null, purpose: 'LOCATION' | 'MAILING'): readonly Part[] {
  if (place === null) return [];
  return [
    {
      address_purpose: purpose,
      ...placePart(place),
      telephone_number: phoneOf(place.phone),
      fax_number: phoneOf(place.fax),
    },
  ];
}

/** Ten digits as ddd-ddd-dddd; anything else as filed. */
const phoneOf = (phone: string | null): string | undefined =>
  phone?.replace(/^([0-9]{3})([0-9]{3})([0-9]{4})$/, '$1-$2-$3');

const answered: Readonly<Record<string, string>> = { Y: 'YES', N: 'NO' };
const yesOrNo = (code: string | null): string | undefined => (code === null ? undefined : (answered[code] ?? code));

function basicOf(record: WholeRecord): Part {
  const ifMissing = record.certifiedOn === null ? UNKNOWN : undefined;
  return {
    ...(record.person ? personPart(record.person, ifMissing) : {}),
    ...(record.kind === 'organization' ? organizationPart(record) : {}),
    sole_proprietor: yesOrNo(record.soleProprietor),
    gender: orAbsent(record.sex),
    sex: orAbsent(record.sex),
    enumeration_date: orAbsent(record.enumeratedOn),
    last_updated: orAbsent(record.updatedOn),
    certification_date: orAbsent(record.certifiedOn),
    status: 'A',
    deactivation_reason_code: orAbsent(record.deactivationReason),
    deactivation_date: orAbsent(record.deactivatedOn),
    reactivation_date: orAbsent(record.reactivatedOn),
    replacement_npi: orAbsent(record.replacementNpi),
    ...(record.official ? officialPart(record.official, ifMissing) : {}),
  };
}

const personPart = (person: WholePersonName, ifMissing: string | undefined): Part => ({
  first_name: orAbsent(person.first),
  last_name: orAbsent(person.last),
  middle_name: orAbsent(person.middle),
  credential: orAbsent(person.credential),
  name_prefix: person.prefix ?? ifMissing,
  name_suffix: person.suffix ?? ifMissing,
});

const organizationPart = (record: WholeRecord): Part => ({
  organization_name: orAbsent(record.organizationName),
  organizational_subpart: yesOrNo(record.subpart),
  ein: record.einWithheld ? WITHHELD : undefined,
  parent_organization_legal_business_name: orAbsent(record.parentName),
  parent_organization_ein: record.parentTinWithheld ? WITHHELD : undefined,
});

const officialPart = (official: WholeOfficial, ifMissing: string | undefined): Part => ({
  authorized_official_first_name: orAbsent(official.first),
  authorized_official_last_name: orAbsent(official.last),
  authorized_official_middle_name: orAbsent(official.middle),
  authorized_official_telephone_number: phoneOf(official.phone),
  authorized_official_title_or_position: orAbsent(official.title),
  authorized_official_credential: orAbsent(official.credential),
  authorized_official_name_prefix: official.prefix ?? ifMissing,
  authorized_official_name_suffix: official.suffix ?? ifMissing,
});

/** Files have the code, alone or with its name in capitals. */
const groups: Readonly<Record<string, string>> = {
  '193200000X': '193200000X - Multi-Specialty Group',
  '193400000X': '193400000X - Single Specialty Group',
};

const TAXONOMY_CODE_LENGTH = 10;

const taxonomyOf = (taxonomy: WholeTaxonomy) => ({
  code: taxonomy.code,
  taxonomy_group:
    taxonomy.group === null ? '' : (groups[taxonomy.group.slice(0, TAXONOMY_CODE_LENGTH)] ?? taxonomy.group),
  desc: taxonomy.name ?? '',
  state: taxonomy.licenseState,
  license: taxonomy.license,
  primary: taxonomy.primary,
});

const identifierOf = (identifier: WholeIdentifier): Part => ({
  code: identifier.type,
  desc: identifier.typeName ?? '',
  issuer: identifier.issuer,
  identifier: identifier.identifier,
  state: identifier.state,
});

const endpointOf = (endpoint: WholeEndpoint): Part => ({
  endpointType: orAbsent(endpoint.type),
  endpointTypeDescription: orAbsent(endpoint.typeDescription),
  endpoint: orAbsent(endpoint.address),
  endpointDescription: orAbsent(endpoint.description),
  affiliation: orAbsent(endpoint.affiliation),
  affiliationName: orAbsent(endpoint.affiliationName),
  use: orAbsent(endpoint.use),
  useDescription: orAbsent(endpoint.useDescription),
  useOtherDescription: orAbsent(endpoint.otherUseDescription),
  contentType: orAbsent(endpoint.contentType),
  contentTypeDescription: orAbsent(endpoint.contentDescription),
  contentOtherDescription: orAbsent(endpoint.otherContentDescription),
  ...placePart(endpoint.place),
});

const kindsOfNames: Readonly<Record<string, string>> = {
  '1': 'Former Name',
  '2': 'Professional Name',
  '3': 'Doing Business As',
  '4': 'Former Legal Business Name',
  '5': 'Other Name',
};

function otherNameOf({ code, organization, person }: WholeOtherName): Part {
  const kind = { type: kindsOfNames[code ?? ''] ?? 'Other Name', code };
  if (person === null) return { organization_name: organization, ...kind };
  return {
    ...kind,
    credential: orAbsent(person.credential),
    first_name: orAbsent(person.first),
    last_name: orAbsent(person.last),
    middle_name: orAbsent(person.middle),
    prefix: person.prefix ?? UNKNOWN,
    suffix: person.suffix ?? UNKNOWN,
  };
}
