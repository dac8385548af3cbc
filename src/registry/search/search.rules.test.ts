import { describe, expect, it } from 'vitest';
import { npiNumber } from '../../../test/registry-world.ts';
import {
  pageWithin,
  providerSearchSentence,
  readProviderCriteria,
  type ProviderSearchReason,
  type TypedProviderCriteria,
} from './search.rules.ts';

const nothing = {
  organizationKey: null,
  npi: null,
  firstKey: null,
  lastKey: null,
  cityKey: null,
  state: null,
  zip: null,
};

describe('criteria', () => {
  it.each<[TypedProviderCriteria, object]>([
    [{ organizationName: " St. Mary's " }, { organizationKey: 'ST MARYS' }],
    [{ npi: npiNumber(5).replace(/^(.)(...)/, '$1 $2 ') }, { npi: npiNumber(5) }],
    [
      { firstName: 'José', lastName: "O'Neill" },
      { firstKey: 'JOSE', lastKey: 'ONEILL' },
    ],
    [
      { city: 'New York', state: 'ny', zip: '10001-1234' },
      { cityKey: 'NEW YORK', state: 'NY', zip: '100011234' },
    ],
    [{ zip: '627', organizationName: '', npi: ' ', city: '' }, { zip: '627' }],
  ])('%j are brought to keys', (typed, value) => {
    expect(readProviderCriteria(typed)).toEqual({ ok: true, value: { ...nothing, ...value } });
  });

  it.each<[TypedProviderCriteria, ProviderSearchReason, string | undefined, string]>([
    [
      { city: ' ' },
      'search-nothing',
      undefined,
      'Enter at least one of: organization name, NPI, first or last name, city, state, ZIP code.',
    ],
    [{ lastName: '...' }, 'search-name', 'lastName', 'Enter letters or digits to search for.'],
    [{ city: 'x'.repeat(201) }, 'search-too-long', 'city', 'Shorten this to 200 characters or fewer.'],
    [{ state: 'ZZ' }, 'search-state', 'state', 'Choose the state or territory.'],
    [{ zip: '62' }, 'search-zip', 'zip', 'Enter 3 to 9 digits of the ZIP code.'],
    [{ zip: '62%01' }, 'search-zip', 'zip', 'Enter 3 to 9 digits of the ZIP code.'],
    [{ npi: '123' }, 'npi-length', 'npi', 'Enter the 10 digits of the NPI; you typed 3.'],
  ])('%j are refused as %s', (typed, reason, field, sentence) => {
    const outcome = readProviderCriteria(typed);
    expect(outcome).toMatchObject({ ok: false, reason, facts: field === undefined ? {} : { field } });
    expect(outcome.ok || providerSearchSentence(outcome)).toBe(sentence);
  });

  it('pages count from 1', () => {
    expect([1, 2, 0, -3, 1.5, Number.NaN].map(pageWithin)).toEqual([1, 2, 1, 1, 1, 1]);
  });
});
