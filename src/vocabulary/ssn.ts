/**
 * The Social Security number of a person, or the Individual Taxpayer Identification Number in its place.
 * Numbers that begin with 9 are taken: they are ITINs, and the ones the demonstration uses. Facts never hold a digit of it.
 */
import { done, refused, type Outcome } from './outcome.ts';
import { countOf, type Refusal } from './refusal.ts';
import { isDigits, ungrouped } from './digits.ts';
import { say } from './say.ts';

export type SsnReason = 'ssn-missing' | 'ssn-characters' | 'ssn-length' | 'ssn-never-issued';
export type SsnLastFourReason = 'ssn-last-four-missing' | 'ssn-last-four-length';

export const SSN_LENGTH_DIGITS = 9;
const LAST_FOUR_DIGITS = 4;

/** Area 000 or 666, group 00 and serial 0000 are never issued. Source: SSA, Social Security Number Randomization. */
const neverIssued = (ssn: string): boolean => /^(?:000|666)|^...00|0000$/.test(ssn);

export function parseSsn(typed: string): Outcome<string, SsnReason> {
  const ssn = ungrouped(typed);
  if (ssn === '') return refused('ssn-missing');
  if (!isDigits(ssn)) return refused('ssn-characters');
  if (ssn.length !== SSN_LENGTH_DIGITS) return refused('ssn-length', { typed: ssn.length });
  return neverIssued(ssn) ? refused('ssn-never-issued') : done(ssn);
}

/** The last four alone, as forgotten-user-ID asks for them. */
export function parseSsnLastFour(typed: string): Outcome<string, SsnLastFourReason> {
  const digits = ungrouped(typed);
  if (digits === '') return refused('ssn-last-four-missing');
  if (!isDigits(digits) || digits.length !== LAST_FOUR_DIGITS) return refused('ssn-last-four-length');
  return done(digits);
}

export const ssnLastFour = (ssn: string): string => ssn.slice(-LAST_FOUR_DIGITS);

/** "912345678" as "***-**-5678". */
export const maskSsn = (ssn: string): string => `***-**-${ssnLastFour(ssn)}`;

/** "912345678" as "912-34-5678"; only where the owner asked to see it. */
export const formatSsn = (ssn: string): string => `${ssn.slice(0, 3)}-${ssn.slice(3, 5)}-${ssn.slice(5)}`;

export function ssnSentence(refusal: Refusal<SsnReason | SsnLastFourReason>): string {
  switch (refusal.reason) {
    case 'ssn-missing':
      return say('Enter the 9 digits of your SSN or ITIN.');
    case 'ssn-characters':
      return say('Enter your SSN or ITIN with digits only, with or without hyphens.');
    case 'ssn-length':
      return say('Enter the 9 digits of your SSN or ITIN; you typed {typed}.', { typed: countOf(refusal, 'typed') });
    case 'ssn-never-issued':
      return say('This number was never given to anyone. Compare it with your card and type it again.');
    case 'ssn-last-four-missing':
    case 'ssn-last-four-length':
      return say('Enter the last 4 digits of your SSN or ITIN.');
  }
}
