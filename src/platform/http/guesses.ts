/**
 * Guess limits: every try at something secret is counted before the work, in one statement that commits by itself, so
 * that parallel tries on many nodes cannot pass the limit together. Clean-up is only housekeeping: the window decides.
 */
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from '../db/database.ts';

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

/** Counts one try of `keyDigest` (an HMAC of an address or a target) and says whether it may go on. */
export async function countGuess(
  db: Kysely<Database>,
  limit: GuessLimit,
  keyDigest: Buffer,
  now: Date,
): Promise<Guess> {
  const windowMs = limit.windowMinutes * 60_000;
  const oldest = new Date(now.getTime() - windowMs);
  const { rows } = await sql<{ tries: number; window_started_at: Date }>`
    INSERT INTO platform.guess_counter AS counter (channel, key_digest, window_started_at, tries)
    VALUES (${limit.channel}, ${keyDigest}, ${now}, 1)
    ON CONFLICT (channel, key_digest) DO UPDATE SET
      tries = CASE WHEN counter.window_started_at <= ${oldest} THEN 1 ELSE least(counter.tries + 1, 1000000) END,
      window_started_at = CASE WHEN counter.window_started_at <= ${oldest} THEN excluded.window_started_at
                               ELSE counter.window_started_at END
    RETURNING tries, window_started_at`.execute(db);
  const row = rows[0];
  if (!row) throw new Error('The guess counter returned no row');
  const endsAt = row.window_started_at.getTime() + windowMs;
  return {
    allowed: row.tries <= limit.tries,
    retryAfterSeconds: Math.max(1, Math.ceil((endsAt - now.getTime()) / 1000)),
  };
}

/** The try was right after all: it counts as none. A statement for whoever takes back something else with it. */
export const forgivenGuess = (channel: string, keyDigest: Buffer): RawBuilder<unknown> =>
  sql`UPDATE platform.guess_counter SET tries = tries - 1
    WHERE channel = ${channel} AND key_digest = ${keyDigest} AND tries > 1`;

/** Counts from nothing again: what was guarded has been shown to be in the right hands. */
export async function forgetGuesses(db: Kysely<Database>, channel: string, keyDigest: Buffer): Promise<void> {
  await db
    .deleteFrom('platform.guess_counter')
    .where('channel', '=', channel)
    .where('key_digest', '=', keyDigest)
    .execute();
}
