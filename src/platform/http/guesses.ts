/**
 * Guess limits: every try at something secret is counted before the work, in one statement that commits by itself, so
 * that parallel tries on many nodes cannot pass the limit together. Clean-up is only housekeeping: the window decides.
 */
import type { Kysely } from 'kysely';
import type { Database } from '../db/database.ts';
import { fixedQuery } from '../db/fixed-query.ts';
import { guessCounted, type GuessRow, type GuessTry } from './guesses.statements.ts';

export interface GuessLimit {
  readonly channel: string;
  readonly tries: number;
  readonly windowMinutes: number;
}

export interface Guess {
  readonly allowed: boolean;
  /** Seconds until the window ends. */
  readonly retryAfterSeconds: number;
}

const windowMs = (limit: GuessLimit) => limit.windowMinutes * 60_000;

/** One try, for `guessCounted`. */
export const guessTry = (limit: GuessLimit, keyDigest: Buffer, now: Date): GuessTry => ({
  channel: limit.channel,
  keyDigest,
  now,
  oldest: new Date(now.getTime() - windowMs(limit)),
});

export function judgeGuess(limit: GuessLimit, row: GuessRow, now: Date): Guess {
  const endsAt = row.window_started_at.getTime() + windowMs(limit);
  return {
    allowed: row.tries <= limit.tries,
    retryAfterSeconds: Math.max(1, Math.ceil((endsAt - now.getTime()) / 1000)),
  };
}

const countedGuess = fixedQuery((tx, guess: GuessTry) => guessCounted(guess).compile(tx));

/** Counts one try of `keyDigest` (an HMAC of an address or a target) and says whether it may go on. */
export async function countGuess(
  db: Kysely<Database>,
  limit: GuessLimit,
  keyDigest: Buffer,
  now: Date,
): Promise<Guess> {
  const [row] = await countedGuess(db, guessTry(limit, keyDigest, now));
  if (!row) throw new Error('The guess counter returned no row');
  return judgeGuess(limit, row, now);
}
