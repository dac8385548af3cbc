/** What a person reads when a connection is not asked for or not answered; one sentence for each reason. */
import { say } from '../../vocabulary/say.ts';
import type { AnswerConnectionReason, AskConnectionReason, ConnectionState } from './connection.rules.ts';

export function connectionSentence(reason: AskConnectionReason | AnswerConnectionReason): string {
  switch (reason) {
    case 'not-at-employer':
      return say('Only an official or manager of the party concerned can do this.');
    case 'same-party':
      return say('A provider needs no connection to itself. Give your own people their functions under My Staff.');
    case 'function-missing':
      return say('Tick at least one system.');
    case 'function-not-offered':
      return say('One of the systems is no longer offered. Tick from those shown.');
    case 'connection-exists':
      return say('There is a connection or a request for one of these systems already.');
    case 'own-request':
      return say('You asked for this connection yourself. Somebody else has to answer it.');
    case 'already-decided':
      return say('This request has been decided or has expired meanwhile. Nothing was changed.');
    case 'changed-meanwhile':
      return say('This request was changed after you opened it. Look at it again and decide.');
    case 'more-than-asked':
      return say('You can give what was asked for or less, never more.');
    case 'view-missing':
      return say('Whoever prepares or submits has to see, too. Tick "see" or reject the request.');
  }
}

export function connectionStateLabel(state: ConnectionState): string {
  switch (state) {
    case 'pending':
      return say('Pending');
    case 'approved':
      return say('Approved');
    case 'rejected':
      return say('Rejected');
    case 'cancelled':
      return say('Cancelled');
    case 'expired':
      return say('Expired');
    case 'ended':
      return say('Ended');
  }
}
