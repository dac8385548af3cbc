/** What a person reads when a password was not changed; one sentence for each reason. */
import { say } from '../../vocabulary/say.ts';

export type NewPasswordReason = 'rules' | 'used-before' | 'changed-meanwhile';

export function newPasswordSentence(reason: NewPasswordReason): string {
  switch (reason) {
    case 'rules':
      return say('This password does not meet all of the rules below.');
    case 'used-before':
      return say('You have used this password before. Choose one that is new.');
    case 'changed-meanwhile':
      return say('The password was changed in another window meanwhile. Nothing was changed here.');
  }
}

export function currentPasswordSentence(reason: 'current-wrong' | 'locked', lockMinutes: number): string {
  switch (reason) {
    case 'current-wrong':
      return say('This is not your current password. Check it and try again.');
    case 'locked':
      return say('Too many wrong passwords were entered. Wait {minutes} minutes, then try again.', {
        minutes: lockMinutes,
      });
  }
}

/** Both moments ready to be read, with their time zone. */
export const tooSoonSentence = (hours: number, changed: string, from: string): string =>
  say(
    'Passwords can change once in {hours} hours. You changed yours on {changed}; change it again from {from} on, or call the help desk.',
    {
      hours,
      changed,
      from,
    },
  );
