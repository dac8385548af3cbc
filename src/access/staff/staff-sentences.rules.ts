/** What a person reads when a role is not ended or changed; one sentence for each reason. */
import { say } from '../../vocabulary/say.ts';
import type { StaffReason } from './staff.rules.ts';

export function staffSentence(reason: StaffReason): string {
  switch (reason) {
    case 'not-at-employer':
      return say('Only an official or manager of this employer can change its staff.');
    case 'role-too-high':
      return say('An Access Manager can change staff only. An Authorized Official has to do this.');
    case 'last-official':
      return say('This is the only Authorized Official here. Another one has to be approved before this one can go.');
    case 'own-practice':
      return say('This is the provider in person, whose practice it is. The role cannot be ended.');
    case 'own-functions':
      return say('Somebody else at the employer has to change what you may do.');
    case 'role-has-all-functions':
      return say('This role has every system of the employer. There is nothing to tick.');
    case 'already-ended':
      return say('This role has ended meanwhile. Nothing was changed.');
    case 'changed-meanwhile':
      return say('This was changed after you opened it. Look at it again and decide.');
    case 'function-missing':
      return say('Tick at least one system, or disassociate the person.');
    case 'function-not-offered':
      return say('One of the systems is no longer offered. Tick from those shown.');
  }
}
