/**
 * The n-th line of a file of invented providers, as a main file of form V.2 has it. Shares are those of a real weekly file:
 * persons and organizations, taxonomies, identifiers, deactivated rows.
 */
import { npiCheckDigit } from '../../vocabulary/npi.ts';
import { IDENTIFIER_SLOTS, TAXONOMY_SLOTS } from '../import/headers.rules.ts';
import { drawn, zipfTable, type Random } from './random.rules.ts';
import {
  ABROAD,
  CITIES,
  CREDENTIALS,
  GIVEN_NAMES,
  ISSUERS,
  LEGAL_FORMS,
  ORGANIZATION_WORDS,
  STATES,
  STREET_KINDS,
  STREETS,
  SURNAMES,
  TITLES,
} from './words.rules.ts';

export interface Taxonomies {
  readonly persons: readonly string[];
  readonly organizations: readonly string[];
}

/**
 * Numbers 20… to 27…: those that begin with 29 are the cast's and the tests'. A seed that is so much larger gives the same
 * numbers with other records.
 */
export const NUMBERS = 80_000_000;
export const STRIDE = 48_271;

/** The n-th number of a file; all are different, and follow no order, as real ones do. */
export function synthesizedNpi(n: number, seed: number): string {
  const body = (n * STRIDE + (seed % NUMBERS)) % NUMBERS;
  const firstNine = `2${String(body).padStart(8, '0')}`;
  return firstNine + npiCheckDigit(firstNine);
}

const surnames = zipfTable(SURNAMES.length, 40);
const givenNames = zipfTable(GIVEN_NAMES.length, 20);
const cities = zipfTable(CITIES.length, 30);
const codes = zipfTable(400, 4);

const pick = (random: Random, from: readonly string[]): string => from[random.below(from.length)] ?? '';
const digits = (random: Random, count: number): string => {
  const value = String(random.below(10 ** count));
  return value.padStart(count, '0');
};
const empties = (count: number): string => ',""'.repeat(count);
const EMPTIES = Array.from({ length: 331 }, (_, count) => empties(count));
const gap = (count: number): string => EMPTIES[count] ?? '';
const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

const FIRST_YEAR = 2005;
const YEARS = 20;
/** A day as MM/DD/YYYY, in the year that is so many after 2005. */
const day = (random: Random, year: number): string =>
  `${two(1 + random.below(12))}/${two(1 + random.below(28))}/${FIRST_YEAR + year}`;

interface Place {
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly country: string;
}

/** A city lies in one state and has more ZIPs the more people it has. */
function placeOf(random: Random): Place {
  if (random.chance(0.0004))
    return { city: pick(random, CITIES), state: 'ZZ', zip: digits(random, 6), country: pick(random, ABROAD) };
  const rank = drawn(random, cities);
  const state = STATES[(rank * 37) % STATES.length] ?? 'CA';
  const zips = rank < 50 ? 40 : rank < 500 ? 8 : 1 + (rank % 3);
  const five = String(10_000 + ((rank * 9973 + random.below(zips)) % 89_000));
  const zip = five + (random.chance(0.85) ? digits(random, 4) : '');
  return { city: CITIES[rank] ?? '', state, zip, country: 'US' };
}

function address(random: Random, { city, state, zip, country }: Place): string {
  const line = `${1 + random.below(9999)} ${pick(random, STREETS)} ${pick(random, STREET_KINDS)}`;
  const suite = random.chance(0.25) ? `STE ${100 + random.below(900)}` : '';
  const phone = `${200 + random.below(700)}55501${digits(random, 2)}`;
  const fax = random.chance(0.3) ? `${phone.slice(0, 8)}${digits(random, 2)}` : '';
  return `,"${line}","${suite}","${city}","${state}","${zip}","${country}","${phone}","${fax}"`;
}

/** Mailing, then practice; most have one for both. */
function addresses(random: Random, practice: Place): string {
  const one = address(random, practice);
  if (random.chance(0.65)) return one + one;
  return address(random, random.chance(0.5) ? practice : placeOf(random)) + one;
}

/** How many: the share of each number, summed up. */
const howMany = (random: Random, sums: readonly number[]): number => {
  const point = random.below(100_000);
  const index = sums.findIndex((sum) => point < sum);
  return index < 0 ? sums.length : index;
};
const TAXONOMY_SHARES = [
  0, 72_500, 91_000, 96_500, 98_600, 99_300, 99_650, 99_800, 99_880, 99_920, 99_950, 99_965, 99_975, 99_985, 99_990,
];
const IDENTIFIER_SHARES = [
  88_000, 95_700, 97_900, 98_800, 99_200, 99_450, 99_600, 99_700, 99_780, 99_840, 99_880, 99_910, 99_940, 99_960,
];

function taxonomies(random: Random, count: number, known: readonly string[], state: string): string {
  let text = '';
  for (let slot = 0; slot < count; slot += 1) {
    const code = known[drawn(random, codes) % known.length] ?? '';
    const license = random.chance(0.6) ? `"${digits(random, 6)}","${state}"` : '"",""';
    text += `,"${code}",${license},"${slot === 0 ? 'Y' : 'N'}"`;
  }
  return text + gap(4 * (TAXONOMY_SLOTS - count));
}

function identifiers(random: Random, state: string): string {
  const count = howMany(random, IDENTIFIER_SHARES);
  let text = '';
  for (let slot = 0; slot < count; slot += 1) {
    const isOther = random.chance(0.35);
    text += `,"${digits(random, 8)}","${isOther ? '01' : '05'}","${state}","${isOther ? pick(random, ISSUERS) : ''}"`;
  }
  return text + gap(4 * (IDENTIFIER_SLOTS - count));
}

/** Enumeration, last update, then reason and dates of deactivation. */
function dates(random: Random, enumerated: number, updated: number): string {
  const back = random.chance(0.004) ? `,"","${day(random, updated)}","${FIRST_DAY_BACK}"` : gap(3);
  return `,"${day(random, enumerated)}","${day(random, updated)}"${back}`;
}
const FIRST_DAY_BACK = `01/02/${FIRST_YEAR + YEARS}`;

function person(random: Random, known: readonly string[], enumerated: number, updated: number): string {
  const [last, first] = [SURNAMES[drawn(random, surnames)], GIVEN_NAMES[drawn(random, givenNames)]];
  const middle = random.chance(0.5) ? GIVEN_NAMES[drawn(random, givenNames)] : '';
  const credential = random.chance(0.6) ? pick(random, CREDENTIALS) : '';
  const names = `,"","${last}","${first}","${middle}","${random.chance(0.2) ? 'DR.' : ''}","","${credential}","",""`;
  const other = random.chance(0.08) ? `,"${SURNAMES[drawn(random, surnames)]}","${first}","","","","","1"` : gap(7);
  const practice = placeOf(random);
  const count = howMany(random, TAXONOMY_SHARES);
  return (
    `,"1","",""${names}${other}${addresses(random, practice)}${dates(random, enumerated, updated)}` +
    `,"${random.chance(0.6) ? 'F' : 'M'}"${gap(5)}` +
    taxonomies(random, count, known, practice.state) +
    identifiers(random, practice.state) +
    `,"${random.chance(0.3) ? 'Y' : 'N'}"${gap(6)}${gap(TAXONOMY_SLOTS)}`
  );
}

function organizationName(random: Random): string {
  const front = random.chance(0.5) ? SURNAMES[drawn(random, surnames)] : CITIES[drawn(random, cities)];
  const words = `${pick(random, ORGANIZATION_WORDS)} ${pick(random, ORGANIZATION_WORDS)}`;
  return `${front} ${words}${pick(random, LEGAL_FORMS)}`;
}

function organization(random: Random, known: readonly string[], enumerated: number, updated: number): string {
  const other = random.chance(0.3) ? `,"${organizationName(random)}","3"` : gap(2);
  const practice = placeOf(random);
  const [last, first] = [SURNAMES[drawn(random, surnames)], GIVEN_NAMES[drawn(random, givenNames)]];
  const official = `,"${last}","${first}","","${pick(random, TITLES)}","${200 + random.below(700)}55501${digits(random, 2)}"`;
  const count = howMany(random, TAXONOMY_SHARES);
  const isSubpart = random.chance(0.1);
  const group = random.chance(0.5) ? '193400000X' : '';
  return (
    `,"2","","<UNAVAIL>","${organizationName(random)}"${gap(6)}${other}${gap(7)}` +
    `${addresses(random, practice)}${dates(random, enumerated, updated)},""${official}` +
    taxonomies(random, count, known, practice.state) +
    identifiers(random, practice.state) +
    `,"","${isSubpart ? 'Y' : 'N'}","${isSubpart ? organizationName(random) : ''}","","","","${pick(random, CREDENTIALS)}"` +
    `,"${group}"${gap(TAXONOMY_SLOTS - 1)}`
  );
}

/** Columns before and behind the date of a bare deactivation. */
const BEFORE_DEACTIVATION = 38;
const BEHIND_DEACTIVATION = 290;

/** One line with its line break. */
export function providerLine(random: Random, n: number, seed: number, known: Taxonomies): string {
  const npi = `"${synthesizedNpi(n, seed)}"`;
  const enumerated = random.below(YEARS);
  const updated = enumerated + random.below(YEARS - enumerated);
  const kind = random.below(1000);
  if (kind < 30) return `${npi}${gap(BEFORE_DEACTIVATION)},"${day(random, updated)}"${gap(BEHIND_DEACTIVATION)}\n`;
  const record =
    kind < 800
      ? person(random, known.persons, enumerated, updated)
      : organization(random, known.organizations, enumerated, updated);
  return `${npi}${record},"${random.chance(0.3) ? day(random, updated) : ''}"\n`;
}
