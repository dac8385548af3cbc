/** What a person reads who may not do something for a party; one sentence for each reason. */
import { say } from '../../vocabulary/say.ts';
import type { AuthorityReason } from './authority.rules.ts';

export function authoritySentence(reason: AuthorityReason): string {
  switch (reason) {
    case 'account-not-active':
      return say('This account is disabled. Call the help desk to have it enabled again.');
    case 'identity-not-verified':
      return say(
        'Your identity is still being reviewed. You can act for others as soon as the help desk has confirmed it.',
      );
    case 'function-not-offered':
      return say('This system is no longer offered. What was done in it stays in the history.');
    case 'no-relation':
      return say('There is no such page here.');
    case 'function-not-given':
      return say('You work here, but not in this system. Ask an official or manager to give you this function.');
    case 'never-delegated':
      return say('Only the provider or an authorized official can do this. It cannot be handed to anyone else.');
    case 'task-not-given':
      return say('You may not do this step here. Ask an official or manager to do it, or to give it to you.');
    case 'surrogate-not-verified':
      return say(
        'Your firm is not yet verified: you can see and prepare, and submit as soon as the help desk has verified it.',
      );
  }
}
