/** Invented providers for tests of the search, each by a number of its own, and what a query finds of them. */
import type { FileRow } from '../db/seeds/fictional-providers.ts';
import { findNpis } from '../src/registry/search/find-npis.actions.ts';
import type { MatchRank, NameCriterion, ProviderQuery } from '../src/registry/search/provider-query.rules.ts';
import { npiNumber, organizationRow, personRow, registryWorld, type RegistryWorld } from './registry-world.ts';

const practice = (city: string, state: string, zip: string, country = 'US'): FileRow => ({
  'Provider Business Practice Location Address City Name': city,
  'Provider Business Practice Location Address State Name': state,
  'Provider Business Practice Location Address Postal Code': zip,
  'Provider Business Practice Location Address Country Code (If outside U.S.)': country,
});
const mailing = (city: string, state: string, zip: string): FileRow => ({
  'Provider Business Mailing Address City Name': city,
  'Provider Business Mailing Address State Name': state,
  'Provider Business Mailing Address Postal Code': zip,
  'Provider Business Mailing Address Country Code (If outside U.S.)': 'US',
});
const specialty = (...codes: readonly string[]): FileRow =>
  Object.fromEntries(
    codes.flatMap((code, index) => [
      [`Healthcare Provider Taxonomy Code_${index + 1}`, code],
      [`Healthcare Provider Primary Taxonomy Switch_${index + 1}`, index === 0 ? 'Y' : 'N'],
    ]),
  );

export const [FAMILY, HEART] = ['207Q00000X', '207RC0000X'];

/** By number, so that a test names whom it expects. */
const rows: readonly FileRow[] = [
  personRow(npiNumber(1), 'MOORE', 'ROBERT', { ...practice('CASPER', 'WY', '826011234'), ...specialty(FAMILY) }),
  personRow(npiNumber(2), 'MOORE', 'BOB', { ...practice('LARAMIE', 'WY', '82070'), ...specialty(HEART, FAMILY) }),
  personRow(npiNumber(3), 'MOOREHEAD', 'ROBERTA', {
    ...practice('CASPER', 'WY', '82604'),
    ...mailing('BOISE', 'ID', '83701'),
    'Provider Other Last Name': 'MOORE',
    'Provider Other First Name': 'ROBERTA',
    'Provider Other Last Name Type Code': '1',
  }),
  personRow(npiNumber(4), 'SILVA', 'ANA', practice('SAO PAULO', 'SP', '013045', 'BR')),
  organizationRow(npiNumber(5), 'CASPER HEART CENTER', {
    ...practice('CASPER', 'WY', '82601'),
    ...specialty(HEART),
    'Authorized Official Last Name': 'MOORE',
    'Authorized Official First Name': 'JUNE',
  }),
  organizationRow(npiNumber(6), 'HEART CENTER', { ...practice('BOISE', 'ID', '83702'), ...specialty(HEART) }),
  organizationRow(npiNumber(7), 'HEART CENTER OF BOISE', practice('BOISE', 'ID', '83702')),
  organizationRow(npiNumber(8), 'CENTER FOR THE HEART, LLC', {
    ...practice('BOISE', 'ID', '83704'),
    'Provider Other Organization Name': 'BOISE HEART CENTER',
    'Provider Other Organization Name Type Code': '3',
  }),
  personRow(npiNumber(10), 'TREMBLAY', 'LUC', practice('MARKHAM', 'ON', 'L6B 0P9', 'CA')),
  personRow(npiNumber(11), 'GAGNON', 'EVE', practice('MARKHAM', 'ON', 'L6B0P9', 'CA')),
];

const numbers = new Map(Array.from({ length: 130 }, (_, n) => [npiNumber(n), n]));
export const numberOf = (npi: string): number | undefined => numbers.get(npi);

export interface SearchedWorld extends RegistryWorld {
  search(query: ProviderQuery): Promise<readonly [number | undefined, MatchRank][]>;
  found(query: ProviderQuery): Promise<readonly (number | undefined)[]>;
}

export async function searchedWorld(): Promise<SearchedWorld> {
  const world = await registryWorld();
  await world.importRows([
    ...rows,
    { NPI: npiNumber(9), 'NPI Deactivation Date': '01/02/2024' },
    ...Array.from({ length: 30 }, (_, n) =>
      personRow(
        npiNumber(100 + n),
        `WEST${'ABC'[n % 3]}`,
        n % 2 === 0 ? 'ALEX' : 'SANDY',
        practice('CODY', 'WY', '82414'),
      ),
    ),
  ]);
  const search = async (query: ProviderQuery): Promise<readonly [number | undefined, MatchRank][]> => {
    const outcome = await findNpis(world.ctx, query, { limit: 100 });
    if (!outcome.ok) throw new Error(outcome.reason);
    return outcome.value.found.map(({ npi, rank }) => [numberOf(npi), rank]);
  };
  return { ...world, search, found: async (query) => (await search(query)).map(([n]) => n) };
}

export const exactly = (text: string): NameCriterion => ({ text, match: 'exact' });
export const prefix = (text: string): NameCriterion => ({ text, match: 'prefix' });
