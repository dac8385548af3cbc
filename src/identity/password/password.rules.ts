/**
 * Which rules a password must meet under a policy, and whether one does. The same list is shown while typing (this file
 * runs in the browser too) and after a post without script. What cannot be known where it runs is `met: null`: the browser
 * knows neither old passwords nor the list of common ones; `decidePassword` takes only `true` for met.
 */
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { say } from '../../vocabulary/say.ts';
import type { PasswordPolicy } from '../policies.rules.ts';
import {
  characterCount,
  containsNoName,
  hasLetter,
  hasNoRepeats,
  hasNumber,
  hasOnlyAllowed,
  hasSpecial,
  isNotUserId,
  startsOtherwiseThanNumber,
} from './composition.rules.ts';
import { mayChangePassword, type PasswordAge } from './password-age.rules.ts';
import { passwordSentence, type CommonReason, type PasswordRule } from './password-sentences.rules.ts';

export type PasswordPurpose = 'registration' | 'change' | 'reset';

export interface PasswordFacts {
  readonly purpose: PasswordPurpose;
  readonly confirmation: string;
  /** Null while it is not chosen yet. */
  readonly userId: string | null;
  /** First and last name; null where they are not known yet (registration) or not here (the browser). */
  readonly names: readonly string[] | null;
  /** Whether one of the previous passwords is the same; null: not compared here. */
  readonly matchesPrevious: boolean | null;
  /** Null at registration, and in the browser. */
  readonly age: PasswordAge | null;
  /** What `commonPasswordReason` and `contextReason` said; 'unchecked' where the lists are not at hand. */
  readonly common: CommonReason | null | 'unchecked';
  readonly context: boolean | 'unchecked';
}

export interface ComplianceItem {
  readonly rule: PasswordRule;
  readonly met: boolean | null;
  readonly sentence: string;
}

/** Nine rules at registration. Source: I&A, "Create Account Now", step 1; the name is checked at step 2. */
const LEGACY_AT_REGISTRATION: readonly PasswordRule[] = [
  'length',
  'letter',
  'number',
  'special',
  'allowed-characters',
  'first-character',
  'repeats',
  'user-id',
  'confirmation',
];

/** Twelve at a reset or a change. Source: I&A, password rules. */
const LEGACY_LATER: readonly PasswordRule[] = [
  ...LEGACY_AT_REGISTRATION.slice(0, -1),
  'name',
  'history',
  'age',
  'confirmation',
];

/** No composition, no rotation. Source: SP 800-63B-4 §3.1.1.2. */
const BLOCKLIST_RULES: readonly PasswordRule[] = ['length', 'common', 'context', 'confirmation'];

/** The rules that a person must meet for this purpose, in the order in which they are shown. */
export function passwordRules(policy: PasswordPolicy, purpose: PasswordPurpose): readonly PasswordRule[] {
  if (!policy.composition) return BLOCKLIST_RULES;
  return purpose === 'registration' ? LEGACY_AT_REGISTRATION : LEGACY_LATER;
}

/** The form that is counted, compared and hashed: NFC, so that two ways of typing an accent are one password. */
export const normalizePassword = (typed: string): string => typed.normalize('NFC');

export function passwordCompliance(
  policy: PasswordPolicy,
  typed: string,
  facts: PasswordFacts,
): readonly ComplianceItem[] {
  const password = normalizePassword(typed);
  return passwordRules(policy, facts.purpose).map((rule) => ({
    rule,
    met: isMet(rule, policy, password, facts),
    sentence: passwordSentence(rule, policy, facts.common === 'unchecked' ? null : facts.common),
  }));
}

/** The normalised password, ready to be hashed, or the first rule that it does not meet. */
export function decidePassword(
  policy: PasswordPolicy,
  typed: string,
  facts: PasswordFacts,
): Outcome<string, PasswordRule> {
  const unmet = passwordCompliance(policy, typed, facts).find((item) => item.met !== true);
  return unmet === undefined ? done(normalizePassword(typed)) : refused(unmet.rule);
}

/** Step 2 of registration learns the name only then; it leads back to step 1 with this sentence. Source: our decision. */
export function decideNameInPassword(
  policy: PasswordPolicy,
  password: string,
  names: readonly string[],
): Outcome<null, 'name' | 'context'> {
  if (policy.composition) return containsNoName(password, names) ? done(null) : refused('name');
  return done(null);
}

/** Advice under a field, where the policy has some: never a reason to refuse. */
export function passwordAdvice(policy: PasswordPolicy, typed: string): string | null {
  const recommended = policy.recommendedCharacters;
  if (recommended === null || characterCount(normalizePassword(typed)) >= recommended) return null;
  return say('{count} characters or more are better: three or four words that only you would put together.', {
    count: recommended,
  });
}

function isMet(rule: PasswordRule, policy: PasswordPolicy, password: string, facts: PasswordFacts): boolean | null {
  switch (rule) {
    case 'length':
      return isLengthMet(policy, password);
    case 'letter':
      return hasLetter(password);
    case 'number':
      return hasNumber(password);
    case 'special':
      return hasSpecial(password);
    case 'allowed-characters':
      return hasOnlyAllowed(password);
    case 'first-character':
      return startsOtherwiseThanNumber(password);
    case 'repeats':
      return hasNoRepeats(password);
    case 'user-id':
      return facts.userId === null ? null : isNotUserId(password, facts.userId);
    case 'name':
      return facts.names === null ? null : containsNoName(password, facts.names);
    case 'common':
      return facts.common === 'unchecked' ? null : password !== '' && facts.common === null;
    case 'context':
      return facts.context === 'unchecked' ? null : password !== '' && !facts.context;
    case 'history':
      return facts.matchesPrevious === null ? null : password !== '' && !facts.matchesPrevious;
    case 'age':
      return facts.age === null ? null : mayChangePassword(policy, facts.age);
    case 'confirmation':
      return password !== '' && password === normalizePassword(facts.confirmation);
  }
}

function isLengthMet(policy: PasswordPolicy, password: string): boolean {
  const count = characterCount(password);
  return count >= policy.minimumCharacters && count <= policy.maximumCharacters;
}
