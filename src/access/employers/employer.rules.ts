/**
 * Finding an employer and adding one that is not in the list. Two doors lead to the same search: "my employer" ends with a
 * role for the person, "a client" with a connection for their firm; taking the wrong one is the commonest mistake, so each
 * page says which it is. Source: I&A, "Add an Employer" and "My Connections".
 */
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';

export const EMPLOYER_CRITERIA = ['organizationName', 'npi', 'firstName', 'lastName', 'city', 'state', 'zip'] as const;
export type EmployerCriterion = (typeof EMPLOYER_CRITERIA)[number];

/** An employer is an organization (EIN) or an individual provider (NPI); a third party has an EIN and no NPI. */
export type PartyKind = 'individual' | 'organization' | 'third_party';

/** An employer not in the list is a third party: it exists at once, and is verified by the help desk. */
export interface NewEmployerFacts {
  /** The EIN belongs to a party that is known here. */
  readonly einKnown: boolean;
  readonly identityStatus: 'in_review' | 'verified' | 'rejected';
}

export type NewEmployerReason = 'ein-known' | 'identity-not-verified';

export function decideNewEmployer(
  facts: NewEmployerFacts,
): Outcome<{ readonly kind: 'third_party'; readonly verification: 'unverified' }, NewEmployerReason> {
  if (facts.identityStatus !== 'verified') return refused('identity-not-verified');
  return facts.einKnown ? refused('ein-known') : done({ kind: 'third_party', verification: 'unverified' });
}

/** Shown beside the name until the help desk has verified it. */
export const isNotYetVerified = (party: { readonly kind: PartyKind; readonly verification: string }): boolean =>
  party.kind === 'third_party' && party.verification === 'unverified';

/** The filter above "Employer Information"; all is what the page opens with. */
export const EMPLOYER_FILTERS = ['all', 'approved', 'approved-pending', 'over'] as const;
export type EmployerFilter = (typeof EMPLOYER_FILTERS)[number];

export function passesEmployerFilter(
  filter: EmployerFilter,
  state: 'pending' | 'approved' | 'rejected' | 'cancelled' | 'disassociated',
): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'approved':
      return state === 'approved';
    case 'approved-pending':
      return state === 'approved' || state === 'pending';
    case 'over':
      return state === 'rejected' || state === 'cancelled' || state === 'disassociated';
  }
}
