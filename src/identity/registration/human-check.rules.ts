/**
 * The human check. Nobody is refused for what it finds, and nobody is asked to read a picture: it decides from which budget of
 * a client address a registration is taken, and how often it counts. Source: our decision (docs/decisions/0043).
 */

/** Two addresses are not typed by hand in less. */
export const TYPING_TAKES_SECONDS = 3;

/** Work is done within so long after the form was drawn, and remembered as used for as long. */
export const WORK_COUNTS_MINUTES = 60;

/** The browser has done its work, or it has not: no script runs there, or the form was sent before the work was done. */
export type Budget = 'worked' | 'plain';

/**
 * Registrations begun from one address in an hour. A clinic that enrolls its whole staff stays below the plain one; a flood that
 * does no work leaves the other one to the people behind the same address.
 */
export const REGISTRATIONS_PER_HOUR: Readonly<Record<Budget, number>> = { worked: 360, plain: 120 };

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

export interface HumanFacts {
  /** Null where the form doesn't say when it was drawn, or says something that we did not write. */
  readonly drawnAt: Date | null;
  /** Done for this form, and not used before. */
  readonly isWorkDone: boolean;
  readonly now: Date;
}

type Age = Pick<HumanFacts, 'drawnAt' | 'now'>;

const ageMs = ({ drawnAt, now }: Age): number => (drawnAt ? now.getTime() - drawnAt.getTime() : Number.NaN);

/** Whether it is worth looking at what the browser has done. */
export const mayCountWork = (age: Age): boolean => ageMs(age) < WORK_COUNTS_MINUTES * MINUTE_MS;

/** Whoever is quicker than fingers counts twice: a browser that fills in for its owner may be. */
export const decideBudget = (facts: HumanFacts): { readonly budget: Budget; readonly times: 1 | 2 } => ({
  budget: facts.isWorkDone ? 'worked' : 'plain',
  times: ageMs(facts) >= TYPING_TAKES_SECONDS * SECOND_MS ? 1 : 2,
});
