import { describe, expect, it } from 'vitest';
import { directColumns } from '../import/columns.rules.ts';
import { changeInWords, fieldInWords } from './history-sentences.rules.ts';

const change = (field: string, before: unknown, after: unknown) =>
  changeInWords({ field, before, after, changedAt: new Date(0), fileName: null });

describe('a field', () => {
  const fields = [...directColumns.map(({ stored }) => stored), 'taxonomies', 'identifiers']
    .concat(['other_names', 'practice_locations', 'endpoints'])
    .map((field) => [field, fieldInWords(field)] as const);

  it.each(fields)('%s has words of its own', (field, words) => {
    expect(words).not.toBe(field.replaceAll('_', ' '));
    expect(fields.filter(([, other]) => other === words)).toHaveLength(1);
  });

  it('that is new is shown by its name', () => expect(fieldInWords('some_day')).toBe('some day'));
});

describe('a change', () => {
  it.each([
    ['sex', 'F', null, ['Female'], []],
    ['entity_type', 1, 2, ['Person (Type 1)'], ['Organization (Type 2)']],
    ['sole_proprietor', 'X', 'Y', ['Not answered'], ['Yes']],
    ['deactivation_reason', null, 'DT', [], ['The provider died.']],
    ['deactivated_on', null, '2024-12-01', [], ['12/01/2024']],
    ['mailing_country', 'US', 'CA', ['United States'], ['Canada']],
    ['mailing_postal_code', '627010012', null, ['62701-0012'], []],
    ['official_phone', '2175550112', '+49 30 1', ['217-555-0112'], ['+49 30 1']],
    ['other_organization_name_type', '4', '3', ['Former legal business name'], ['Doing Business As']],
    ['ein_withheld', null, true, [], ['Yes']],
    ['npi', null, '2000002016', [], ['New in the registry']],
  ])('of %s from %j to %j is said', (field, before, after, was, is) =>
    expect(change(field, before, after)).toEqual({ before: was, after: is }),
  );

  it('of a list shows the entries that differ, wherever they stand', () => {
    const kept = { code: '207Q00000X', license: '1', state: 'IL', switch: 'Y' };
    const moved = change(
      'taxonomies',
      [{ slot: 1, ...kept }],
      [
        { slot: 2, ...kept },
        { slot: 1, code: '261QM1300X' },
      ],
    );
    expect(moved).toEqual({ before: [], after: ['261QM1300X'] });
    expect(change('taxonomies', [kept], [])).toEqual({ before: ['207Q00000X, license 1 IL, primary'], after: [] });
    expect(change('other_names', null, [{ name: 'A', name_type: '3' }]).after).toEqual(['A, Doing Business As']);
  });

  it('of hundreds of places shows some', () => {
    const places = Array.from({ length: 300 }, (_, index) => ({ line_1: `${index} Elm St`, state: 'OR' }));
    const { after } = change('practice_locations', [], places);
    expect(after).toHaveLength(21);
    expect(after.at(-1)).toBe('and 280 more');
  });
});
