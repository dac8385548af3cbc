/**
 * When failed sign-ins lock, whom they lock, and what a right password opens. A try is counted before the password is
 * looked at and given back when it was right, so parallel guesses never pass the limit. Failures are counted per account
 * and bucket (one known device, or everyone else): a stranger's failures do not shut the owner's device out.
 */
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import type { LockPolicy, Policy } from '../policies.rules.ts';

/** The bucket of all browsers in which the account has never signed in. */
export const EVERYONE_ELSE = 'others';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** One row of identity.sign_in_bucket. */
export interface Bucket {
  readonly failures: number;
  readonly windowStartedAt: Date;
  readonly lockedAt: Date | null;
  readonly lockedUntil: Date | null;
}

/** A device that was forgotten (password or methods changed, "not me") counts as everyone else again. */
export const bucketOf = (device: { readonly deviceId: string; readonly forgotten: boolean } | null): string =>
  device === null || device.forgotten ? EVERYONE_ELSE : device.deviceId;

export const isLocked = (bucket: Bucket | null, now: Date): boolean =>
  bucket !== null && bucket.lockedUntil !== null && now < bucket.lockedUntil;

/** Counts one try: the bucket as it must be stored before the password is looked at; refused while it is locked. */
export function countTry(lock: LockPolicy, bucket: Bucket | null, now: Date): Outcome<Bucket, 'locked'> {
  if (isLocked(bucket, now)) return refused('locked');
  // A window begins with a failure: a try that was given back has begun none.
  const goesOn =
    bucket !== null && bucket.failures > 0 && bucket.lockedUntil === null && !isWindowOver(lock, bucket, now);
  const failures = goesOn ? bucket.failures + 1 : 1;
  const isLast = failures >= lock.failuresAllowed;
  return done({
    failures,
    windowStartedAt: goesOn ? bucket.windowStartedAt : now,
    lockedAt: isLast ? now : null,
    lockedUntil: isLast ? new Date(now.getTime() + lock.lockMinutes * MINUTE_MS) : null,
  });
}

const isWindowOver = (lock: LockPolicy, bucket: Bucket, now: Date): boolean =>
  lock.windowMinutes !== null && now.getTime() >= bucket.windowStartedAt.getTime() + lock.windowMinutes * MINUTE_MS;

/** The password was right: its try was no failure. Others stay counted until the sign-in is complete. */
export const giveTryBack = (bucket: Bucket): Bucket => ({
  ...bucket,
  failures: Math.max(0, bucket.failures - 1),
  lockedAt: null,
  lockedUntil: null,
});

/** What the account is when its password turned out right. */
export interface AccountFacts {
  readonly status: 'active' | 'disabled' | 'closed';
  readonly lastSignedInAt: Date | null;
  readonly createdAt: Date;
  readonly passwordExpired: boolean;
  readonly passwordCompromised: boolean;
  readonly methods: number;
}

export interface DeviceFacts {
  readonly rememberedUntil: Date | null;
  readonly forgotten: boolean;
}

export type SignInReason = 'not-matched' | 'disabled';
export type SignInNext = 'code' | 'set-up-method' | 'change-password' | 'full';

/** Where a right password leads. A code comes first; an expired or compromised password is changed after it. */
export function decideSignIn(
  policy: Policy,
  account: AccountFacts,
  device: DeviceFacts | null,
  now: Date,
): Outcome<SignInNext, SignInReason> {
  if (account.status === 'closed') return refused('not-matched');
  if (account.status === 'disabled' || isIdleTooLong(policy, account, now)) return refused('disabled');
  if (account.methods === 0) return done('set-up-method');
  if (account.passwordCompromised || !isRemembered(policy, device, now)) return done('code');
  return done(account.passwordExpired ? 'change-password' : 'full');
}

/** "Private" spares the code for a day on this device, and never where the policy says that it is no factor. */
export const isRemembered = (policy: Policy, device: DeviceFacts | null, now: Date): boolean =>
  policy.rememberDeviceHours !== null &&
  device !== null &&
  !device.forgotten &&
  device.rememberedUntil !== null &&
  now < device.rememberedUntil;

/** Until when this device is remembered when the person says "Private"; null where the policy forbids it. */
export const rememberUntil = (policy: Policy, isPrivate: boolean, now: Date): Date | null =>
  isPrivate && policy.rememberDeviceHours !== null
    ? new Date(now.getTime() + policy.rememberDeviceHours * HOUR_MS)
    : null;

/** Decided at use, not by a clean-up job. Source: CMS ARS 5.0, AC-2(3). */
export function isIdleTooLong(
  policy: Policy,
  account: Pick<AccountFacts, 'lastSignedInAt' | 'createdAt'>,
  now: Date,
): boolean {
  if (policy.disableAfterIdleDays === null) return false;
  const since = account.lastSignedInAt ?? account.createdAt;
  return now.getTime() >= since.getTime() + policy.disableAfterIdleDays * DAY_MS;
}

export type UnlockReason = 'desk-only' | 'own-account';

/** The lock ends by itself, or the help desk ends it; nobody unlocks their own account. Source: I&A sign-in. */
export function decideUnlock(facts: {
  readonly agencyRoles: readonly string[];
  readonly isOwnAccount: boolean;
}): Outcome<null, UnlockReason> {
  if (!facts.agencyRoles.some((role) => role === 'reviewer' || role === 'operator')) return refused('desk-only');
  return facts.isOwnAccount ? refused('own-account') : done(null);
}
