/** A new employer is an unverified third party, and functions that are retired stay away. */
import { describe, expect, it } from 'vitest';
import { functionColumns, isOffered, OFFERED_FUNCTIONS } from '../business-functions.rules.ts';
import { decideNewEmployer, EMPLOYER_FILTERS, isNotYetVerified, passesEmployerFilter } from './employer.rules.ts';

describe('an employer that is not in the list', () => {
  it('begins unverified, and only for an EIN and a person that are known so', () => {
    expect(decideNewEmployer({ einKnown: false, identityStatus: 'verified' })).toEqual({
      ok: true,
      value: { kind: 'third_party', verification: 'unverified' },
    });
    expect(decideNewEmployer({ einKnown: true, identityStatus: 'verified' })).toMatchObject({ reason: 'ein-known' });
    expect(decideNewEmployer({ einKnown: false, identityStatus: 'in_review' })).toMatchObject({
      reason: 'identity-not-verified',
    });
    expect(isNotYetVerified({ kind: 'third_party', verification: 'unverified' })).toBe(true);
    expect(isNotYetVerified({ kind: 'third_party', verification: 'verified' })).toBe(false);
    expect(isNotYetVerified({ kind: 'organization', verification: 'unverified' })).toBe(false);
  });
});

describe('the filter', () => {
  it('shows each state where its name says', () => {
    const shown = (state: 'pending' | 'approved' | 'rejected' | 'cancelled' | 'disassociated') =>
      EMPLOYER_FILTERS.filter((filter) => passesEmployerFilter(filter, state));
    expect(shown('approved')).toEqual(['all', 'approved', 'approved-pending']);
    expect(shown('pending')).toEqual(['all', 'approved-pending']);
    for (const state of ['rejected', 'cancelled', 'disassociated'] as const)
      expect(shown(state)).toEqual(['all', 'over']);
  });
});

describe('business functions', () => {
  it('offers enrollment and registry; a retired one has a column only where there is history', () => {
    expect(OFFERED_FUNCTIONS).toEqual(['enrollment', 'registry']);
    expect(functionColumns([])).toEqual(['enrollment', 'registry']);
    expect(functionColumns(['ehr'])).toEqual(['enrollment', 'registry', 'ehr']);
    expect(['ehr', 'pepper', 'constructor', ''].some(isOffered)).toBe(false);
  });
});
