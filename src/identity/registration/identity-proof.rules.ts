/**
 * Whether a person is who they say: an exact match of name, SSN and birth date against an authority, else a review by the
 * help desk. Nobody is refused here and nobody learns which part differed: the account works meanwhile, without a role.
 * Source: I&A, "User Information".
 */
import { nameKey } from '../../vocabulary/person-name.ts';

/** The three states of identity.account.identity_status. */
export type IdentityStatus = 'in_review' | 'verified' | 'rejected';

export type IdentityDoubt = 'not-matched' | 'ssn-known' | 'no-authority';

export interface PersonClaim {
  readonly firstName: string;
  readonly lastName: string;
  readonly birthDate: string;
  readonly ssn: string;
}

/** What the authority said: its own answer, or null where none is configured. */
export interface IdentityFacts {
  readonly matched: boolean | null;
  /** The same SSN belongs to a person who has an account: perhaps the same person, perhaps not. */
  readonly ssnKnown: boolean;
}

export interface IdentityDecision {
  readonly status: Extract<IdentityStatus, 'in_review' | 'verified'>;
  readonly doubt: IdentityDoubt | null;
}

export function decideIdentity(facts: IdentityFacts): IdentityDecision {
  if (facts.ssnKnown) return { status: 'in_review', doubt: 'ssn-known' };
  if (facts.matched === null) return { status: 'in_review', doubt: 'no-authority' };
  return facts.matched ? { status: 'verified', doubt: null } : { status: 'in_review', doubt: 'not-matched' };
}

/**
 * The authority of the demonstration: an SSN that begins with 9 and ends in an even digit matches, whatever the name;
 * an odd one goes to review. No real number is ever matched by it. Source: our decision.
 */
export const matchesDemoAuthority = (claim: Pick<PersonClaim, 'ssn'>): boolean => /^9\d{7}[02468]$/.test(claim.ssn);

/** One line of a list of persons: name, SSN and birth date must all be the same; accents and case of names are not told apart. */
export function isSamePerson(claim: PersonClaim, listed: PersonClaim): boolean {
  return (
    claim.ssn === listed.ssn &&
    claim.birthDate === listed.birthDate &&
    nameKey(claim.lastName) === nameKey(listed.lastName) &&
    nameKey(claim.firstName) === nameKey(listed.firstName)
  );
}

/** Only a verified person may hold a role, at an employer or as a provider. Source: I&A, "User Information". */
export const mayHoldRole = (status: IdentityStatus): boolean => status === 'verified';
