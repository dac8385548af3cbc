/**
 * A person and an organization of whom all four files say everything that they can, for tests of what shows whole records;
 * and what is left of one of whom only the deactivation is known. The registry's dialect of texts: capitals.
 */
import type { FileRow } from '../db/seeds/fictional-providers.ts';
import { mainFile, sideFile } from '../db/seeds/registry-files.ts';
import { npiNumber, organizationRow, personRow, type RegistryWorld } from './registry-world.ts';

export const wholeNpis = {
  person: npiNumber(7001),
  organization: npiNumber(7002),
  deactivated: npiNumber(7003),
  bareDeactivation: npiNumber(7004),
} as const;

const address = (kind: 'Mailing' | 'Practice Location', street: string, phone: string): FileRow => ({
  [`Provider First Line Business ${kind} Address`]: street,
  [`Provider Second Line Business ${kind} Address`]: 'STE 4',
  [`Provider Business ${kind} Address City Name`]: 'CAÑON CITY',
  [`Provider Business ${kind} Address State Name`]: 'CO',
  [`Provider Business ${kind} Address Postal Code`]: '812120001',
  [`Provider Business ${kind} Address Country Code (If outside U.S.)`]: 'US',
  [`Provider Business ${kind} Address Telephone Number`]: phone,
  [`Provider Business ${kind} Address Fax Number`]: '7195550109',
});

const dates: FileRow = {
  'Provider Enumeration Date': '05/23/2005',
  'Last Update Date': '01/02/2025',
  'Certification Date': '01/01/2025',
  'NPI Deactivation Date': '02/03/2020',
  'NPI Reactivation Date': '03/04/2020',
};

const person = personRow(wholeNpis.person, 'HARTLEY', 'JUNE', {
  ...dates,
  'Provider Middle Name': 'ELLEN',
  'Provider Name Prefix Text': 'DR.',
  'Provider Name Suffix Text': 'III',
  'Provider Credential Text': 'M.D.',
  'Provider Other Last Name': 'MOSS',
  'Provider Other First Name': 'JUNE',
  'Provider Other Middle Name': 'E',
  'Provider Other Name Prefix Text': 'MS.',
  'Provider Other Name Suffix Text': 'JR.',
  'Provider Other Credential Text': 'D.O.',
  'Provider Other Last Name Type Code': '1',
  ...address('Mailing', 'PO BOX 12', '7195550107'),
  ...address('Practice Location', '1 MAIN ST', '7195550108'),
  'Provider Sex Code': 'F',
  'Is Sole Proprietor': 'Y',
  'Replacement NPI': npiNumber(7009),
  'Healthcare Provider Taxonomy Code_1': '207KA0200X',
  'Provider License Number_1': '36-12',
  'Provider License Number State Code_1': 'CO',
  'Healthcare Provider Primary Taxonomy Switch_1': 'Y',
  'Healthcare Provider Taxonomy Code_3': '999Z00000X',
  'Healthcare Provider Primary Taxonomy Switch_3': 'N',
  'Other Provider Identifier_1': '0012',
  'Other Provider Identifier Type Code_1': '05',
  'Other Provider Identifier State_1': 'CO',
  'Other Provider Identifier_2': 'A-77',
  'Other Provider Identifier Type Code_2': '01',
  'Other Provider Identifier Issuer_2': 'BLUE PLAN',
});

const organization = organizationRow(wholeNpis.organization, "ST. MARY'S CLINIC", {
  ...dates,
  'Employer Identification Number (EIN)': '<UNAVAIL>',
  'Provider Other Organization Name': 'ST MARYS',
  'Provider Other Organization Name Type Code': '3',
  ...address('Mailing', 'PO BOX 13', '7195550110'),
  'Authorized Official Last Name': 'OKAFOR',
  'Authorized Official First Name': 'ADA',
  'Authorized Official Middle Name': 'N',
  'Authorized Official Title or Position': 'CEO',
  'Authorized Official Telephone Number': '7195550111',
  'Authorized Official Name Prefix Text': 'MRS.',
  'Authorized Official Name Suffix Text': 'SR.',
  'Authorized Official Credential Text': 'MBA',
  'Is Organization Subpart': 'Y',
  'Parent Organization LBN': 'ST. MARY HEALTH',
  'Parent Organization TIN': '<UNAVAIL>',
  'Healthcare Provider Taxonomy Code_1': '261QP2300X',
  'Healthcare Provider Taxonomy Group_1': '193200000X',
  'Healthcare Provider Primary Taxonomy Switch_1': 'Y',
});

const otherNames = [
  [wholeNpis.organization, 'MARIA CLINIC', '4', '01/02/2024'],
  [wholeNpis.organization, 'ANY CLINIC', '5', ''],
];

const practiceLocations = [
  [wholeNpis.organization, '9 Z ST', '', 'RIVERTON', 'WY', '82501', 'US', '3075550101', '12', '3075550102'],
  [wholeNpis.organization, '1 A ST', 'STE 4', 'VANCOUVER', 'BC', 'V5K0A1', 'CA', '', '', ''],
];

const endpoints = [
  [
    wholeNpis.person,
    'FHIR',
    'FHIR URL',
    'https://fhir.example/r4',
    'Y',
    'MAIN SERVER',
    "ST. MARY'S CLINIC",
    'HIE',
    'Health Information Exchange (HIE)',
    'OTHER USE',
    'OTHER',
    'Other',
    'PATIENT SUMMARIES',
    '2 MAIN ST',
    'FLOOR 3',
    'LYON',
    'RHONE',
    'FR',
    '69001',
  ],
];

export async function importWholeProviders(world: Pick<RegistryWorld, 'importAll'>): Promise<void> {
  const days = '20250101-20250107';
  const outcome = await world.importAll([
    mainFile(
      [
        person,
        organization,
        organizationRow(wholeNpis.deactivated, 'OLD MILL GROUP', { 'NPI Deactivation Date': '11/15/2024' }),
        { NPI: wholeNpis.bareDeactivation, 'NPI Deactivation Date': '12/01/2024' },
      ],
      days,
    ),
    sideFile('other-names', otherNames, days),
    sideFile('practice-locations', practiceLocations, days),
    sideFile('endpoints', endpoints, days),
  ]);
  if (!outcome.ok || outcome.value.some(({ rowsRejected }) => rowsRejected > 0))
    throw new Error('Not all was imported');
}
