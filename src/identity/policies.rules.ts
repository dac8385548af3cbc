/**
 * The three named policies as data: every limit on passwords, sign-in, codes and sessions, with its unit and its source.
 * A policy governs credentials and sessions only, never grants. Its name and version are written with each credential and
 * each audit event, so raise `version` with any change of a value.
 */
export type PolicyName = 'legacy' | 'nist-800-63b-4' | 'cms-ars-5';

/** How failed sign-ins lock one bucket of an account (sign-in.rules). */
export interface LockPolicy {
  readonly failuresAllowed: number;
  /** Failures further apart than this start a new count; null: they count until a sign-in succeeds. */
  readonly windowMinutes: number | null;
  readonly lockMinutes: number;
}

export interface PasswordPolicy {
  readonly minimumCharacters: number;
  /** Shown as advice, never refused below it; null: no advice. */
  readonly recommendedCharacters: number | null;
  readonly maximumCharacters: number;
  /** Kinds of characters, first character, repeats, names and user ID are looked at. */
  readonly composition: boolean;
  /** Refuses what is on the list of common passwords or made of context words, and says why. */
  readonly blocklist: boolean;
  readonly historyCount: number;
  readonly minimumAgeHours: number;
  readonly expiresAfterDays: number | null;
  readonly expiryNoticeDays: readonly number[];
}

export interface CodePolicy {
  readonly digits: number;
  readonly lifeMinutes: number;
  /** Entries per sign-in, whatever was sent again in between. */
  readonly triesPerSignIn: number;
  readonly sendsPerSignIn: number;
}

export interface SessionPolicy {
  readonly idleMinutes: number;
  readonly absoluteHours: number;
  readonly warningSeconds: number;
  /** How fresh the proof of a factor must be to change factors, e-mail or phone. */
  readonly stepUpMinutes: number;
}

/** Kinds of second factor; passkey and authenticator are listed before they are built, see mfa.rules. */
export type MethodKind = 'text' | 'email' | 'voice' | 'passkey' | 'authenticator';

export interface Policy {
  readonly name: PolicyName;
  readonly version: number;
  readonly lock: LockPolicy;
  readonly password: PasswordPolicy;
  readonly code: CodePolicy;
  readonly session: SessionPolicy;
  readonly methods: readonly MethodKind[];
  /** How long "Private" spares the code on this device; null: a remembered browser never replaces a factor. */
  readonly rememberDeviceHours: number | null;
  readonly questions: { readonly chosen: number; readonly askedAtReset: number } | null;
  /** Accounts that did not sign in for so long are disabled; null: never. */
  readonly disableAfterIdleDays: number | null;
}

/** Three failed sign-ins lock; unlocked with MFA after 30 minutes. Source: I&A sign-in; the 30 minutes are our decision. */
const LEGACY_LOCK: LockPolicy = { failuresAllowed: 3, windowMinutes: null, lockMinutes: 30 };

/** Far below the 100 consecutive failures of SP 800-63B-4 §3.2.2; the number is our decision. */
const NIST_LOCK: LockPolicy = { failuresAllowed: 5, windowMinutes: null, lockMinutes: 30 };

/** Five failures in 120 minutes lock for one hour. Source: CMS ARS 5.0, AC-7. */
const ARS_LOCK: LockPolicy = { failuresAllowed: 5, windowMinutes: 120, lockMinutes: 60 };

/** Source: I&A, password rules: 8–12 characters, six old ones, one change a day, 60 days; notices at 14, 7 and 1 day. */
const LEGACY_PASSWORD: PasswordPolicy = {
  minimumCharacters: 8,
  recommendedCharacters: null,
  maximumCharacters: 12,
  composition: true,
  blocklist: false,
  historyCount: 6,
  minimumAgeHours: 24,
  expiresAfterDays: 60,
  expiryNoticeDays: [14, 7, 1],
};

/** Source: SP 800-63B-4 §3.1.1.2: 8 inside MFA, 15 advised, 64 or more accepted (ours: 256), no composition, no rotation. */
const NIST_PASSWORD: PasswordPolicy = {
  minimumCharacters: 8,
  recommendedCharacters: 15,
  maximumCharacters: 256,
  composition: false,
  blocklist: true,
  historyCount: 0,
  minimumAgeHours: 0,
  expiresAfterDays: null,
  expiryNoticeDays: [],
};

/** Source: I&A sign-in: six digits, three entries; 10 minutes from SP 800-63B-4 §3.1.3.2; five sends are our decision. */
const CODE: CodePolicy = { digits: 6, lifeMinutes: 10, triesPerSignIn: 3, sendsPerSignIn: 5 };

/** Source: CMS ARS 5.0, AC-11 (15 minutes); 12 hours are our decision; WCAG 2.2.1 asks for a warning of 20 s, we give 150 s. */
const SESSION: SessionPolicy = { idleMinutes: 15, absoluteHours: 12, warningSeconds: 150, stepUpMinutes: 20 };

const LEGACY: Policy = {
  name: 'legacy',
  version: 1,
  lock: LEGACY_LOCK,
  password: LEGACY_PASSWORD,
  code: CODE,
  session: SESSION,
  methods: ['passkey', 'authenticator', 'text', 'email', 'voice'],
  rememberDeviceHours: 24,
  questions: { chosen: 5, askedAtReset: 2 },
  disableAfterIdleDays: null,
};

/** E-mail is no second factor (§3.1.3.1); no questions (§3.1.1.2); a remembered browser is no factor (§5.1). */
const NIST: Policy = {
  ...LEGACY,
  name: 'nist-800-63b-4',
  lock: NIST_LOCK,
  password: NIST_PASSWORD,
  methods: ['passkey', 'authenticator', 'text', 'voice'],
  rememberDeviceHours: null,
  questions: null,
};

/** As NIST but for the lock, and idle accounts are disabled after 60 days. Source: CMS ARS 5.0, AC-7, AC-2(3). */
const ARS: Policy = { ...NIST, name: 'cms-ars-5', lock: ARS_LOCK, disableAfterIdleDays: 60 };

export const POLICIES: Readonly<Record<PolicyName, Policy>> = {
  legacy: LEGACY,
  'nist-800-63b-4': NIST,
  'cms-ars-5': ARS,
};
