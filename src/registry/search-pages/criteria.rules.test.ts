import { describe, expect, it } from 'vitest';
import { criteriaSentence } from './criteria-sentences.rules.ts';
import { CRITERIA, CRITERION_LIMIT_CHARACTERS, queryOf, readCriteria, type Criteria } from './criteria.rules.ts';

const nothing = Object.fromEntries(CRITERIA.map((field) => [field, ''])) as Criteria;
const typed = (given: Partial<Criteria>): Criteria => ({ ...nothing, ...given });

/** The fields at fault with their reasons. */
function mistakesOf(given: Partial<Criteria>) {
  const read = readCriteria(typed(given));
  return read.ok ? [] : read.mistakes.map(({ field, reason }) => [field, reason]);
}

describe('criteria', () => {
  it.each<[Partial<Criteria>, Partial<Criteria>]>([
    [{ last: ' Lind* ' }, { last: 'Lind' }],
    [{ npi: '2 000 001 018' }, { npi: '2000001018' }],
    [
      { state: 'il', city: 'springfield' },
      { state: 'IL', city: 'springfield' },
    ],
    [{ zip: '62701-0012' }, { zip: '627010012' }],
    [
      { zip: 'V5K 0A1', country: 'ca' },
      { zip: 'V5K 0A1', country: 'CA' },
    ],
    [
      { type: 'Person', q: 'lind' },
      { type: 'person', q: 'lind' },
    ],
    [{ country: 'FR' }, { country: 'FR' }],
  ])('%j are read as %j', (given, expected) =>
    expect(readCriteria(typed(given))).toEqual({ ok: true, value: typed(expected) }),
  );

  it.each<[Partial<Criteria>, readonly (readonly [string | null, string])[]]>([
    [{}, [[null, 'criteria-nothing']]],
    [{ q: ' * ' }, [[null, 'criteria-nothing']]],
    [{ type: 'person' }, [[null, 'criteria-too-few']]],
    [{ type: 'organization', country: 'US' }, [[null, 'criteria-too-few']]],
    [{ q: '??' }, [['q', 'criteria-text']]],
    [{ last: 'x'.repeat(CRITERION_LIMIT_CHARACTERS + 1) }, [['last', 'criteria-too-long']]],
    [{ q: '2000001019' }, [['q', 'npi-check-digit']]],
    [{ state: 'ZZ' }, [['state', 'criteria-state']]],
    [{ country: 'ZZ' }, [['country', 'criteria-country']]],
    [{ zip: '62' }, [['zip', 'criteria-zip']]],
    [{ zip: 'V5K' }, [['zip', 'criteria-zip']]],
    [{ type: 'clinic' }, [['type', 'criteria-type']]],
    [
      { zip: '1', npi: '2000001019' },
      [
        ['npi', 'npi-check-digit'],
        ['zip', 'criteria-zip'],
      ],
    ],
  ])('%j is refused: %j', (given, expected) => expect(mistakesOf(given)).toEqual(expected));

  it('have a sentence for each refusal', () => {
    const refused: readonly Partial<Criteria>[] = [
      {},
      { type: 'person' },
      { q: '?' },
      { q: 'x'.repeat(201) },
      { state: '1' },
      { country: '1' },
      { zip: '1' },
      { type: '1' },
      { npi: '1' },
    ];
    const sentences = refused.flatMap((given) => {
      const read = readCriteria(typed(given));
      return read.ok ? [] : read.mistakes.map(criteriaSentence);
    });
    expect(new Set(sentences).size).toBe(refused.length);
  });
});

describe('a query', () => {
  it('finds names by their beginning and by nicknames', () => {
    expect(queryOf(typed({ last: 'Lind', first: 'Bob', state: 'IL' }), null)).toEqual({
      person: {
        last: { text: 'Lind', match: 'prefix' },
        first: { text: 'Bob', match: 'prefix' },
        firstAlias: true,
        of: 'provider',
      },
      place: { state: 'IL' },
    });
  });

  it('finds a number also when it is deactivated, and words of an organization in any order', () => {
    expect(queryOf(typed({ npi: '2000001018' }), null)).toMatchObject({ numbers: ['2000001018'], status: 'any' });
    expect(queryOf(typed({ q: '2000001018' }), null)).toEqual({ numbers: ['2000001018'], status: 'any' });
    expect(queryOf(typed({ q: '2000001018', npi: '2000002016' }), null)).toMatchObject({ numbers: [] });
    expect(queryOf(typed({ organization: 'clinic lakeside' }), ['207Q00000X'])).toMatchObject({
      organization: { text: 'clinic lakeside', match: 'words' },
      taxonomies: ['207Q00000X'],
    });
  });
});
