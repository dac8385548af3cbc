import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressLines, addressSentence, formatZip, parseAddress, type AddressReason } from './address.ts';
import { COUNTRIES } from './countries.ts';
import { US_STATES } from './us-states.ts';

const typed = {
  line1: '12 Lake Road',
  line2: '',
  city: 'Springfield',
  state: 'il',
  postalCode: '62701-0001',
  country: 'us',
};

describe('address', () => {
  test('a United States address is brought to its stored form', () => {
    expect(parseAddress(typed)).toEqual({
      ok: true,
      value: {
        line1: '12 Lake Road',
        line2: null,
        city: 'Springfield',
        state: 'IL',
        postalCode: '627010001',
        country: 'US',
      },
    });
  });

  test('abroad, state and postal code are free and may be empty', () => {
    const toronto = {
      ...typed,
      line2: 'Unit 4',
      city: 'Toronto',
      state: 'Ontario',
      postalCode: 'M5V 2T6',
      country: 'CA',
    };
    expect(parseAddress(toronto)).toMatchObject({ ok: true, value: { state: 'Ontario', postalCode: 'M5V 2T6' } });
    expect(parseAddress({ ...toronto, state: '', postalCode: '' }).ok).toBe(true);
  });

  test.each<[Partial<typeof typed>, string, AddressReason, string]>([
    [{ line1: ' ' }, 'line1', 'address-line-missing', 'Enter the street address.'],
    [{ city: '' }, 'city', 'city-missing', 'Enter the city.'],
    [{ state: '' }, 'state', 'state-missing', 'Choose the state or territory.'],
    [{ state: 'ZZ' }, 'state', 'state-unknown', 'Choose the state or territory.'],
    [{ postalCode: '' }, 'postalCode', 'zip-missing', 'Enter the ZIP code with 5 digits, or 9 for ZIP+4.'],
    [{ postalCode: '627010' }, 'postalCode', 'zip-length', 'Enter the ZIP code with 5 digits, or 9 for ZIP+4.'],
    [{ postalCode: 'ABCDE' }, 'postalCode', 'zip-length', 'Enter the ZIP code with 5 digits, or 9 for ZIP+4.'],
    [{ country: 'XX' }, 'country', 'country-unknown', 'Choose the country.'],
    [{ line2: 'x'.repeat(56) }, 'line2', 'address-too-long', 'Shorten this to 55 characters or fewer.'],
    [
      { city: 'Spring\nfield' },
      'city',
      'address-characters',
      'Type this again with letters, digits and ordinary punctuation.',
    ],
  ])('%j is refused at %s', (change, field, reason, sentence) => {
    const outcome = parseAddress({ ...typed, ...change });
    expect(outcome).toMatchObject({ ok: false, reason, facts: { field } });
    expect(outcome.ok || addressSentence(outcome)).toBe(sentence);
  });

  test('is written as on an envelope', () => {
    const address = parseAddress(typed);
    expect(address.ok && addressLines(address.value)).toEqual(['12 Lake Road', 'Springfield, IL 62701-0001']);
    const abroad = parseAddress({ ...typed, line2: 'Unit 4', state: '', postalCode: '', country: 'JP' });
    expect(abroad.ok && addressLines(abroad.value)).toEqual(['12 Lake Road', 'Unit 4', 'Springfield', 'Japan']);
    expect(formatZip('62701')).toBe('62701');
  });

  test('a stored address reads as itself', () => {
    const states = fc.constantFrom(...US_STATES.keys());
    fc.assert(
      fc.property(states, fc.stringMatching(/^[0-9]{5}([0-9]{4})?$/), (state, postalCode) => {
        const address = parseAddress({ ...typed, state, postalCode });
        expect(address.ok && parseAddress({ ...address.value, line2: '' })).toEqual(address);
      }),
    );
  });

  test('codes are two letters, each once', () => {
    for (const code of [...US_STATES.keys(), ...COUNTRIES.keys()]) expect(code).toMatch(/^[A-Z]{2}$/);
    expect([US_STATES.size, COUNTRIES.size]).toEqual([61, 235]);
  });
});
