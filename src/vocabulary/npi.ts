/**
 * The National Provider Identifier: ten digits, the first 1 or 2, the last a Luhn check digit over "80840" + the number.
 * Stored and compared as ten bare digits; the groups are for reading aloud only.
 */
import { done, refused, type Outcome } from './outcome.ts';
import { countOf, type Refusal } from './refusal.ts';
import { isDigits, ungrouped } from './digits.ts';
import { say } from './say.ts';

export type NpiReason = 'npi-missing' | 'npi-characters' | 'npi-length' | 'npi-first-digit' | 'npi-check-digit';

/** Source: 45 CFR 162.406, standard unique health identifier. */
export const NPI_LENGTH_DIGITS = 10;

/** The five digits 80840 (health applications, United States) add 24 to every Luhn sum. Source: NPI check digit, CMS. */
const ISSUER_PREFIX_SUM = 24;

/** The tenth digit for the first nine. */
export function npiCheckDigit(firstNine: string): string {
  let sum = ISSUER_PREFIX_SUM;
  for (let index = 0; index < firstNine.length; index += 1) {
    const digit = Number(firstNine[firstNine.length - 1 - index]);
    const weighted = index % 2 === 0 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return String((10 - (sum % 10)) % 10);
}

/** Whether the text is an NPI in its stored form. */
export function isNpi(text: string): boolean {
  return /^[12][0-9]{9}$/.test(text) && npiCheckDigit(text.slice(0, 9)) === text[9];
}

/** Reads what a person typed or pasted, in groups or not, into the stored form. */
export function parseNpi(typed: string): Outcome<string, NpiReason> {
  const npi = ungrouped(typed);
  if (npi === '') return refused('npi-missing');
  if (!isDigits(npi)) return refused('npi-characters');
  if (npi.length !== NPI_LENGTH_DIGITS) return refused('npi-length', { typed: npi.length });
  if (npi[0] !== '1' && npi[0] !== '2') return refused('npi-first-digit');
  if (!isNpi(npi)) return refused('npi-check-digit');
  return done(npi);
}

/** "2123456789" as "2 123 456 789". */
export function formatNpi(npi: string): string {
  return npi.replace(/^(\d)(\d{3})(\d{3})(\d{3})$/, '$1 $2 $3 $4');
}

export function npiSentence(refusal: Refusal<NpiReason>): string {
  switch (refusal.reason) {
    case 'npi-missing':
      return say('Enter the 10 digits of the NPI.');
    case 'npi-characters':
      return say('Enter the NPI with digits only.');
    case 'npi-length':
      return say('Enter the 10 digits of the NPI; you typed {typed}.', { typed: countOf(refusal, 'typed') });
    case 'npi-first-digit':
      return say('An NPI begins with 1 or 2. Check the first digit.');
    case 'npi-check-digit':
      return say('One digit of this NPI is not right. Compare it with your record and type it again.');
  }
}
