import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatSsn,
  maskSsn,
  parseSsn,
  parseSsnLastFour,
  ssnLastFour,
  ssnSentence,
  type SsnLastFourReason,
  type SsnReason,
} from './ssn.ts';

const threeTwoFour = fc.tuple(
  fc.integer({ min: 1, max: 999 }).filter((area) => area !== 666),
  fc.integer({ min: 1, max: 99 }),
  fc.integer({ min: 1, max: 9999 }),
);
const ssns = threeTwoFour.map(
  ([area, group, serial]) =>
    String(area).padStart(3, '0') + String(group).padStart(2, '0') + String(serial).padStart(4, '0'),
);

describe('SSN', () => {
  test('every number that may exist is read, the ones of the demonstration too', () => {
    fc.assert(
      fc.property(ssns, (ssn) => {
        expect(parseSsn(ssn)).toEqual({ ok: true, value: ssn });
        expect(parseSsn(formatSsn(ssn))).toEqual({ ok: true, value: ssn });
      }),
    );
    expect(parseSsn('900-12-3456').ok).toBe(true);
  });

  test('shows its last four only', () => {
    expect(maskSsn('912345678')).toBe('***-**-5678');
    expect(ssnLastFour('912345678')).toBe('5678');
    expect(formatSsn('912345678')).toBe('912-34-5678');
    expect(parseSsnLastFour(' 5678')).toEqual({ ok: true, value: '5678' });
  });

  const neverGiven = 'This number was never given to anyone. Compare it with your card and type it again.';
  test.each<[string, SsnReason, string]>([
    ['', 'ssn-missing', 'Enter the 9 digits of your SSN or ITIN.'],
    ['912-34-567x', 'ssn-characters', 'Enter your SSN or ITIN with digits only, with or without hyphens.'],
    ['912-34-567', 'ssn-length', 'Enter the 9 digits of your SSN or ITIN; you typed 8.'],
    ['000-12-3456', 'ssn-never-issued', neverGiven],
    ['666-12-3456', 'ssn-never-issued', neverGiven],
    ['912-00-3456', 'ssn-never-issued', neverGiven],
    ['912-12-0000', 'ssn-never-issued', neverGiven],
  ])('%j is refused as %s', (typed, reason, sentence) => {
    const outcome = parseSsn(typed);
    expect(outcome).toMatchObject({ ok: false, reason });
    expect(outcome.ok || ssnSentence(outcome)).toBe(sentence);
  });

  test.each<[string, SsnLastFourReason]>([
    ['', 'ssn-last-four-missing'],
    ['567', 'ssn-last-four-length'],
    ['567x', 'ssn-last-four-length'],
  ])('the last four %j are refused as %s', (typed, reason) => {
    const outcome = parseSsnLastFour(typed);
    expect(outcome).toMatchObject({ ok: false, reason });
    expect(outcome.ok || ssnSentence(outcome)).toBe('Enter the last 4 digits of your SSN or ITIN.');
  });
});
