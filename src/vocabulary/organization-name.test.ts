import { describe, expect, test } from 'vitest';
import { organizationNameSentence, parseOrganizationName, type OrganizationNameReason } from './organization-name.ts';

describe('organization name', () => {
  test.each(['3D Imaging, L.L.C. #2', 'Smith & Sons (Dental)', "St. Mary's / Hospital", 'Clínica Ñandú'])(
    '%j is taken as it is',
    (name) => expect(parseOrganizationName(` ${name} `)).toEqual({ ok: true, value: name }),
  );

  test.each<[string, OrganizationNameReason, string]>([
    ['', 'organization-name-missing', 'Enter the legal business name.'],
    ['x'.repeat(101), 'organization-name-too-long', 'Shorten the name to 100 characters or fewer.'],
    [
      'Lake\u202eside',
      'organization-name-characters',
      'Type the name again with letters, digits and ordinary punctuation.',
    ],
    ['a\nb', 'organization-name-characters', 'Type the name again with letters, digits and ordinary punctuation.'],
    ['...', 'organization-name-characters', 'Type the name again with letters, digits and ordinary punctuation.'],
  ])('%j is refused as %s', (typed, reason, sentence) => {
    const outcome = parseOrganizationName(typed);
    expect(outcome).toMatchObject({ ok: false, reason });
    expect(outcome.ok || organizationNameSentence(outcome)).toBe(sentence);
  });
});
