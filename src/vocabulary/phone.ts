/**
 * A telephone number of the North American Numbering Plan: ten digits, shown as 202-555-0123, stored bare.
 * A number that receives codes must also be in the United States: see `parsePhoneForCodes`.
 */
import { done, refused, type Outcome } from './outcome.ts';
import { countOf, type Refusal } from './refusal.ts';
import { isDigits } from './digits.ts';
import { AREA_CODES_ABROAD, PREMIUM_AREA_CODES } from './area-codes.ts';
import { say } from './say.ts';

export type PhoneReason =
  'phone-missing' | 'phone-characters' | 'phone-international' | 'phone-length' | 'phone-area' | 'phone-exchange';
export type PhoneForCodesReason = PhoneReason | 'phone-abroad' | 'phone-premium';

export const PHONE_LENGTH_DIGITS = 10;

/** NXX where N is 2–9; N11 is a service code such as 911. Source: North American Numbering Plan. */
const isAreaOrExchange = (digits: string): boolean => /^[2-9][0-9]{2}$/.test(digits) && !digits.endsWith('11');

export function parsePhone(typed: string): Outcome<string, PhoneReason> {
  const text = typed.normalize('NFKC').replace(/[\s\-\u2010-\u2015.()/]/g, '');
  if (text === '') return refused('phone-missing');
  if (/^(?:\+(?!1)|011)/.test(text)) return refused('phone-international');
  const digits = text.replace(/^\+?1(?=[0-9]{10}$)/, '').replace(/^\+1/, '');
  if (!isDigits(digits)) return refused('phone-characters');
  if (digits.length !== PHONE_LENGTH_DIGITS) return refused('phone-length', { typed: digits.length });
  if (!isAreaOrExchange(digits.slice(0, 3))) return refused('phone-area');
  if (!isAreaOrExchange(digits.slice(3, 6))) return refused('phone-exchange');
  return done(digits);
}

/** As `parsePhone`, and no country but the United States, no premium rate. Source: I&A, MFA setup: no international numbers. */
export function parsePhoneForCodes(typed: string): Outcome<string, PhoneForCodesReason> {
  const phone = parsePhone(typed);
  if (!phone.ok) return phone;
  const area = phone.value.slice(0, 3);
  if (AREA_CODES_ABROAD.has(area)) return refused('phone-abroad');
  if (PREMIUM_AREA_CODES.has(area)) return refused('phone-premium');
  return phone;
}

/** "2025550123" as "202-555-0123". */
export const formatPhone = (phone: string): string => phone.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1-$2-$3');

/** "2025550123" as "***-***-0123". */
export const maskPhone = (phone: string): string => `***-***-${phone.slice(-4)}`;

/** "2025550123" as "+12025550123", for a text message gateway. */
export const phoneE164 = (phone: string): string => `+1${phone}`;

export function phoneSentence(refusal: Refusal<PhoneForCodesReason>): string {
  switch (refusal.reason) {
    case 'phone-missing':
      return say('Enter the 10 digits of the phone number.');
    case 'phone-characters':
      return say('Enter the phone number with digits only, such as 202-555-0123. Leave out an extension.');
    case 'phone-international':
      return say('Enter a number with a United States area code. International numbers cannot be used.');
    case 'phone-length':
      return say('Enter the 10 digits of the phone number; you typed {typed}.', { typed: countOf(refusal, 'typed') });
    case 'phone-area':
      return say('No area code looks like this. Check the first three digits.');
    case 'phone-exchange':
      return say('Check the three digits after the area code: no phone number has them.');
    case 'phone-abroad':
      return say('Codes are sent to numbers in the United States only. This area code is in another country.');
    case 'phone-premium':
      return say('Codes are not sent to premium-rate numbers. Enter another number.');
  }
}
