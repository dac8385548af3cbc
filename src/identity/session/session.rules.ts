/**
 * How long a session lives: idle and absolute limits, when the warning shows, and what counts as a fresh proof of a factor.
 * Decided at each request from what is stored, never by a clean-up job. A clock that jumps back ends no session.
 */
import type { SessionPolicy } from '../policies.rules.ts';

/** The latest request is written at most so often; polling and autosave never count. Source: our decision. */
export const LAST_SEEN_WRITTEN_EVERY_SECONDS = 10;

/** Clocks of two nodes may differ so much. */
const CLOCK_SKEW_MS = 10_000;

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

export interface SessionTimes {
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
}

export type SessionState = 'live' | 'warned' | 'idle' | 'over' | 'ended';

/** The absolute end of a session that begins now. */
export const sessionExpiresAt = (policy: SessionPolicy, startedAt: Date): Date =>
  new Date(startedAt.getTime() + policy.absoluteHours * HOUR_MS);

/** When it ends if nothing more is done: the idle limit, or the absolute end where that comes first. */
export const sessionEndsAt = (policy: SessionPolicy, times: SessionTimes): Date =>
  new Date(Math.min(times.lastSeenAt.getTime() + policy.idleMinutes * MINUTE_MS, times.expiresAt.getTime()));

/** When the warning shows. */
export const sessionWarnsAt = (policy: SessionPolicy, times: SessionTimes): Date =>
  new Date(sessionEndsAt(policy, times).getTime() - policy.warningSeconds * SECOND_MS);

export function sessionState(policy: SessionPolicy, times: SessionTimes, now: Date): SessionState {
  if (times.endedAt !== null) return 'ended';
  if (now >= times.expiresAt) return 'over';
  if (now >= sessionEndsAt(policy, times)) return 'idle';
  return now >= sessionWarnsAt(policy, times) ? 'warned' : 'live';
}

export const isSessionOpen = (state: SessionState): boolean => state === 'live' || state === 'warned';

/** Near the absolute end nothing can be extended: the warning then says so. */
export const mayExtend = (policy: SessionPolicy, times: SessionTimes, now: Date): boolean =>
  isSessionOpen(sessionState(policy, times, now)) &&
  times.expiresAt.getTime() - now.getTime() > policy.warningSeconds * SECOND_MS;

/** Also when the latest use lies ahead: after a jump back of the clock the idle limit counts from the new time. */
export const isLastSeenDue = (times: SessionTimes, now: Date): boolean =>
  Math.abs(now.getTime() - times.lastSeenAt.getTime()) >= LAST_SEEN_WRITTEN_EVERY_SECONDS * SECOND_MS;

/** Changes of factors, e-mail and phone ask for a factor shown not longer ago than this. A proof from the future is none. */
export function isFactorFresh(policy: SessionPolicy, factorAt: Date | null, now: Date): boolean {
  if (factorAt === null) return false;
  const age = now.getTime() - factorAt.getTime();
  return age >= -CLOCK_SKEW_MS && age <= policy.stepUpMinutes * MINUTE_MS;
}
