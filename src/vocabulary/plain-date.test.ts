import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  dateSentence,
  daysBetween,
  formatLongDate,
  formatUsDate,
  parsePlainDate,
  plainDate,
  type DateReason,
} from './plain-date.ts';

const days = fc
  .date({ min: new Date('1820-01-01T00:00:00Z'), max: new Date('2190-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('plain date', () => {
  test('both forms are read back', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(parsePlainDate(day)).toEqual({ ok: true, value: day });
        expect(parsePlainDate(formatUsDate(day))).toEqual({ ok: true, value: day });
      }),
    );
    expect(parsePlainDate(' 3/5/1980 ')).toEqual({ ok: true, value: '1980-03-05' });
    expect(parsePlainDate('03-05-1980')).toEqual({ ok: true, value: '1980-03-05' });
  });

  test.each<[string, DateReason, string]>([
    ['', 'date-missing', 'Enter the date as month, day and year, such as 04/28/1980.'],
    ['28 April', 'date-form', 'Enter the date as MM/DD/YYYY, such as 04/28/1980.'],
    ['04/28/80', 'date-form', 'Enter the date as MM/DD/YYYY, such as 04/28/1980.'],
    ['04/28-1980', 'date-form', 'Enter the date as MM/DD/YYYY, such as 04/28/1980.'],
    ['13/01/1980', 'date-month', 'Months go from 01 to 12. Check the month.'],
    ['00/01/1980', 'date-month', 'Months go from 01 to 12. Check the month.'],
    ['02/29/2023', 'date-day', 'That month has 28 days. Check the day.'],
    ['04/00/2023', 'date-day', 'That month has 30 days. Check the day.'],
    ['2024-02-30', 'date-day', 'That month has 29 days. Check the day.'],
    ['01/01/1492', 'date-year', 'Enter the year with four digits, from 1800 to 2199.'],
  ])('%j is refused as %s', (typed, reason, sentence) => {
    const outcome = parsePlainDate(typed);
    expect(outcome).toMatchObject({ ok: false, reason });
    expect(outcome.ok || dateSentence(outcome)).toBe(sentence);
  });

  test('three fields make a day; broken numbers do not', () => {
    expect(plainDate(2024, 2, 29)).toEqual({ ok: true, value: '2024-02-29' });
    for (const [year, month, day] of [
      [Number.NaN, 1, 1],
      [2024, 1.5, 1],
      [2024, 1, Number.NaN],
    ] as const) {
      expect(plainDate(year, month, day).ok).toBe(false);
    }
  });

  test('days are counted and added exactly, across daylight saving and leap years', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -3000, max: 3000 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count);
      }),
    );
    expect(daysBetween('2026-03-07', '2026-03-09')).toBe(2);
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  });

  test('months keep the day, or end with the month', () => {
    expect(addMonths('2027-01-31', 1)).toBe('2027-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2027-11-22', 12)).toBe('2028-11-22');
    expect(addMonths('2027-01-15', -1)).toBe('2026-12-15');
    fc.assert(
      fc.property(days, fc.integer({ min: -24, max: 24 }), (day, months) => {
        const later = addMonths(day, months);
        expect(parsePlainDate(later)).toEqual({ ok: true, value: later });
        expect(Math.abs(daysBetween(day, later) - months * 30.44)).toBeLessThan(4);
      }),
    );
  });

  test('is shown as the field writes it, and in words', () => {
    expect(formatUsDate('2027-11-22')).toBe('11/22/2027');
    expect(formatLongDate('2027-11-22')).toBe('November 22, 2027');
  });
});
