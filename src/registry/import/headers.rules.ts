/**
 * The columns of the registry's files, in order, in every form that is in use. A form of a file that has fewer columns lacks
 * the last one; V.1 and V.2 of the main file differ in one name. So every position is the same in all forms of a file.
 * Source: NPPES data dissemination, headers of 2007–2026 files.
 */
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';

export type HeaderForm = 'V.2' | 'V.1' | 'without certification date';
/** The files of the registry: the four that belong together, and the list of deactivated NPIs. */
export type FileKind = 'main' | 'other-names' | 'practice-locations' | 'endpoints' | 'deactivations';
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

const secondary = 'Provider Secondary Practice Location Address';

/** The first form is the one that is written. */
export const headers: Readonly<Record<FileKind, readonly (readonly string[])[]>> = {
  main: [mainFileHeaders['V.2'], mainFileHeaders['V.1'], mainFileHeaders['without certification date']],
  'other-names': [
    ['NPI', 'Provider Other Organization Name', 'Provider Other Organization Name Type Code', 'Created Date'],
    ['NPI', 'Provider Other Organization Name', 'Provider Other Organization Name Type Code'],
  ],
  'practice-locations': [
    [
      'NPI',
      `${secondary}- Address Line 1`,
      // Two spaces: so it stands in every file.
      `${secondary}-  Address Line 2`,
      `${secondary} - City Name`,
      `${secondary} - State Name`,
      `${secondary} - Postal Code`,
      `${secondary} - Country Code (If outside U.S.)`,
      `${secondary} - Telephone Number`,
      `${secondary} - Telephone Extension`,
      'Provider Practice Location Address - Fax Number',
    ],
  ],
  endpoints: [
    [
      'NPI',
      'Endpoint Type',
      'Endpoint Type Description',
      'Endpoint',
      'Affiliation',
      'Endpoint Description',
      'Affiliation Legal Business Name',
      'Use Code',
      'Use Description',
      'Other Use Description',
      'Content Type',
      'Content Description',
      'Other Content Description',
      'Affiliation Address Line One',
      'Affiliation Address Line Two',
      'Affiliation Address City',
      'Affiliation Address State',
      'Affiliation Address Country',
      'Affiliation Address Postal Code',
    ],
  ],
  deactivations: [['NPI', 'NPPES Deactivation Date']],
};

export const fileKinds: readonly FileKind[] = [
  'main',
  'other-names',
  'practice-locations',
  'endpoints',
  'deactivations',
];

export interface Header {
  readonly kind: FileKind;
  readonly width: number;
}

const forms = fileKinds.flatMap((kind) => headers[kind].map((names) => ({ kind, names })));

/** How many names from the left on are those of the form. */
function nearness(expected: readonly string[], found: readonly string[]): number {
  const different = expected.findIndex((name, index) => name !== found[index]);
  return different < 0 ? expected.length : different;
}

/** Which file a header belongs to. Where it is none, the facts name the first column that differs from the nearest form. */
export function recognizeHeader(found: readonly string[]): Outcome<Header, HeaderReason> {
  const whole = forms.find(({ names }) => names.length === found.length && nearness(names, found) === found.length);
  if (whole !== undefined) return done({ kind: whole.kind, width: whole.names.length });
  // Shuffled columns may begin like those of a smaller file.
  const isMain = found.length >= mainFileHeaders['without certification date'].length;
  const { names } = (isMain ? forms.filter(({ kind }) => kind === 'main') : forms).reduce((best, form) =>
    nearness(form.names, found) > nearness(best.names, found) ? form : best,
  );
  const at = nearness(names, found);
  const column = at + 1;
  if (at === names.length) return refused('header-long', { column });
  const expected = names[at] ?? '';
  if (at >= found.length) return refused('header-short', { column, expected });
  // What was found is shown to the operator, so it is cut: a file of another kind may be one long line.
  return refused('header-column', { column, expected, found: (found[at] ?? '').slice(0, 80) });
}
