/** The criteria as they stand in an address, and back. Parameters that are none of ours are passed over: others add their own. */
import { CRITERIA, readCriteria, type Criteria } from './criteria.rules.ts';

export const typedCriteria = (parameter: (name: string) => string | null): Criteria =>
  Object.fromEntries(CRITERIA.map((field) => [field, parameter(field) ?? ''])) as Criteria;

/** Those that were given. */
export const askedOf = (criteria: Criteria): Readonly<Record<string, string>> =>
  Object.fromEntries(CRITERIA.flatMap((field) => (criteria[field] === '' ? [] : [[field, criteria[field]] as const])));

/** The form was sent, be it empty. */
export const asksAnything = (parameter: (name: string) => string | null): boolean =>
  CRITERIA.some((field) => parameter(field) !== null);

/** Also for what looks or sounds alike. */
export const asksAlike = (parameter: (name: string) => string | null): boolean => parameter('alike') === 'yes';

/** The same search with one criterion less, wherever that is a search. */
export const searchesWithout = (asked: Partial<Criteria>) =>
  CRITERIA.flatMap((criterion) => {
    const { [criterion]: value, ...others } = asked;
    return value !== undefined && readCriteria(others).ok ? [{ criterion, value, others }] : [];
  });
