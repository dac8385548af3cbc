/**
 * The sentence of each password rule, written so that it reads the same ticked and unticked. Only a common password gets
 * a sentence of its own: SP 800-63B-4 §3.1.1.2 asks that the reason is said.
 */
import { say } from '../../vocabulary/say.ts';
import type { PasswordPolicy } from '../policies.rules.ts';
import { LEGACY_SPECIALS } from './composition.rules.ts';

export type PasswordRule =
  | 'length'
  | 'letter'
  | 'number'
  | 'special'
  | 'allowed-characters'
  | 'first-character'
  | 'repeats'
  | 'user-id'
  | 'name'
  | 'common'
  | 'context'
  | 'history'
  | 'age'
  | 'confirmation';

/** Why a password counts as common or as made of the context; said to the person. */
export type CommonReason = 'listed' | 'word' | 'sequence' | 'keyboard' | 'repeat' | 'date';

export function passwordSentence(rule: PasswordRule, policy: PasswordPolicy, common: CommonReason | null): string {
  switch (rule) {
    case 'length':
      return lengthSentence(policy);
    case 'letter':
      return say('Has at least one letter');
    case 'number':
      return say('Has at least one number');
    case 'special':
      return say('Has at least one of these: {specials}', { specials: [...LEGACY_SPECIALS].join(' ') });
    case 'allowed-characters':
      return say('Has no other special characters and no spaces');
    case 'first-character':
      return say('Does not start with a number');
    case 'repeats':
      return say('Does not have the same character three times in a row');
    case 'user-id':
      return say('Is not your User ID');
    case 'name':
      return say('Does not contain your first or last name');
    case 'common':
      return common === null ? say('Is not a password that many people use') : commonSentence(common);
    case 'context':
      return say('Is not made of your name, your User ID or the name of this system');
    case 'history':
      return say('Is different from your previous {count} passwords', { count: policy.historyCount });
    case 'age':
      return say('Was not changed in the last {hours} hours', { hours: policy.minimumAgeHours });
    case 'confirmation':
      return say('Is the same in both fields');
  }
}

function lengthSentence(policy: PasswordPolicy): string {
  if (policy.composition) {
    return say('Is {least} to {most} characters long', {
      least: policy.minimumCharacters,
      most: policy.maximumCharacters,
    });
  }
  return say('Is at least {least} characters long; up to {most} are fine, spaces too', {
    least: policy.minimumCharacters,
    most: policy.maximumCharacters,
  });
}

function commonSentence(reason: CommonReason): string {
  switch (reason) {
    case 'listed':
      return say('Is not a password that many people use: this one is on the list that attackers try first');
    case 'word':
      return say('Is not a password that many people use: this is a common word with a few characters added');
    case 'sequence':
      return say('Is not a password that many people use: these characters simply follow one another');
    case 'keyboard':
      return say('Is not a password that many people use: these keys lie in a row on the keyboard');
    case 'repeat':
      return say('Is not a password that many people use: the same few characters come again and again');
    case 'date':
      return say('Is not a password that many people use: this is a date or a year with little added');
  }
}
