import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { einSentence, formatEin, maskEin, parseEin, type EinReason } from './ein.ts';

const eins = fc.stringMatching(/^[0-9]{9}$/).filter((ein) => !ein.startsWith('00'));

describe('EIN', () => {
  test('every form of it is read back', () => {
    fc.assert(
      fc.property(eins, (ein) => {
        for (const typed of [ein, formatEin(ein), ` ${ein.slice(0, 2)} ${ein.slice(2)} `]) {
          expect(parseEin(typed)).toEqual({ ok: true, value: ein });
        }
      }),
    );
  });

  test('is masked but for its last four', () => {
    expect(maskEin('123456668')).toBe('**-***6668');
    expect(formatEin('123456668')).toBe('12-3456668');
  });

  test.each<[string, EinReason, string]>([
    ['', 'ein-missing', 'Enter the 9 digits of the EIN.'],
    ['12-34567x9', 'ein-characters', 'Enter the EIN with digits only, with or without the hyphen.'],
    ['12-34567', 'ein-length', 'Enter the 9 digits of the EIN; you typed 7.'],
    ['00-1234567', 'ein-prefix', 'No EIN begins with 00. Check the first two digits.'],
  ])('%j is refused as %s', (typed, reason, sentence) => {
    const outcome = parseEin(typed);
    expect(outcome).toMatchObject({ ok: false, reason });
    expect(outcome.ok || einSentence(outcome)).toBe(sentence);
  });

  test('a refusal tells no digit of it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{10,14}$/), (typed) => {
        expect(JSON.stringify(parseEin(typed))).not.toContain(typed.slice(-4));
      }),
    );
  });
});
