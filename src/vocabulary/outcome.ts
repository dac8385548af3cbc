/**
 * The one result type of every rule and action: done with a value, or refused with a named reason.
 * A refusal is an answer, never an exception; only our own faults throw.
 */
export type Outcome<Value, Reason extends string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: Reason; readonly facts: RefusalFacts };

/** What a sentence about the refusal may need: times, counts, names of rules. Never personal values. */
export type RefusalFacts = Readonly<Record<string, string | number | Date>>;

export const done = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value });

export const refused = <Reason extends string>(
  reason: Reason,
  facts: RefusalFacts = {},
): { readonly ok: false; readonly reason: Reason; readonly facts: RefusalFacts } => ({ ok: false, reason, facts });
