/** The pauses between tries: growing, bounded, spread, and never longer than we promised to keep trying. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FIRST_PAUSE_SECONDS, GIVE_UP_AFTER_HOURS, LONGEST_PAUSE_SECONDS, nextTryAt } from './send-schedule.ts';

const createdAt = new Date('2026-05-03T12:00:00Z');

it('tries again after seconds first, then less and less often, for at least 24 hours', () => {
  let now = createdAt;
  let attempts = 0;
  for (;;) {
    attempts += 1;
    const next = nextTryAt({ attempts, createdAt, now, chance: 0.5 });
    if (next === null) break;
    const pauseSeconds = (next.getTime() - now.getTime()) / 1000;
    expect(pauseSeconds).toBeCloseTo(Math.min(FIRST_PAUSE_SECONDS * 2 ** (attempts - 1), LONGEST_PAUSE_SECONDS), 1);
    now = next;
  }
  expect(now.getTime() - createdAt.getTime()).toBeGreaterThanOrEqual(GIVE_UP_AFTER_HOURS * 3_600_000);
  expect(GIVE_UP_AFTER_HOURS).toBeGreaterThanOrEqual(24);
});

it('always waits, at most a quarter longer than the longest pause', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, chance) => {
      const next = nextTryAt({ attempts, createdAt, now: createdAt, chance });
      const pause = (next?.getTime() ?? 0) - createdAt.getTime();
      expect(pause).toBeGreaterThan(0);
      expect(pause).toBeLessThanOrEqual(LONGEST_PAUSE_SECONDS * 1250);
    }),
  );
});
