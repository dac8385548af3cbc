/**
 * When a letter that could not be handed over is tried again, and when we stop: a pure rule, in our own time, so that
 * moving the clock moves the tries with it. Mail servers are commonly away for hours, and greylisting needs minutes.
 * Source: RFC 5321, 4.5.4.1: keep trying for days, with pauses that grow.
 */
export const FIRST_PAUSE_SECONDS = 5;
export const LONGEST_PAUSE_SECONDS = 15 * 60;
export const GIVE_UP_AFTER_HOURS = 48;

export interface Try {
  /** Tries made so far, this one included. */
  readonly attempts: number;
  readonly createdAt: Date;
  readonly now: Date;
  /** From 0 to 1: spreads the tries of letters that failed together. */
  readonly chance: number;
}

/** The time of the next try, or null when the letter has been tried long enough. */
export function nextTryAt({ attempts, createdAt, now, chance }: Try): Date | null {
  if (now.getTime() - createdAt.getTime() >= GIVE_UP_AFTER_HOURS * 3_600_000) return null;
  const doubled = FIRST_PAUSE_SECONDS * 2 ** Math.min(attempts - 1, 20);
  const pauseSeconds = Math.min(doubled, LONGEST_PAUSE_SECONDS) * (0.75 + chance / 2);
  return new Date(now.getTime() + Math.round(pauseSeconds * 1000));
}
