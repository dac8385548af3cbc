/**
 * A postal address, in the United States or abroad. What a state and a postal code may be depends on the country,
 * so those two readers take it. A ZIP is stored as 5 or 9 bare digits, as registry files hold it.
 */
import { done, refused, type Outcome } from './outcome.ts';
import { countOf, type Refusal } from './refusal.ts';
import { COUNTRIES } from './countries.ts';
import { US_STATES } from './us-states.ts';
import { isDigits, ungrouped } from './digits.ts';
import { normalizeName } from './person-name.ts';
import { say } from './say.ts';

export interface Address {
  readonly line1: string;
  readonly line2: string | null;
  readonly city: string;
  /** Two letters in the United States, free text or empty abroad. */
  readonly state: string;
  /** 5 or 9 digits in the United States, free text or empty abroad. */
  readonly postalCode: string;
  /** Two letters, ISO 3166-1. */
  readonly country: string;
}

export type AddressField = keyof Address;
export type AddressReason =
  | 'address-line-missing'
  | 'city-missing'
  | 'state-missing'
  | 'state-unknown'
  | 'zip-missing'
  | 'zip-length'
  | 'country-unknown'
  | 'address-too-long'
  | 'address-characters';

/** Source: NPPES data dissemination layout V.2, columns 21–26. */
export const ADDRESS_LIMITS_CHARACTERS: Readonly<Record<AddressField, number>> = {
  line1: 55,
  line2: 55,
  city: 40,
  state: 40,
  postalCode: 20,
  country: 2,
};

export const UNITED_STATES = 'US';
const VISIBLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]*$/u;

function parseText(field: AddressField, typed: string): Outcome<string, 'address-too-long' | 'address-characters'> {
  const text = normalizeName(typed);
  const limit = ADDRESS_LIMITS_CHARACTERS[field];
  if ([...text].length > limit) return refused('address-too-long', { limit });
  return VISIBLE.test(text) ? done(text) : refused('address-characters');
}

export function parseAddressLine(field: 'line1' | 'line2', typed: string): Outcome<string, AddressReason> {
  const line = parseText(field, typed);
  return line.ok && line.value === '' && field === 'line1' ? refused('address-line-missing') : line;
}

export function parseCity(typed: string): Outcome<string, AddressReason> {
  const city = parseText('city', typed);
  return city.ok && city.value === '' ? refused('city-missing') : city;
}

export function parseCountry(typed: string): Outcome<string, AddressReason> {
  const country = typed.trim().toUpperCase();
  return COUNTRIES.has(country) ? done(country) : refused('country-unknown');
}

export function parseState(typed: string, country: string): Outcome<string, AddressReason> {
  if (country !== UNITED_STATES) return parseText('state', typed);
  const state = typed.trim().toUpperCase();
  if (state === '') return refused('state-missing');
  return US_STATES.has(state) ? done(state) : refused('state-unknown');
}

export function parsePostalCode(typed: string, country: string): Outcome<string, AddressReason> {
  if (country !== UNITED_STATES) return parseText('postalCode', typed);
  const zip = ungrouped(typed);
  if (zip === '') return refused('zip-missing');
  return isDigits(zip) && (zip.length === 5 || zip.length === 9) ? done(zip) : refused('zip-length');
}

/** The whole address, or the first field that is not right (named in the facts as `field`). */
export function parseAddress(typed: Readonly<Record<AddressField, string>>): Outcome<Address, AddressReason> {
  const country = parseCountry(typed.country);
  if (!country.ok) return refused(country.reason, { field: 'country' });
  const read = {
    line1: parseAddressLine('line1', typed.line1),
    line2: parseAddressLine('line2', typed.line2),
    city: parseCity(typed.city),
    state: parseState(typed.state, country.value),
    postalCode: parsePostalCode(typed.postalCode, country.value),
  };
  for (const [field, part] of Object.entries(read)) {
    if (!part.ok) return refused(part.reason, { ...part.facts, field });
  }
  const valueOf = (part: Outcome<string, AddressReason>): string => (part.ok ? part.value : '');
  return done({
    line1: valueOf(read.line1),
    line2: valueOf(read.line2) || null,
    city: valueOf(read.city),
    state: valueOf(read.state),
    postalCode: valueOf(read.postalCode),
    country: country.value,
  });
}

/** "283044552" as "28304-4552"; anything else as it is. */
export const formatZip = (postalCode: string): string => postalCode.replace(/^(\d{5})(\d{4})$/, '$1-$2');

/** The address as the lines of an envelope; the country only when it is not the United States. */
export function addressLines(address: Address): readonly string[] {
  const place = [address.city, [address.state, formatZip(address.postalCode)].filter(Boolean).join(' ')];
  const country = address.country === UNITED_STATES ? '' : (COUNTRIES.get(address.country) ?? address.country);
  return [address.line1, address.line2 ?? '', place.filter(Boolean).join(', '), country].filter(Boolean);
}

export function addressSentence(refusal: Refusal<AddressReason>): string {
  switch (refusal.reason) {
    case 'address-line-missing':
      return say('Enter the street address.');
    case 'city-missing':
      return say('Enter the city.');
    case 'state-missing':
    case 'state-unknown':
      return say('Choose the state or territory.');
    case 'zip-missing':
    case 'zip-length':
      return say('Enter the ZIP code with 5 digits, or 9 for ZIP+4.');
    case 'country-unknown':
      return say('Choose the country.');
    case 'address-too-long':
      return say('Shorten this to {limit} characters or fewer.', { limit: countOf(refusal, 'limit') });
    case 'address-characters':
      return say('Type this again with letters, digits and ordinary punctuation.');
  }
}
