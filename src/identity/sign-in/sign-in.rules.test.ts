/** The lock against a model over random tries, and where a right password leads. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { POLICIES } from '../policies.rules.ts';
import {
  bucketOf,
  countTry,
  decideSignIn,
  decideUnlock,
  giveTryBack,
  isLocked,
  rememberUntil,
  type AccountFacts,
  type Bucket,
} from './sign-in.rules.ts';

const start = new Date('2026-05-03T12:00:00Z').getTime();
const minute = 60_000;
const at = (minutes: number) => new Date(start + minutes * minute);

describe('the lock', () => {
  it.each([
    ['legacy', 3, 30],
    ['nist-800-63b-4', 5, 30],
    ['cms-ars-5', 5, 60],
  ] as const)('%s: %i tries, then %i minutes', (name, tries, minutes) => {
    const { lock } = POLICIES[name];
    let bucket: Bucket | null = null;
    for (let each = 0; each < tries; each += 1) {
      const counted = countTry(lock, bucket, at(0));
      expect(counted.ok).toBe(true);
      bucket = counted.ok ? counted.value : bucket;
    }
    expect(countTry(lock, bucket, at(0))).toMatchObject({ reason: 'locked' });
    expect(isLocked(bucket, at(minutes - 1))).toBe(true);
    expect(isLocked(bucket, new Date(at(minutes).getTime() - 1))).toBe(true);
    const again = countTry(lock, bucket, at(minutes));
    expect(again).toMatchObject({ ok: true, value: { failures: 1, lockedUntil: null } });
  });

  it('begins its window with a failure, not with a try that was given back', () => {
    const { lock } = POLICIES['cms-ars-5'];
    const right = countTry(lock, null, at(0));
    let bucket: Bucket | null = right.ok ? giveTryBack(right.value) : null;
    for (const minute of [13, 31, 64, 92, 120]) {
      const counted = countTry(lock, bucket, at(minute));
      bucket = counted.ok ? counted.value : bucket;
    }
    expect(isLocked(bucket, at(120))).toBe(true);
  });

  it('evaluates at most the limit between two locks, however right and wrong tries mix', () => {
    const step = fc.record({ after: fc.integer({ min: 0, max: 40 }), right: fc.boolean(), completes: fc.boolean() });
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(POLICIES)), fc.array(step, { maxLength: 60 }), ({ lock }, steps) => {
        let bucket: Bucket | null = null;
        let time = 0;
        let wrongInRow: number[] = [];
        for (const { after, right, completes } of steps) {
          time += after;
          if (lock.windowMinutes !== null && time - (wrongInRow[0] ?? time) >= lock.windowMinutes) wrongInRow = [];
          const wasLocked = isLocked(bucket, at(time));
          const counted = countTry(lock, bucket, at(time));
          expect(counted.ok).toBe(!wasLocked);
          if (!counted.ok) continue;
          if (bucket?.lockedUntil) wrongInRow = [];
          bucket = counted.value;
          if (right) {
            bucket = completes ? null : giveTryBack(bucket);
            if (completes) wrongInRow = [];
          } else wrongInRow.push(time);
          expect(wrongInRow.length).toBeLessThanOrEqual(lock.failuresAllowed);
          expect(isLocked(bucket, at(time))).toBe(!right && wrongInRow.length === lock.failuresAllowed);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('of strangers leaves a known device alone, unless it was forgotten', () => {
    expect(bucketOf(null)).toBe('others');
    expect(bucketOf({ deviceId: 'd1', forgotten: false })).toBe('d1');
    expect(bucketOf({ deviceId: 'd1', forgotten: true })).toBe('others');
  });

  it('is opened early by the help desk only, and not by oneself', () => {
    expect(decideUnlock({ agencyRoles: ['reviewer'], isOwnAccount: false }).ok).toBe(true);
    expect(decideUnlock({ agencyRoles: ['reviewer'], isOwnAccount: true })).toMatchObject({ reason: 'own-account' });
    expect(decideUnlock({ agencyRoles: ['analyst', 'enumerator'], isOwnAccount: false })).toMatchObject({
      reason: 'desk-only',
    });
  });
});

describe('a right password', () => {
  const account: AccountFacts = {
    status: 'active',
    lastSignedInAt: at(0),
    createdAt: at(0),
    passwordExpired: false,
    passwordCompromised: false,
    methods: 1,
  };
  const device = { rememberedUntil: at(60), forgotten: false };
  const next = (
    facts: Partial<AccountFacts> = {},
    known: typeof device | null = null,
    policy = POLICIES.legacy,
    now = at(1),
  ) => {
    const decided = decideSignIn(policy, { ...account, ...facts }, known, now);
    return decided.ok ? decided.value : decided.reason;
  };

  it('is half a sign-in: a code comes first', () => {
    expect(next()).toBe('code');
    expect(next({ passwordExpired: true })).toBe('code');
    expect(next({ methods: 0 })).toBe('set-up-method');
    expect(next({ methods: 0 }, device)).toBe('set-up-method');
  });

  it('is enough on a remembered device for 24 hours, in legacy only', () => {
    expect(next({}, device)).toBe('full');
    expect(next({}, device, POLICIES.legacy, at(60))).toBe('code');
    expect(next({}, { ...device, forgotten: true })).toBe('code');
    expect(next({ passwordExpired: true }, device)).toBe('change-password');
    expect(next({ passwordCompromised: true }, device)).toBe('code');
    expect(next({}, device, POLICIES['nist-800-63b-4'])).toBe('code');
    expect(next({}, device, POLICIES['cms-ars-5'])).toBe('code');
    expect(rememberUntil(POLICIES.legacy, true, at(0))).toEqual(at(24 * 60));
    expect(rememberUntil(POLICIES.legacy, false, at(0))).toBeNull();
    expect(rememberUntil(POLICIES['nist-800-63b-4'], true, at(0))).toBeNull();
  });

  it('does not open a disabled, closed or, under ARS, long idle account', () => {
    expect(next({ status: 'disabled' })).toBe('disabled');
    expect(next({ status: 'closed' })).toBe('not-matched');
    const days = (count: number) => at(count * 24 * 60);
    expect(next({}, null, POLICIES['cms-ars-5'], new Date(days(60).getTime() - 1))).toBe('code');
    expect(next({}, null, POLICIES['cms-ars-5'], days(60))).toBe('disabled');
    expect(next({ lastSignedInAt: null }, null, POLICIES['cms-ars-5'], days(60))).toBe('disabled');
    expect(next({}, null, POLICIES.legacy, days(600))).toBe('code');
  });
});
