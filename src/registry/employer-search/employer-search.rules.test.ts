import { describe, expect, it } from 'vitest';
import { employerSearchSentence } from './employer-search-sentences.rules.ts';
import { readEmployerSearch, type TypedEmployer } from './employer-search.rules.ts';

describe('a search for an employer', () => {
  it('finds the active ones, where they practise first of all, and forgives', () => {
    expect(
      readEmployerSearch({
        organizationName: " St. Mary's ",
        npi: '2 000 001 018',
        lastName: 'Lind',
        city: 'Salem',
        zip: '627',
      }),
    ).toEqual({
      ok: true,
      value: {
        numbers: ['2000001018'],
        organization: { text: "St. Mary's", match: 'words' },
        person: { of: 'provider', last: { text: 'Lind', match: 'prefix' }, firstAlias: true },
        place: {
          purposes: ['PRIMARY'],
          city: { text: 'Salem', match: 'prefix' },
          zip: { text: '627', match: 'prefix' },
        },
        status: 'active',
        forgiving: true,
      },
    });
    expect(readEmployerSearch({ state: 'IL' })).toMatchObject({ ok: true, value: { place: { state: 'IL' } } });
  });

  it.each<[TypedEmployer, Readonly<Record<string, string>>]>([
    [
      { city: ' ' },
      { '': 'Enter at least one of: organization name, NPI, first or last name, city, state, ZIP code.' },
    ],
    [
      { lastName: '...', city: 'x'.repeat(201), zip: '62%01' },
      {
        lastName: 'Enter letters or digits to search for.',
        city: 'Shorten this to 200 characters or fewer.',
        zip: 'Enter 3 to 9 digits of the ZIP code.',
      },
    ],
    [
      { state: 'ZZ', npi: '123' },
      { npi: 'Enter the 10 digits of the NPI; you typed 3.', state: 'Choose the state or territory.' },
    ],
  ])('%j is refused beside each field', (typed, sentences) => {
    const read = readEmployerSearch(typed);
    const said = read.ok ? [] : read.mistakes.map((mistake) => [mistake.field ?? '', employerSearchSentence(mistake)]);
    expect(Object.fromEntries(said)).toEqual(sentences);
  });
});
