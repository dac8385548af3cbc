/**
 * The columns of the main registry file, in order, in the three forms that are in use.
 * V.1 and V.2 differ in one name, the oldest form lacks the last column; everything else, and so every position, is the same.
 * Source: NPPES data dissemination, headers of 2007–2026 files.
 */
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';

export type HeaderForm = 'V.2' | 'V.1' | 'without certification date';
export type HeaderReason = 'header-column' | 'header-short' | 'header-long';

export const TAXONOMY_SLOTS = 15;
export const IDENTIFIER_SLOTS = 50;

const numbered = (count: number, names: readonly string[]): readonly string[] =>
  Array.from({ length: count }, (_, index) => names.map((name) => `${name}_${index + 1}`)).flat();

const address = (place: string, line: (ordinal: string) => string): readonly string[] => [
  line('First'),
  line('Second'),
  `Provider Business ${place} Address City Name`,
  `Provider Business ${place} Address State Name`,
  `Provider Business ${place} Address Postal Code`,
  `Provider Business ${place} Address Country Code (If outside U.S.)`,
  `Provider Business ${place} Address Telephone Number`,
  `Provider Business ${place} Address Fax Number`,
];

const untilSex = [
  'NPI',
  'Entity Type Code',
  'Replacement NPI',
  'Employer Identification Number (EIN)',
  'Provider Organization Name (Legal Business Name)',
  'Provider Last Name (Legal Name)',
  'Provider First Name',
  'Provider Middle Name',
  'Provider Name Prefix Text',
  'Provider Name Suffix Text',
  'Provider Credential Text',
  'Provider Other Organization Name',
  'Provider Other Organization Name Type Code',
  'Provider Other Last Name',
  'Provider Other First Name',
  'Provider Other Middle Name',
  'Provider Other Name Prefix Text',
  'Provider Other Name Suffix Text',
  'Provider Other Credential Text',
  'Provider Other Last Name Type Code',
  ...address('Mailing', (ordinal) => `Provider ${ordinal} Line Business Mailing Address`),
  ...address('Practice Location', (ordinal) => `Provider ${ordinal} Line Business Practice Location Address`),
  'Provider Enumeration Date',
  'Last Update Date',
  'NPI Deactivation Reason Code',
  'NPI Deactivation Date',
  'NPI Reactivation Date',
];

const afterSex = [
  'Authorized Official Last Name',
  'Authorized Official First Name',
  'Authorized Official Middle Name',
  'Authorized Official Title or Position',
  'Authorized Official Telephone Number',
  ...numbered(TAXONOMY_SLOTS, [
    'Healthcare Provider Taxonomy Code',
    'Provider License Number',
    'Provider License Number State Code',
    'Healthcare Provider Primary Taxonomy Switch',
  ]),
  ...numbered(IDENTIFIER_SLOTS, [
    'Other Provider Identifier',
    'Other Provider Identifier Type Code',
    'Other Provider Identifier State',
    'Other Provider Identifier Issuer',
  ]),
  'Is Sole Proprietor',
  'Is Organization Subpart',
  'Parent Organization LBN',
  'Parent Organization TIN',
  'Authorized Official Name Prefix Text',
  'Authorized Official Name Suffix Text',
  'Authorized Official Credential Text',
  ...numbered(TAXONOMY_SLOTS, ['Healthcare Provider Taxonomy Group']),
];

const certification = 'Certification Date';

export const mainFileHeaders: Readonly<Record<HeaderForm, readonly string[]>> = {
  'V.2': [...untilSex, 'Provider Sex Code', ...afterSex, certification],
  'V.1': [...untilSex, 'Provider Gender Code', ...afterSex, certification],
  'without certification date': [...untilSex, 'Provider Gender Code', ...afterSex],
};

const forms: readonly HeaderForm[] = ['V.2', 'V.1', 'without certification date'];

/** How many names from the left on are those of the form. */
function nearness(form: HeaderForm, found: readonly string[]): number {
  const expected = mainFileHeaders[form];
  const different = expected.findIndex((name, index) => name !== found[index]);
  return different < 0 ? expected.length : different;
}

/** Which form a header is. Where it is none, the facts name the first column that differs from the nearest form. */
export function recognizeHeader(found: readonly string[]): Outcome<HeaderForm, HeaderReason> {
  const whole = forms.find((form) => nearness(form, found) === found.length && found.length === lengthOf(form));
  if (whole !== undefined) return done(whole);
  const nearest = forms.reduce((best, form) => (nearness(form, found) > nearness(best, found) ? form : best));
  const at = nearness(nearest, found);
  const column = at + 1;
  if (at === lengthOf(nearest)) return refused('header-long', { column });
  const expected = mainFileHeaders[nearest][at] ?? '';
  if (at >= found.length) return refused('header-short', { column, expected });
  // What was found is shown to the operator, so it is cut: a file of another kind may be one long line.
  return refused('header-column', { column, expected, found: (found[at] ?? '').slice(0, 80) });
}

const lengthOf = (form: HeaderForm): number => mainFileHeaders[form].length;
