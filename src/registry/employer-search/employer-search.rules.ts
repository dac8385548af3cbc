/**
 * "Add Employer Search" takes what the public search takes, under names of its own, and finds less: the active ones only, and a
 * place is where they practise first of all.
 */
import type { ProviderQuery } from '../search/provider-query.rules.ts';
import { queryOf, readCriteria, type CriteriaReason, type Criterion } from '../search-pages/criteria.rules.ts';

/** In the order of the form. */
const CRITERION_OF = {
  organizationName: 'organization',
  npi: 'npi',
  firstName: 'first',
  lastName: 'last',
  city: 'city',
  state: 'state',
  zip: 'zip',
} as const satisfies Readonly<Record<string, Criterion>>;
export type EmployerField = keyof typeof CRITERION_OF;

/** As typed; an empty text is no criterion. */
export type TypedEmployer = Readonly<Partial<Record<EmployerField, string>>>;

export interface EmployerSearchMistake {
  /** Null: the search as a whole. */
  readonly field: EmployerField | null;
  readonly reason: CriteriaReason | 'search-too-slow';
  readonly facts: Readonly<Record<string, string | number | Date>>;
}

export type ReadEmployerSearch =
  | { readonly ok: true; readonly value: ProviderQuery }
  | { readonly ok: false; readonly mistakes: readonly EmployerSearchMistake[] };

export function readEmployerSearch(typed: TypedEmployer): ReadEmployerSearch {
  const fields = Object.entries(CRITERION_OF) as readonly (readonly [EmployerField, Criterion])[];
  const read = readCriteria(Object.fromEntries(fields.map(([field, criterion]) => [criterion, typed[field] ?? ''])));
  if (!read.ok) {
    const fieldOf = (asked: Criterion | null) => fields.find(([, criterion]) => criterion === asked)?.[0] ?? null;
    return { ok: false, mistakes: read.mistakes.map((mistake) => ({ ...mistake, field: fieldOf(mistake.field) })) };
  }
  const { place, ...query } = queryOf(read.value, null);
  const where = place === undefined ? {} : { place: { ...place, purposes: ['PRIMARY'] as const } };
  return { ok: true, value: { ...query, ...where, status: 'active', forgiving: true } };
}
