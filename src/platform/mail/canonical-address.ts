/**
 * The last gate before an address is stored for sending: it must be the canonical form that the vocabulary makes.
 * Forms already refuse everything else with a sentence; whatever arrives here in another form is our own fault.
 * Source: GHSA-mm7p-fcc7-pg87 and GHSA-xv97-c62v-4587: an address read as two, or as another one.
 */
import { parseEmail } from '../../vocabulary/email.ts';
import { parsePhone } from '../../vocabulary/phone.ts';

export function requireCanonicalAddress(address: string): string {
  const parsed = parseEmail(address);
  if (!parsed.ok || parsed.value !== address) throw new Error('A letter needs an e-mail address in canonical form');
  return address;
}

export function requireCanonicalPhone(phone: string): string {
  const parsed = parsePhone(phone);
  if (!parsed.ok || parsed.value !== phone) throw new Error('A text needs a phone number in canonical form');
  return phone;
}
