import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayInZone, formatInstant, formatInstantLong, isTimeZone, startOfDay } from './time-zone.ts';

const NEW_YORK = 'America/New_York';
const zones = fc.constantFrom(NEW_YORK, 'UTC', 'Pacific/Honolulu', 'America/Sao_Paulo', 'Asia/Kolkata', 'Pacific/Apia');
const instants = fc.date({
  min: new Date('1990-01-01T00:00:00Z'),
  max: new Date('2060-01-01T00:00:00Z'),
  noInvalidDate: true,
});

describe('time zone', () => {
  test('an instant is shown with its zone, summer and winter', () => {
    expect(formatInstant(new Date('2026-05-03T13:14:00Z'), NEW_YORK)).toBe('05/03/2026 09:14AM EDT');
    expect(formatInstant(new Date('2026-12-03T05:04:00Z'), NEW_YORK)).toBe('12/03/2026 12:04AM EST');
    expect(formatInstant(new Date('2026-12-03T17:04:00Z'), NEW_YORK)).toBe('12/03/2026 12:04PM EST');
    expect(formatInstantLong(new Date('2026-05-03T13:14:00Z'), NEW_YORK)).toBe('Sunday, May 3, 2026 at 9:14 AM EDT');
    expect(formatInstantLong(new Date('2026-05-03T23:14:00Z'), 'UTC')).toBe('Sunday, May 3, 2026 at 11:14 PM UTC');
  });

  test('no space but the plain one, so that letters stay ASCII', () => {
    fc.assert(
      fc.property(instants, (at) => {
        expect(formatInstant(at, NEW_YORK) + formatInstantLong(at, NEW_YORK)).toMatch(/^[\x20-\x7e]+$/);
      }),
    );
  });

  test('a day starts at its first instant', () => {
    expect(startOfDay('2026-05-03', NEW_YORK).toISOString()).toBe('2026-05-03T04:00:00.000Z');
    // The clocks went forward at midnight in São Paulo on that day: 00:00 did not exist.
    expect(startOfDay('2018-11-04', 'America/Sao_Paulo').toISOString()).toBe('2018-11-04T03:00:00.000Z');
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        const day = dayInZone(at, zone);
        const start = startOfDay(day, zone);
        expect(start.getTime()).toBeLessThanOrEqual(at.getTime());
        expect(dayInZone(start, zone)).toBe(day);
        expect(dayInZone(new Date(start.getTime() - 1000), zone) < day).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('names of zones are told from other words', () => {
    expect(isTimeZone(NEW_YORK)).toBe(true);
    expect(isTimeZone('Nowhere/Land')).toBe(false);
    expect(isTimeZone('')).toBe(false);
  });
});
