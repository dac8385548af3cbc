/**
 * Twelve providers that do not exist, for the demo and for tests: those of the cast, and others that a search must tell
 * from them. NPIs begin with 2, which the real registry has not reached; phones are 555-01xx, reserved for fiction.
 */
import { npiCheckDigit } from '../../src/vocabulary/npi.ts';

/** Nine digits and the check digit that belongs to them. */
const npi = (firstNine: string): string => firstNine + npiCheckDigit(firstNine);

export const castNpis = {
  daraLind: npi('200000101'),
  lakesideClinic: npi('200000201'),
  lakesideClinicWest: npi('200000202'),
  hillStreetPharmacy: npi('200000301'),
} as const;

/** Values of a row by the header of the column; columns not named are empty. */
export type FileRow = Readonly<Record<string, string>>;

interface Place {
  readonly line1: string;
  readonly line2?: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly phone: string;
}

const addressAt = (place: Place, purpose: 'Mailing' | 'Practice Location'): FileRow => ({
  [`Provider First Line Business ${purpose} Address`]: place.line1,
  [`Provider Second Line Business ${purpose} Address`]: place.line2 ?? '',
  [`Provider Business ${purpose} Address City Name`]: place.city,
  [`Provider Business ${purpose} Address State Name`]: place.state,
  [`Provider Business ${purpose} Address Postal Code`]: place.zip,
  [`Provider Business ${purpose} Address Country Code (If outside U.S.)`]: 'US',
  [`Provider Business ${purpose} Address Telephone Number`]: place.phone,
});

const taxonomy = (code: string, license = '', state = ''): FileRow => ({
  'Healthcare Provider Taxonomy Code_1': code,
  'Provider License Number_1': license,
  'Provider License Number State Code_1': state,
  'Healthcare Provider Primary Taxonomy Switch_1': 'Y',
});

const dates = (enumerated: string, updated: string): FileRow => ({
  'Provider Enumeration Date': enumerated,
  'Last Update Date': updated,
  'Certification Date': updated,
});

interface Person {
  readonly first: string;
  readonly middle?: string;
  readonly last: string;
  readonly credential: string;
  readonly sex: 'F' | 'M';
  readonly soleProprietor: 'Y' | 'N';
}

const person = (number: string, who: Person, place: Place, rest: FileRow): FileRow => ({
  NPI: number,
  'Entity Type Code': '1',
  'Provider Last Name (Legal Name)': who.last,
  'Provider First Name': who.first,
  'Provider Middle Name': who.middle ?? '',
  'Provider Credential Text': who.credential,
  'Provider Sex Code': who.sex,
  'Is Sole Proprietor': who.soleProprietor,
  ...addressAt(place, 'Mailing'),
  ...addressAt(place, 'Practice Location'),
  ...rest,
});

interface Official {
  readonly first: string;
  readonly last: string;
  readonly title: string;
}

const organization = (number: string, name: string, official: Official, place: Place, rest: FileRow): FileRow => ({
  NPI: number,
  'Entity Type Code': '2',
  'Employer Identification Number (EIN)': '<UNAVAIL>',
  'Provider Organization Name (Legal Business Name)': name,
  'Authorized Official Last Name': official.last,
  'Authorized Official First Name': official.first,
  'Authorized Official Title or Position': official.title,
  'Authorized Official Telephone Number': place.phone,
  'Is Organization Subpart': 'N',
  ...addressAt(place, 'Mailing'),
  ...addressAt(place, 'Practice Location'),
  ...rest,
});

const doingBusinessAs = (name: string): FileRow => ({
  'Provider Other Organization Name': name,
  'Provider Other Organization Name Type Code': '3',
});

const ada: Official = { first: 'Ada', last: 'Okafor', title: 'Chief Executive Officer' };
const lakeRoad: Place = {
  line1: '12 Lake Road',
  city: 'Springfield',
  state: 'IL',
  zip: '627010012',
  phone: '2175550112',
};

const people: readonly FileRow[] = [
  person(
    castNpis.daraLind,
    { first: 'Dara', last: 'Lind', credential: 'M.D.', sex: 'F', soleProprietor: 'Y' },
    { line1: '48 Orchard Lane', city: 'Springfield', state: 'IL', zip: '627020048', phone: '2175550101' },
    { ...taxonomy('207Q00000X', '036000101', 'IL'), ...dates('03/12/2019', '02/03/2025') },
  ),
  person(
    npi('200000102'),
    { first: 'Marco', last: 'Silva', credential: 'M.D.', sex: 'M', soleProprietor: 'N' },
    lakeRoad,
    { ...taxonomy('208000000X', '036000102', 'IL'), ...dates('07/01/2020', '07/01/2024') },
  ),
  person(
    npi('200000103'),
    { first: 'June', middle: 'Ellen', last: 'Hartley', credential: 'APRN, FNP-C', sex: 'F', soleProprietor: 'N' },
    lakeRoad,
    { ...taxonomy('363LF0000X', '209000103', 'IL'), ...dates('09/15/2021', '09/15/2025') },
  ),
  person(
    npi('200000104'),
    { first: 'Samuel', last: 'Osei', credential: 'PT, DPT', sex: 'M', soleProprietor: 'Y' },
    { line1: '9 Harbor Street', city: 'Milwaukee', state: 'WI', zip: '532020009', phone: '4145550104' },
    { ...taxonomy('225100000X', 'PT-00104', 'WI'), ...dates('01/20/2018', '11/04/2024') },
  ),
];

const organizations: readonly FileRow[] = [
  organization(castNpis.lakesideClinic, 'Lakeside Clinic', ada, lakeRoad, {
    ...taxonomy('261QP2300X'),
    ...dates('05/02/2016', '04/14/2025'),
  }),
  organization(
    castNpis.lakesideClinicWest,
    'Lakeside Clinic',
    ada,
    { line1: '300 Prairie Avenue', city: 'Decatur', state: 'IL', zip: '625220300', phone: '2175550130' },
    {
      ...doingBusinessAs('Lakeside Clinic West'),
      ...taxonomy('261QP2300X'),
      ...dates('08/22/2022', '04/14/2025'),
      'Is Organization Subpart': 'Y',
      'Parent Organization LBN': 'Lakeside Clinic',
    },
  ),
  organization(
    castNpis.hillStreetPharmacy,
    'Hill Street Pharmacy',
    { first: 'Priya', last: 'Nair', title: 'Owner' },
    { line1: '77 Hill Street', city: 'Portland', state: 'OR', zip: '972050077', phone: '5035550177' },
    { ...taxonomy('3336C0003X', 'RP-000301', 'OR'), ...dates('10/10/2014', '01/08/2025') },
  ),
  organization(
    npi('200000203'),
    'Lakeview Dental Group, P.C.',
    { first: 'Ruth', last: 'Engel', title: 'Practice Manager' },
    { line1: '5 Shore Drive', line2: 'Suite 2', city: 'Madison', state: 'WI', zip: '537030005', phone: '6085550105' },
    { ...doingBusinessAs('Lakeview Smiles'), ...taxonomy('261QD0000X'), ...dates('02/17/2017', '06/30/2024') },
  ),
  organization(
    npi('200000302'),
    'Northgate Imaging Center, LLC',
    { first: 'Hugo', last: 'Brandt', title: 'Director' },
    { line1: '1200 Northgate Way', city: 'Salem', state: 'OR', zip: '973011200', phone: '5035550120' },
    {
      'Provider Other Organization Name': 'Northgate X-Ray',
      'Provider Other Organization Name Type Code': '4',
      ...taxonomy('261QR0200X'),
      ...dates('06/05/2015', '03/19/2025'),
    },
  ),
  organization(
    npi('200000303'),
    'Willow Creek Home Health, Inc.',
    { first: 'Nadia', last: 'Karim', title: 'Administrator' },
    { line1: '640 Willow Creek Road', city: 'Peoria', state: 'IL', zip: '616020640', phone: '3095550164' },
    { ...taxonomy('251E00000X'), ...dates('12/01/2011', '12/02/2024') },
  ),
  organization(
    npi('200000304'),
    'Cedar Point Ambulance Association',
    { first: 'Leo', last: 'Farrow', title: 'Treasurer' },
    { line1: '2 Station Square', city: 'Eugene', state: 'OR', zip: '974010002', phone: '5415550102' },
    { ...taxonomy('3416L0300X'), ...dates('04/28/2009', '05/21/2024') },
  ),
  organization(
    npi('200000305'),
    'Old Mill Medical Group',
    { first: 'Irene', last: 'Voss', title: 'President' },
    { line1: '31 Mill Lane', city: 'Springfield', state: 'IL', zip: '627030031', phone: '2175550131' },
    {
      ...taxonomy('261QM1300X'),
      ...dates('09/09/2010', '10/31/2023'),
      'NPI Deactivation Date': '11/15/2023',
    },
  ),
];

export const fictionalProviders: readonly FileRow[] = [...people, ...organizations];
