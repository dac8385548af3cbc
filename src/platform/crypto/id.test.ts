import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from './id.ts';

describe('newId', () => {
  test('carries the time of the RFC 9562 example (A.6) and the bits of version 7', () => {
    expect(newId(new Date('2022-02-22T19:22:22Z'))).toMatch(
      /^017f22e2-79b0-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  test('sorts by time and never repeats', () => {
    const times = fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(times, times, (one, other) => {
        const [first, second] = [newId(one), newId(other)];
        expect(first).not.toBe(second);
        expect(first < second || one.getTime() >= other.getTime()).toBe(true);
      }),
    );
    const now = new Date('2026-05-03T10:00:00Z');
    expect(new Set(Array.from({ length: 5000 }, () => newId(now))).size).toBe(5000);
  });

  test.each([new Date(Number.NaN), new Date(-1)])('refuses %s', (time) => {
    expect(() => newId(time)).toThrow(RangeError);
  });
});
