/**
 * What a user ID may look like, and when two user IDs count as one. It is chosen once and never changes. The key folds
 * case and look-alikes, so that "dara1ind" cannot stand beside "daralind"; sign-in compares case only, never the key.
 * Source: I&A, "Create Account Now", step 1.
 */
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import type { Refusal } from '../../vocabulary/refusal.ts';
import { say } from '../../vocabulary/say.ts';

export const USER_ID_LEAST_CHARACTERS = 6;
export const USER_ID_MOST_CHARACTERS = 12;
export const USER_ID_MOST_DIGITS = 4;

/** A user ID that was given up is not given to anyone else before. Source: FedRAMP IA-4, two years. */
export const USER_ID_REUSED_AFTER_YEARS = 2;

const LAST_DIGITS = 4;

export type UserIdReason = 'user-id-missing' | 'user-id-length' | 'user-id-characters' | 'user-id-digits';
export type UserIdTakenReason = 'user-id-taken';
export type UserIdNumberReason = 'user-id-holds-ssn' | 'user-id-holds-npi';

export function decideUserId(typed: string): Outcome<string, UserIdReason> {
  if (typed === '') return refused('user-id-missing');
  if (!/^[A-Za-z0-9]*$/.test(typed)) return refused('user-id-characters');
  if (typed.length < USER_ID_LEAST_CHARACTERS || typed.length > USER_ID_MOST_CHARACTERS)
    return refused('user-id-length');
  return digitsOf(typed).length > USER_ID_MOST_DIGITS ? refused('user-id-digits') : done(typed);
}

/** Four digits at most: so "nothing of one's SSN or NPI" means the last four of either. Checked when those are known. */
export function decideUserIdAgainstNumbers(
  userId: string,
  numbers: { readonly ssn: string; readonly npis: readonly string[] },
): Outcome<null, UserIdNumberReason> {
  const digits = digitsOf(userId);
  if (digits.length < LAST_DIGITS) return done(null);
  if (numbers.ssn.endsWith(digits)) return refused('user-id-holds-ssn');
  return numbers.npis.some((npi) => npi.endsWith(digits)) ? refused('user-id-holds-npi') : done(null);
}

const digitsOf = (text: string): string => text.replace(/[^0-9]/g, '');

/** Equal for user IDs that a person could take for each other. Source: Unicode UTS 39, confusables within ASCII. */
export function userIdKey(userId: string): string {
  return userId
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[1i|]/g, 'l')
    .replace(/0/g, 'o')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w');
}

/** When a user ID that was given up may be chosen again. */
export function userIdFreeAt(givenUpAt: Date): Date {
  const free = new Date(givenUpAt);
  free.setUTCFullYear(free.getUTCFullYear() + USER_ID_REUSED_AFTER_YEARS);
  return free;
}

export function userIdSentence(refusal: Refusal<UserIdReason | UserIdTakenReason | UserIdNumberReason>): string {
  switch (refusal.reason) {
    case 'user-id-missing':
      return say('Enter the User ID that you want to sign in with.');
    case 'user-id-length':
      return say('Choose a User ID of {least} to {most} letters and numbers.', {
        least: USER_ID_LEAST_CHARACTERS,
        most: USER_ID_MOST_CHARACTERS,
      });
    case 'user-id-characters':
      return say('Use letters A to Z and numbers only, without spaces or special characters.');
    case 'user-id-digits':
      return say('Use at most {most} numbers in your User ID.', { most: USER_ID_MOST_DIGITS });
    case 'user-id-taken':
      return say('This User ID, or one that looks like it, is taken. Choose another one.');
    case 'user-id-holds-ssn':
      return say('Your User ID has the last four digits of your SSN in it. Choose another User ID.');
    case 'user-id-holds-npi':
      return say('Your User ID has the last four digits of your NPI in it. Choose another User ID.');
  }
}
