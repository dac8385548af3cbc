/** Expiry and minimum age at their boundaries, to the millisecond. */
import { describe, expect, it } from 'vitest';
import { POLICIES } from '../policies.rules.ts';
import { daysUntilExpiry, isPasswordExpired, mayChangePassword } from './password-age.rules.ts';

const legacy = POLICIES.legacy.password;
const setAt = new Date('2026-03-01T09:12:30Z');
const after = (days: number, hours = 0, ms = 0) => new Date(setAt.getTime() + (days * 24 + hours) * 3_600_000 + ms);

describe('password age', () => {
  it('expires after exactly sixty days', () => {
    expect(isPasswordExpired(legacy, setAt, after(60, 0, -1))).toBe(false);
    expect(isPasswordExpired(legacy, setAt, after(60))).toBe(true);
    expect(isPasswordExpired(POLICIES['nist-800-63b-4'].password, setAt, after(6_000))).toBe(false);
  });

  it('counts begun days, so that 0 means expired', () => {
    expect(daysUntilExpiry(legacy, setAt, after(3))).toBe(57);
    expect(daysUntilExpiry(legacy, setAt, after(59, 23))).toBe(1);
    expect(daysUntilExpiry(legacy, setAt, after(60))).toBe(0);
    expect(daysUntilExpiry(legacy, setAt, after(99))).toBe(0);
    expect(daysUntilExpiry(POLICIES['cms-ars-5'].password, setAt, after(3))).toBeNull();
  });

  it('may be changed again after 24 hours, or at once when expired or compromised', () => {
    const may = (now: Date, compromised = false) => mayChangePassword(legacy, { setAt, now, compromised });
    expect(may(after(0, 24, -1))).toBe(false);
    expect(may(after(0, 24))).toBe(true);
    expect(may(after(0, 1), true)).toBe(true);
    expect(may(after(60))).toBe(true);
  });
});
