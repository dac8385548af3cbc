/**
 * A refusal that has been taken out of its Outcome, on its way to becoming a sentence.
 * Facts hold counts and limits, never the value that was typed: a refusal may be logged.
 */
import type { RefusalFacts } from './outcome.ts';

export interface Refusal<Reason extends string> {
  readonly reason: Reason;
  readonly facts: RefusalFacts;
}

/** A counted fact of a refusal; 0 where the rule gave none. */
export function countOf(refusal: Refusal<string>, fact: string): number {
  const value = refusal.facts[fact];
  return typeof value === 'number' ? value : 0;
}
