/** Forms about one's own requests, and the words of a search as they stand in its address. */
import { z } from 'zod';
import { defineForm } from '../../platform/http/form.ts';
import { EMPLOYER_CRITERIA, EMPLOYER_FILTERS, type EmployerCriterion, type EmployerFilter } from './employer.rules.ts';

export const cancelForm = defineForm({ version: z.coerce.number().int().positive() });

export const employerFilters = EMPLOYER_FILTERS;

/** The filter in an address; whatever is none shows all. */
export const filterOf = (text: string | null): EmployerFilter =>
  EMPLOYER_FILTERS.find((filter) => filter === text) ?? 'all';

/** What was typed into the search, by field; null when the page was only opened. */
export function searchOf(read: (name: string) => string | null): Readonly<Record<EmployerCriterion, string>> | null {
  const entries = EMPLOYER_CRITERIA.map((name) => [name, read(name)] as const);
  if (entries.every(([, value]) => value === null)) return null;
  return Object.fromEntries(entries.map(([name, value]) => [name, value ?? ''])) as Record<EmployerCriterion, string>;
}
