/** What a person reads when a sign-in or an unlock is refused; one sentence for each reason that sign-in.rules can give. */
import { say } from '../../vocabulary/say.ts';
import type { SignInReason, UnlockReason } from './sign-in.rules.ts';

/** One sentence for unknown, wrong and locked alike: nobody learns whether an account exists. */
export function signInSentence(reason: SignInReason): string {
  switch (reason) {
    case 'not-matched':
      return say(
        'This User ID and password do not match, or too many tries were made. Check both and try again, or wait and try later.',
      );
    case 'disabled':
      return say('This account is disabled. Call the help desk to have it enabled again.');
  }
}

export function unlockSentence(reason: UnlockReason): string {
  switch (reason) {
    case 'desk-only':
      return say('Only the help desk can unlock an account.');
    case 'own-account':
      return say('Another member of the help desk has to unlock your own account.');
  }
}
