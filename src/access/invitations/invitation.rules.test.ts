/** An invitation lives 72 hours to the millisecond and serves once. */
import { describe, expect, it } from 'vitest';
import { decideAcceptance, invitationExpiresAt, invitationState, invitationWarnsAt } from './invitation.rules.ts';

const sentAt = new Date('2026-05-03T12:00:00Z');
const hours = (count: number, ms = 0) => new Date(sentAt.getTime() + count * 3_600_000 + ms);
const invitation = { usedAt: null, cancelledAt: null, expiresAt: invitationExpiresAt(sentAt) };
const accept = (facts: object, now: Date, identityStatus: 'verified' | 'in_review' = 'verified') => {
  const decided = decideAcceptance({ ...invitation, ...facts }, { identityStatus }, now);
  return decided.ok ? 'accepted' : decided.reason;
};

describe('an invitation', () => {
  it('expires after 72 hours, warned a day before', () => {
    expect(accept({}, hours(72, -1))).toBe('accepted');
    expect(accept({}, hours(72))).toBe('invitation-expired');
    expect(invitationWarnsAt(invitation.expiresAt)).toEqual(hours(48));
  });

  it('serves once, not after it was taken back, and only a person who is known', () => {
    expect(accept({ usedAt: hours(1) }, hours(2))).toBe('invitation-used');
    expect(accept({ usedAt: hours(1) }, hours(99))).toBe('invitation-used');
    expect(accept({ cancelledAt: hours(1) }, hours(2))).toBe('invitation-cancelled');
    expect(accept({}, hours(2), 'in_review')).toBe('identity-not-verified');
    expect(invitationState(invitation, hours(1))).toBe('sent');
  });
});
