/** Hats: which parties the switcher shows, in which order, and that nothing shows where nothing may be done. */
import { describe, expect, it } from 'vitest';
import type { AuthorityFacts, PathFacts } from './authority.rules.ts';
import { hatOf, hatsOf, onlyHat, type PartyFacts } from './hats.rules.ts';

const at = new Date('2026-05-03T12:00:00Z');
const path = (facts: Partial<PathFacts>): PathFacts => ({
  membershipId: 'm',
  role: 'authorized_official',
  employerPartyId: 'e',
  employerName: 'Evergreen Billing LLC',
  employerVerification: 'verified',
  since: at,
  approvedBy: null,
  approvedAt: at,
  functions: [],
  connection: null,
  ...facts,
});
const connection: PathFacts['connection'] = {
  connectionId: 'c',
  trackingId: 'T000000000000000',
  businessFunction: 'enrollment',
  tasks: ['view', 'prepare'],
  approvedBy: 'ada',
  approvedAt: at,
  since: at,
  until: null,
};
const party = (legalName: string, paths: readonly PathFacts[], facts: Partial<AuthorityFacts> = {}): PartyFacts => ({
  partyId: legalName,
  reference: legalName.toLowerCase(),
  legalName,
  kind: 'organization',
  facts: { accountStatus: 'active', identityStatus: 'verified', paths, ...facts },
});

describe('hats', () => {
  it('come in order: own practice, employers, clients, each by name', () => {
    const hats = hatsOf([
      party('Client B', [path({ connection })]),
      party('Employer Z', [path({})]),
      party('client a', [path({ connection })]),
      party('Own practice', [path({ role: 'individual_provider' })]),
      party('Employer é', [path({})]),
    ]);
    expect(hats.map(({ legalName }) => legalName)).toEqual([
      'Own practice',
      'Employer é',
      'Employer Z',
      'client a',
      'Client B',
    ]);
    expect(hats.map(({ relation }) => relation)).toEqual(['self', 'employer', 'employer', 'client', 'client']);
  });

  it('show each function with its tasks and the way to it', () => {
    const hat = hatOf(party('Lakeside Clinic', [path({ connection })]));
    expect(hat?.functions).toMatchObject([
      { businessFunction: 'enrollment', tasks: ['view', 'prepare'], paths: [{ connection }] },
    ]);
  });

  it('are not shown where nothing may be done', () => {
    expect(hatOf(party('Nothing given', [path({ role: 'staff_end_user' })]))).toBeNull();
    expect(hatOf(party('Disabled', [path({})], { accountStatus: 'disabled' }))).toBeNull();
    expect(hatOf(party('Rejected', [path({ employerVerification: 'rejected' })]))).toBeNull();
  });

  it('need no choice when there is one', () => {
    const [one] = hatsOf([party('One', [path({})])]);
    expect(one && onlyHat([one])).toBe(one);
    expect(one && onlyHat([one, one])).toBeNull();
    expect(onlyHat([])).toBeNull();
  });
});
