/** What a person reads when a request for a role is not made or not decided; one sentence for each reason. */
import { say } from '../../vocabulary/say.ts';
import {
  DOCUMENTS_REQUIRED,
  type AskReason,
  type DecideReason,
  type RequestedRole,
  type RequiredDocument,
  type RoleRequestState,
} from './role-request.rules.ts';

export function roleRequestStateLabel(state: RoleRequestState): string {
  switch (state) {
    case 'pending':
      return say('Pending Approval');
    case 'approved':
      return say('Approved');
    case 'rejected':
      return say('Rejected');
    case 'cancelled':
      return say('Cancelled');
    case 'disassociated':
      return say('Disassociated');
  }
}

export function documentLabel(document: RequiredDocument): string {
  switch (document) {
    case 'cp-575':
      return say('CP 575 or an approved alternate, which names this organization and its EIN');
    case 'certification':
      return say('Certification, signed by an Authorized Official of the organization');
  }
}

/** All that a role needs, in one line. */
export const documentsLine = (role: RequestedRole): string => DOCUMENTS_REQUIRED[role].map(documentLabel).join('; ');

export function askSentence(reason: AskReason): string {
  switch (reason) {
    case 'identity-not-verified':
      return say(
        'Your identity is still being reviewed. You can ask for a role as soon as the help desk has confirmed it.',
      );
    case 'role-not-here':
      return say(
        'This employer is a provider in person, who is the official there. Select Access Manager or Staff End User.',
      );
    case 'request-pending':
      return say(
        'You have asked for a role at this employer already, and it is not decided yet. Cancel that request first.',
      );
    case 'role-held':
      return say('You have this role at this employer already.');
    case 'own-practice':
      return say('This is your own practice: you can do everything there without a request.');
    case 'way-not-open':
      return say('This role is not approved in that way. Select one of the ways shown.');
    case 'attestation-missing':
      return say('Read the statement and tick the box to agree to it.');
    case 'official-missing':
      return say('Name the Authorized Official: name, title, phone and e-mail address.');
    case 'function-not-offered':
      return say('One of the systems is no longer offered. Select from those shown.');
  }
}

export function decideSentence(reason: DecideReason | 'not-own-request'): string {
  switch (reason) {
    case 'own-request':
      return say('This is your own request. Somebody else at the employer has to decide on it.');
    case 'not-at-employer':
      return say('Only an official or manager of this employer can decide on this request.');
    case 'role-too-high':
      return say('An Access Manager can approve staff only. An Authorized Official has to decide on this request.');
    case 'desk-decides':
      return say('The help desk decides on this request, on the documents that were sent.');
    case 'official-decides':
      return say('An official of the employer decides on this request, not the help desk.');
    case 'already-decided':
      return say('This request has been decided or cancelled meanwhile. Nothing was changed.');
    case 'changed-meanwhile':
      return say('This request was changed after you opened it. Look at it again and decide.');
    case 'requester-not-verified':
      return say('The identity of this person is not confirmed yet. You can approve as soon as it is.');
    case 'last-official':
      return say(
        'This person is the only Authorized Official here, and the new role would end that. Another one has to be approved first.',
      );
    case 'documents-missing':
      return say('Tick each document that you have seen. Without it the role cannot be given.');
    case 'function-missing':
      return say('Tick at least one system that this person may work in.');
    case 'function-not-offered':
      return say('One of the systems is no longer offered. Tick from those shown.');
    case 'reason-missing':
      return say('Say why, so that the person can correct it and ask again.');
    case 'not-own-request':
      return say('Only the person who asked can cancel this request.');
  }
}
