import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AREA_CODES_ABROAD } from './area-codes.ts';
import {
  formatPhone,
  maskPhone,
  parsePhone,
  parsePhoneForCodes,
  phoneE164,
  phoneSentence,
  type PhoneForCodesReason,
} from './phone.ts';

const threes = fc.stringMatching(/^[2-9][0-9]{2}$/).filter((digits) => !digits.endsWith('11'));
const phones = fc.tuple(threes, threes, fc.stringMatching(/^[0-9]{4}$/)).map((parts) => parts.join(''));

describe('phone', () => {
  test('every way of writing it is read', () => {
    fc.assert(
      fc.property(phones, (phone) => {
        const [area, exchange, line] = [phone.slice(0, 3), phone.slice(3, 6), phone.slice(6)];
        const written = [
          phone,
          formatPhone(phone),
          `(${area}) ${exchange}-${line}`,
          `+1 ${area}.${exchange}.${line}`,
          `1${phone}`,
        ];
        for (const typed of written) expect(parsePhone(typed)).toEqual({ ok: true, value: phone });
      }),
    );
  });

  test('is shown in groups, masked, and as a gateway wants it', () => {
    expect(formatPhone('2025550123')).toBe('202-555-0123');
    expect(maskPhone('2025550123')).toBe('***-***-0123');
    expect(phoneE164('2025550123')).toBe('+12025550123');
  });

  test.each<[string, PhoneForCodesReason, string]>([
    ['', 'phone-missing', 'Enter the 10 digits of the phone number.'],
    [
      '202-555-0123 x4',
      'phone-characters',
      'Enter the phone number with digits only, such as 202-555-0123. Leave out an extension.',
    ],
    [
      '+44 20 7946 0958',
      'phone-international',
      'Enter a number with a United States area code. International numbers cannot be used.',
    ],
    [
      '011442079460958',
      'phone-international',
      'Enter a number with a United States area code. International numbers cannot be used.',
    ],
    ['555-0123', 'phone-length', 'Enter the 10 digits of the phone number; you typed 7.'],
    ['+1 555 0123', 'phone-length', 'Enter the 10 digits of the phone number; you typed 7.'],
    ['102-555-0123', 'phone-area', 'No area code looks like this. Check the first three digits.'],
    ['911-555-0123', 'phone-area', 'No area code looks like this. Check the first three digits.'],
    ['202-155-0123', 'phone-exchange', 'Check the three digits after the area code: no phone number has them.'],
    [
      '876-555-0123',
      'phone-abroad',
      'Codes are sent to numbers in the United States only. This area code is in another country.',
    ],
    ['900-555-0123', 'phone-premium', 'Codes are not sent to premium-rate numbers. Enter another number.'],
  ])('%j is refused as %s', (typed, reason, sentence) => {
    const outcome = parsePhoneForCodes(typed);
    expect(outcome).toMatchObject({ ok: false, reason });
    expect(outcome.ok || phoneSentence(outcome)).toBe(sentence);
  });

  test('territories receive codes; every area code abroad is well formed', () => {
    for (const area of ['340', '670', '671', '684', '787', '939'])
      expect(parsePhoneForCodes(`${area}5550123`).ok).toBe(true);
    for (const area of AREA_CODES_ABROAD) expect(parsePhone(`${area}5550123`).ok).toBe(true);
  });
});
