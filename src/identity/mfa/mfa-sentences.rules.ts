/** What a person reads about methods and codes; one sentence for each reason that mfa.rules can give. */
import type { Refusal } from '../../vocabulary/refusal.ts';
import { countOf } from '../../vocabulary/refusal.ts';
import { say } from '../../vocabulary/say.ts';
import type { MethodKind } from '../policies.rules.ts';
import type { AddMethodReason, CodeReason, RemoveMethodReason, ResendReason } from './mfa.rules.ts';

export function methodLabel(kind: MethodKind): string {
  switch (kind) {
    case 'text':
      return say('Phone Number Text/SMS');
    case 'email':
      return say('E-mail Address');
    case 'voice':
      return say('Phone Number Voice Call');
    case 'passkey':
      return say('Passkey');
    case 'authenticator':
      return say('Authenticator app');
  }
}

export function methodSentence(reason: AddMethodReason | RemoveMethodReason): string {
  switch (reason) {
    case 'method-not-offered':
      return say('This method is not offered here. Select another one.');
    case 'method-kind-twice':
      return say(
        'You have this method already. Select a different one, so that one still works when the other does not.',
      );
    case 'methods-full':
      return say('You have two methods. Delete one before you add another.');
    case 'last-method':
      return say('This is your only method. Add another one first; then you can delete this one.');
    case 'factor-needed':
      return say('Confirm with a code that this is you. Then you can change your methods.');
  }
}

export function codeSentence(refusal: Refusal<CodeReason | ResendReason | 'codes-unused'>): string {
  const triesLeft = countOf(refusal, 'triesLeft');
  switch (refusal.reason) {
    case 'code-wrong':
      return triesLeft === 1
        ? say('The code you entered does not match our records. You have 1 attempt left.')
        : say('The code you entered does not match our records. You have {triesLeft} attempts left.', { triesLeft });
    case 'code-expired':
      return say('This code has expired. Have a new one sent and enter that one.');
    case 'code-exhausted':
      return say('The code you entered does not match our records. This was the last attempt; sign in again.');
    case 'code-over':
      return say('This sign-in is over. Sign in again.');
    case 'codes-unused':
      return say('Many codes were sent and none was used. Enter the latest one, or wait an hour and sign in again.');
    case 'sends-used-up':
      return say('No more codes can be sent for this sign-in. Enter the latest code, or sign in again.');
  }
}
