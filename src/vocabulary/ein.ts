/**
 * The Employer Identification Number of an organization: nine digits, shown as 12-3456789.
 * Stored as nine bare digits, encrypted; on a page it is masked unless the person asked to see it.
 */
import { done, refused, type Outcome } from './outcome.ts';
import { countOf, type Refusal } from './refusal.ts';
import { isDigits, ungrouped } from './digits.ts';
import { say } from './say.ts';

export type EinReason = 'ein-missing' | 'ein-characters' | 'ein-length' | 'ein-prefix';

/** Source: 26 CFR 301.7701-12. */
export const EIN_LENGTH_DIGITS = 9;

export function parseEin(typed: string): Outcome<string, EinReason> {
  const ein = ungrouped(typed);
  if (ein === '') return refused('ein-missing');
  if (!isDigits(ein)) return refused('ein-characters');
  if (ein.length !== EIN_LENGTH_DIGITS) return refused('ein-length', { typed: ein.length });
  // The first two digits name the campus that assigned the number; none of them was ever 00.
  if (ein.startsWith('00')) return refused('ein-prefix');
  return done(ein);
}

/** "123456668" as "12-3456668". */
export const formatEin = (ein: string): string => `${ein.slice(0, 2)}-${ein.slice(2)}`;

/** "123456668" as "**-***6668", the way employers are told apart without showing the number. Source: I&A, employer table. */
export const maskEin = (ein: string): string => `**-***${ein.slice(-4)}`;

export function einSentence(refusal: Refusal<EinReason>): string {
  switch (refusal.reason) {
    case 'ein-missing':
      return say('Enter the 9 digits of the EIN.');
    case 'ein-characters':
      return say('Enter the EIN with digits only, with or without the hyphen.');
    case 'ein-length':
      return say('Enter the 9 digits of the EIN; you typed {typed}.', { typed: countOf(refusal, 'typed') });
    case 'ein-prefix':
      return say('No EIN begins with 00. Check the first two digits.');
  }
}
