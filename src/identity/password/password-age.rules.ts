/**
 * How old a password may get and how soon it may be changed again. Both are exact spans from the moment it was set:
 * a password set at 09:12:30 expires sixty times 24 hours later, not at the end of a day.
 */
import type { PasswordPolicy } from '../policies.rules.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** When the password stops opening the account; null where the policy knows no expiry. */
export const passwordExpiresAt = (policy: PasswordPolicy, setAt: Date): Date | null =>
  policy.expiresAfterDays === null ? null : new Date(setAt.getTime() + policy.expiresAfterDays * DAY_MS);

/** An expired password blocks sign-in only, and leads straight to changing it. Source: I&A, password rules. */
export function isPasswordExpired(policy: PasswordPolicy, setAt: Date, now: Date): boolean {
  const expiresAt = passwordExpiresAt(policy, setAt);
  return expiresAt !== null && now >= expiresAt;
}

/** "Your Password will expire in 57 day(s)": a begun day counts, so that 0 means expired. Null: it does not expire. */
export function daysUntilExpiry(policy: PasswordPolicy, setAt: Date, now: Date): number | null {
  const expiresAt = passwordExpiresAt(policy, setAt);
  return expiresAt === null ? null : Math.max(0, Math.ceil((expiresAt.getTime() - now.getTime()) / DAY_MS));
}

/** From when on it may be changed again. */
export const passwordChangeableAt = (policy: PasswordPolicy, setAt: Date): Date =>
  new Date(setAt.getTime() + policy.minimumAgeHours * HOUR_MS);

export interface PasswordAge {
  readonly setAt: Date;
  readonly now: Date;
  /** Evidence that somebody else knows it: waiting a day would help only them. */
  readonly compromised: boolean;
}

/** One change in 24 hours, a reset counts; an expired or compromised password is exempt. Source: I&A; the exemptions are ours. */
export function mayChangePassword(policy: PasswordPolicy, age: PasswordAge): boolean {
  if (age.compromised || isPasswordExpired(policy, age.setAt, age.now)) return true;
  return age.now >= passwordChangeableAt(policy, age.setAt);
}
