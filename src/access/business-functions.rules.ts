/**
 * The business functions as data: what roles and connections are granted for, one by one. A retired function stays in the
 * list because history rows name it, but it is never offered and carries nothing. Source: I&A, "Business Functions".
 */
import type { PlainDate } from '../vocabulary/plain-date.ts';

export type BusinessFunction = 'enrollment' | 'registry' | 'ehr' | 'pepper';

interface BusinessFunctionFacts {
  readonly code: BusinessFunction;
  /** The name of the system in the field. */
  readonly system: string;
  /** granted: given to people and connections; link: only a link on Home, nothing to grant. */
  readonly kind: 'granted' | 'link';
  readonly retiredOn: PlainDate | null;
}

export const BUSINESS_FUNCTIONS: readonly BusinessFunctionFacts[] = [
  { code: 'enrollment', system: 'PECOS', kind: 'granted', retiredOn: null },
  { code: 'registry', system: 'NPPES', kind: 'granted', retiredOn: null },
  { code: 'ehr', system: 'EHR', kind: 'granted', retiredOn: '2023-10-01' },
  { code: 'pepper', system: 'PEPPER', kind: 'link', retiredOn: null },
];

/** What may be asked for and given today, in the order of the columns. */
export const OFFERED_FUNCTIONS: readonly BusinessFunction[] = BUSINESS_FUNCTIONS.filter(
  ({ kind, retiredOn }) => kind === 'granted' && retiredOn === null,
).map(({ code }) => code);

export const isOffered = (code: string): code is BusinessFunction =>
  (OFFERED_FUNCTIONS as readonly string[]).includes(code);

/** Columns of a table of people or connections: the offered ones, and a retired one only where some row has history in it. */
export const functionColumns = (withHistory: readonly BusinessFunction[]): readonly BusinessFunction[] =>
  BUSINESS_FUNCTIONS.filter(({ code }) => isOffered(code) || withHistory.includes(code)).map(({ code }) => code);
