/**
 * From a row of whole.store.ts to the plain values of a whole record. Names of organizations and persons that stand in the
 * main file come before those of the side file.
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
} from './whole-record.rules.ts';
import type { CodeNames } from '../reference/code-names.store.ts';
import type { EndpointRow, OtherNameRow, PracticeLocationRow, WholeRow } from './whole.store.ts';

const PERSON = 1;
const ORGANIZATION = 2;

type PlaceRow = Omit<PracticeLocationRow, 'npi' | 'line' | 'phone_extension' | 'city_key' | 'file_day'>;

const nameIn = (names: ReadonlyMap<string, string>, code: string | null): string | null =>
  names.get(code ?? '') ?? null;

function placeOf(row: PlaceRow, { country }: CodeNames): WholePlace {
  return {
    line1: row.line_1,
    line2: row.line_2,
    city: row.city,
    state: row.state,
    postalCode: row.postal_code,
    country: row.country,
    countryName: nameIn(country, row.country),
    phone: row.phone,
    fax: row.fax,
  };
}

function mainPlaceOf(row: WholeRow, place: 'mailing' | 'practice', names: CodeNames): WholePlace | null {
  const parts = {
    line_1: row[`${place}_line_1`],
    line_2: row[`${place}_line_2`],
    city: row[`${place}_city`],
    state: row[`${place}_state`],
    postal_code: row[`${place}_postal_code`],
    country: row[`${place}_country`],
    phone: row[`${place}_phone`],
    fax: row[`${place}_fax`],
  };
  return isEmpty(parts) ? null : placeOf(parts, names);
}

function isEmpty(parts: object): boolean {
  return Object.values(parts).every((part) => part === null);
}

function personOf(row: WholeRow): WholePersonName | null {
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

function otherPersonOf(row: WholeRow): WholePersonName {
  return {
    first: row.other_first_name,
    middle: row.other_middle_name,
    last: row.other_last_name,
    prefix: row.other_name_prefix,
    suffix: row.other_name_suffix,
    credential: row.other_credential,
  };
}

function otherNamesOf(row: WholeRow): readonly WholeOtherName[] {
  const names: WholeOtherName[] = [];
  const { other_organization_name: organization, other_organization_name_type: code } = row;
  if (organization !== null) names.push({ code, organization, person: null, createdOn: null });
  const person = otherPersonOf(row);
  if (person.last !== null || person.first !== null)
    names.push({ code: row.other_last_name_type, organization: null, person, createdOn: null });
  for (const further of row.other_names) names.push(furtherNameOf(further));
  return names;
}

const furtherNameOf = (row: OtherNameRow): WholeOtherName => ({
  code: row.name_type,
  organization: row.name,
  person: null,
  createdOn: row.created_on,
});

function taxonomiesOf({ taxonomies }: WholeRow, { taxonomy }: CodeNames): readonly WholeTaxonomy[] {
  return taxonomies.map(({ code = '', license = null, state = null, group = null, ...slot }) => ({
    code,
    name: nameIn(taxonomy, code),
    license,
    licenseState: state,
    primary: slot.switch === 'Y',
    group,
  }));
}

function identifiersOf({ identifiers }: WholeRow, names: CodeNames): readonly WholeIdentifier[] {
  return identifiers.map(({ id = null, type = null, state = null, issuer = null }) => ({
    identifier: id,
    type,
    typeName: nameIn(names.identifier, type),
    state,
    issuer,
  }));
}

function endpointOf(row: EndpointRow, { country }: CodeNames): WholeEndpoint {
  return {
    type: row.endpoint_type,
    typeDescription: row.endpoint_type_description,
    address: row.endpoint,
    affiliation: row.affiliation,
    affiliationName: row.affiliation_name,
    description: row.endpoint_description,
    use: row.use_code,
    useDescription: row.use_description,
    otherUseDescription: row.other_use_description,
    contentType: row.content_type,
    contentDescription: row.content_description,
    otherContentDescription: row.other_content_description,
    place: {
      line1: row.affiliation_line_1,
      line2: row.affiliation_line_2,
      city: row.affiliation_city,
      state: row.affiliation_state,
      postalCode: row.affiliation_postal_code,
      country: row.affiliation_country,
      countryName: nameIn(country, row.affiliation_country),
    },
  };
}

function officialOf(row: WholeRow): WholeOfficial | null {
  const official = {
    first: row.official_first_name,
    middle: row.official_middle_name,
    last: row.official_last_name,
    prefix: row.official_name_prefix,
    suffix: row.official_name_suffix,
    credential: row.official_credential,
    title: row.official_title,
    phone: row.official_phone,
  };
  return isEmpty(official) ? null : official;
}

export function wholeRecordOf(row: WholeRow, names: CodeNames): WholeRecord {
  return {
    npi: row.npi,
    kind: row.entity_type === PERSON ? 'person' : row.entity_type === ORGANIZATION ? 'organization' : null,
    active: row.active === true,
    person: personOf(row),
    organizationName: row.organization_name,
    otherNames: otherNamesOf(row),
    mailing: mainPlaceOf(row, 'mailing', names),
    practice: mainPlaceOf(row, 'practice', names),
    practiceLocations: row.practice_locations.map((place) => ({
      ...placeOf(place, names),
      phoneExtension: place.phone_extension,
    })),
    taxonomies: taxonomiesOf(row, names),
    identifiers: identifiersOf(row, names),
    endpoints: row.endpoints.map((endpoint) => endpointOf(endpoint, names)),
    official: officialOf(row),
    sex: row.sex,
    soleProprietor: row.sole_proprietor,
    subpart: row.subpart,
    parentName: row.parent_name,
    einWithheld: row.ein_withheld === true,
    parentTinWithheld: row.parent_tin_withheld === true,
    enumeratedOn: row.enumerated_on,
    updatedOn: row.updated_on,
    certifiedOn: row.certified_on,
    deactivationReason: row.deactivation_reason,
    deactivatedOn: row.deactivated_on,
    reactivatedOn: row.reactivated_on,
    replacementNpi: row.replacement_npi,
  };
}
