import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatTrackingId,
  parseTrackingId,
  trackingIdFrom,
  trackingIdSentence,
  type TrackingIdReason,
} from './tracking-id.ts';

const ids = fc.uint8Array({ minLength: 8, maxLength: 16 }).map(trackingIdFrom);

describe('tracking ID', () => {
  test('is a T and 15 digits, and reads back from every form', () => {
    fc.assert(
      fc.property(ids, (id) => {
        expect(id).toMatch(/^T[0-9]{15}$/);
        for (const typed of [
          id,
          formatTrackingId(id),
          id.toLowerCase(),
          id.slice(1),
          ` ${formatTrackingId(id).replaceAll('-', ' ')}`,
        ]) {
          expect(parseTrackingId(typed)).toEqual({ ok: true, value: id });
        }
      }),
    );
  });

  test('is read aloud in groups of three', () => {
    expect(formatTrackingId('T123456789012345')).toBe('T-123-456-789-012-345');
  });

  test('every single wrong digit and every swap of neighbours is noticed', () => {
    fc.assert(
      fc.property(ids, fc.integer({ min: 1, max: 15 }), fc.integer({ min: 1, max: 9 }), (id, at, shift) => {
        const wrong = id.slice(0, at) + String((Number(id[at]) + shift) % 10) + id.slice(at + 1);
        expect(parseTrackingId(wrong)).toMatchObject({ reason: 'tracking-id-check-digit' });
        const swapped = id.slice(0, at) + (id[at + 1] ?? '') + (id[at] ?? '') + id.slice(at + 2);
        expect(parseTrackingId(swapped).ok).toBe(swapped === id);
      }),
      { numRuns: 2000 },
    );
  });

  test('a different eight bytes make a different number; fewer make none', () => {
    expect(trackingIdFrom(new Uint8Array(8))).not.toBe(trackingIdFrom(new Uint8Array(8).fill(255)));
    expect(() => trackingIdFrom(new Uint8Array(7))).toThrow(RangeError);
  });

  test.each<[string, TrackingIdReason]>([
    ['', 'tracking-id-missing'],
    ['X123456789012345', 'tracking-id-form'],
    ['T12345', 'tracking-id-form'],
  ])('%j is refused as %s', (typed, reason) => {
    const outcome = parseTrackingId(typed);
    expect(outcome).toMatchObject({ ok: false, reason });
    expect(outcome.ok || trackingIdSentence(outcome)).toBe('Enter the tracking ID: the letter T and 15 digits.');
  });
});
