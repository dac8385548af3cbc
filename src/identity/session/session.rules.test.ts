/** The limits of a session at their boundaries, and what a jump of the clock does to them. */
import { describe, expect, it } from 'vitest';
import { POLICIES } from '../policies.rules.ts';
import {
  isFactorFresh,
  isLastSeenDue,
  mayExtend,
  sessionExpiresAt,
  sessionState,
  sessionWarnsAt,
} from './session.rules.ts';

const { session } = POLICIES.legacy;
const start = new Date('2026-05-03T12:00:00Z');
const after = (minutes: number, ms = 0) => new Date(start.getTime() + minutes * 60_000 + ms);
const times = { lastSeenAt: start, expiresAt: sessionExpiresAt(session, start), endedAt: null };
const active = (now: Date) => ({ ...times, lastSeenAt: now });

describe('a session', () => {
  it('idles out after 15 minutes, warned at least two minutes before', () => {
    expect(sessionState(session, times, after(12))).toBe('live');
    expect(sessionState(session, times, after(12, 30_000))).toBe('warned');
    expect(sessionState(session, times, after(15, -1))).toBe('warned');
    expect(sessionState(session, times, after(15))).toBe('idle');
    expect(after(15).getTime() - sessionWarnsAt(session, times).getTime()).toBeGreaterThanOrEqual(120_000);
  });

  it('is over after 12 hours, whatever was done meanwhile', () => {
    expect(sessionState(session, active(after(719)), after(720, -1))).toBe('warned');
    expect(sessionState(session, active(after(719)), after(720))).toBe('over');
    expect(mayExtend(session, active(after(710)), after(715))).toBe(true);
    expect(mayExtend(session, active(after(716)), after(718))).toBe(false);
    expect(mayExtend(session, times, after(15))).toBe(false);
  });

  it('ends at once when it was ended', () => {
    expect(sessionState(session, { ...times, endedAt: after(1) }, start)).toBe('ended');
  });

  it('survives a clock that jumps back, and no limit moves', () => {
    expect(sessionState(session, active(after(60)), after(0))).toBe('live');
    expect(sessionState(session, active(after(60)), after(75))).toBe('idle');
  });

  it('writes its last use every ten seconds at most', () => {
    expect(isLastSeenDue(times, after(0, 9_999))).toBe(false);
    expect(isLastSeenDue(times, after(0, 10_000))).toBe(true);
    expect(isLastSeenDue(times, after(0, -3_000)), 'nodes may differ by some seconds').toBe(false);
    expect(isLastSeenDue(times, after(-60)), 'a clock that jumped back would keep it alive').toBe(true);
  });

  it('takes a factor as fresh for twenty minutes, never one from the future', () => {
    expect(isFactorFresh(session, start, after(20))).toBe(true);
    expect(isFactorFresh(session, start, after(20, 1))).toBe(false);
    expect(isFactorFresh(session, after(0, 5_000), start)).toBe(true);
    expect(isFactorFresh(session, after(60), start)).toBe(false);
    expect(isFactorFresh(session, null, start)).toBe(false);
  });
});
