/**
 * Invitations by PIN (staff of an employer) and by link (agency staff): how long they live, what ends them, who accepts.
 * One serves one address, once. Expiry is decided at use, to the second, whether or not any job ran.
 * Source: I&A, "Add Staff" and "Enter PIN": 72 hours.
 */
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { say } from '../../vocabulary/say.ts';
import type { StateMachine } from '../../vocabulary/state-machine.ts';

export const INVITATION_LIVES_HOURS = 72;

/** The inviter and the invited are told so long before it expires. Source: our decision. */
export const INVITATION_WARNS_HOURS = 24;

/** Without look-alikes; typed from a letter. Source: our decision. */
export const PIN_LENGTH_CHARACTERS = 9;

const HOUR_MS = 3_600_000;

export type InvitationState = 'sent' | 'accepted' | 'cancelled' | 'expired';
export type InvitationActor = 'inviter' | 'invited' | 'clock';

export const INVITATION_STATES: StateMachine<InvitationState, InvitationActor> = {
  name: 'invitation',
  states: ['sent', 'accepted', 'cancelled', 'expired'],
  initial: 'sent',
  transitions: [
    { name: 'accept', from: 'sent', to: 'accepted', by: ['invited'] },
    { name: 'cancel', from: 'sent', to: 'cancelled', by: ['inviter'] },
    { name: 'expire', from: 'sent', to: 'expired', by: ['clock'] },
    { name: 'resend', from: 'sent', to: 'sent', by: ['inviter'] },
    { name: 'resend', from: 'expired', to: 'sent', by: ['inviter'] },
  ],
};

export interface InvitationFacts {
  readonly usedAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly expiresAt: Date;
}

export const invitationExpiresAt = (sentAt: Date): Date =>
  new Date(sentAt.getTime() + INVITATION_LIVES_HOURS * HOUR_MS);

export const invitationWarnsAt = (expiresAt: Date): Date =>
  new Date(expiresAt.getTime() - INVITATION_WARNS_HOURS * HOUR_MS);

export function invitationState(invitation: InvitationFacts, now: Date): InvitationState {
  if (invitation.usedAt !== null) return 'accepted';
  if (invitation.cancelledAt !== null) return 'cancelled';
  return now >= invitation.expiresAt ? 'expired' : 'sent';
}

export type InvitationReason =
  'invitation-used' | 'invitation-cancelled' | 'invitation-expired' | 'identity-not-verified';

/** Whether it can be accepted now, by a person whose identity is known; the address was matched when the PIN was. */
export function decideAcceptance(
  invitation: InvitationFacts,
  accepting: { readonly identityStatus: 'in_review' | 'verified' | 'rejected' },
  now: Date,
): Outcome<null, InvitationReason> {
  switch (invitationState(invitation, now)) {
    case 'accepted':
      return refused('invitation-used');
    case 'cancelled':
      return refused('invitation-cancelled');
    case 'expired':
      return refused('invitation-expired');
    case 'sent':
      return accepting.identityStatus === 'verified' ? done(null) : refused('identity-not-verified');
  }
}

export function invitationSentence(reason: InvitationReason): string {
  switch (reason) {
    case 'invitation-used':
      return say('This invitation has been accepted already. Sign in to see what you may do.');
    case 'invitation-cancelled':
      return say('This invitation was taken back. Ask the person who invited you.');
    case 'invitation-expired':
      return say('This invitation was good for {hours} hours and has expired. Ask for a new one.', {
        hours: INVITATION_LIVES_HOURS,
      });
    case 'identity-not-verified':
      return say(
        'Your identity is still being reviewed. The invitation can be accepted as soon as the help desk has confirmed it.',
      );
  }
}
