/**
 * The official list of taxonomies as its publisher offers it: which of its columns we take. The definitions behind the codes
 * belong to others, so they are read over and never kept.
 */
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { say } from '../../vocabulary/say.ts';
import { countOf, type Refusal } from '../../vocabulary/refusal.ts';

export type TaxonomyListReason = 'list-columns' | 'list-row' | 'list-empty';

export interface TaxonomyName {
  readonly code: string;
  readonly grouping: string;
  readonly classification: string;
  readonly specialization: string | null;
}

/** Source: the taxonomy CSV of the National Uniform Claim Committee. */
const COLUMNS = ['Code', 'Grouping', 'Classification', 'Specialization'] as const;
const CODE = /^[0-9A-Z]{9}X$/;

/** Rows with the header first. A row that is broken stops the whole list: it is replaced as a whole. */
export function readTaxonomyList(
  rows: readonly (readonly string[])[],
): Outcome<readonly TaxonomyName[], TaxonomyListReason> {
  const [header = [], ...rest] = rows;
  const places = COLUMNS.map((name) => header.indexOf(name));
  if (places.includes(-1)) return refused('list-columns');
  const names = rest.map((row) => {
    const [code = '', grouping = '', classification = '', specialization = ''] = places.map((at) => row[at]?.trim());
    return { code, grouping, classification, specialization: specialization || null };
  });
  const broken = names.findIndex(({ code, classification }) => !CODE.test(code) || classification === '');
  if (broken >= 0) return refused('list-row', { row: broken + 2 });
  return names.length === 0 ? refused('list-empty') : done(names);
}

export function taxonomyListSentence(refusal: Refusal<TaxonomyListReason>, file: string): string {
  switch (refusal.reason) {
    case 'list-columns':
      return say('{file}: the first row must name the columns {columns}.', { file, columns: COLUMNS.join(', ') });
    case 'list-row':
      return say('{file}, row {row}: there is no taxonomy code with a classification. Nothing was loaded.', {
        file,
        row: countOf(refusal, 'row'),
      });
    case 'list-empty':
      return say('{file}: the list is empty.', { file });
  }
}
