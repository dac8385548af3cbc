/**
 * The number under which a request, an invitation or a connection is asked about: "T", 14 random digits, a check digit.
 * It is read aloud on the telephone, so the check digit (Damm) notices every single wrong digit and every swap of neighbours.
 * It names a thing and proves nothing: never a credential.
 */
import { done, refused, type Outcome } from './outcome.ts';
import { ungrouped } from './digits.ts';
import type { Refusal } from './refusal.ts';
import { say } from './say.ts';

export type TrackingIdReason = 'tracking-id-missing' | 'tracking-id-form' | 'tracking-id-check-digit';

const RANDOM_DIGITS = 14;

/** The quasigroup of order 10 with the wanted properties. Source: H. M. Damm, 2004. */
const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
] as const;

function damm(digits: string): string {
  let row = 0;
  for (const digit of digits) row = Number(DAMM[row]?.[Number(digit)]);
  return String(row);
}

/** A new number from eight random bytes; their remainder is even to one part in 180,000. */
export function trackingIdFrom(random: Uint8Array): string {
  if (random.length < 8) throw new RangeError('a tracking ID needs 8 random bytes');
  let value = 0n;
  for (const byte of random.subarray(0, 8)) value = (value << 8n) | BigInt(byte);
  const digits = String(value % 10n ** BigInt(RANDOM_DIGITS)).padStart(RANDOM_DIGITS, '0');
  return `T${digits}${damm(digits)}`;
}

export function parseTrackingId(typed: string): Outcome<string, TrackingIdReason> {
  const text = ungrouped(typed).toUpperCase();
  if (text === '') return refused('tracking-id-missing');
  const digits = /^T?([0-9]{15})$/.exec(text)?.[1];
  if (digits === undefined) return refused('tracking-id-form');
  return damm(digits) === '0' ? done(`T${digits}`) : refused('tracking-id-check-digit');
}

/** "T123456789012345" as "T-123-456-789-012-345". */
export const formatTrackingId = (id: string): string => id.replace(/(\d{3})/g, '-$1');

export function trackingIdSentence(refusal: Refusal<TrackingIdReason>): string {
  switch (refusal.reason) {
    case 'tracking-id-missing':
    case 'tracking-id-form':
      return say('Enter the tracking ID: the letter T and 15 digits.');
    case 'tracking-id-check-digit':
      return say('One digit of this tracking ID is not right. Compare it with the letter and type it again.');
  }
}
