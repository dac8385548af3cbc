/** Counting guesses, as statements that a store carries along in one of its own; `guesses.ts` says what they are for. */
import { sql, type RawBuilder } from 'kysely';

export interface GuessRow {
  readonly tries: number;
  readonly window_started_at: Date;
}

export interface GuessTry {
  readonly channel: string;
  /** An HMAC of an address or a target. */
  readonly keyDigest: Buffer;
  readonly now: Date;
  /** A window that began then, or earlier, is over. */
  readonly oldest: Date;
}

/** Counts one try, if `when` holds. A statement for whoever asks something else with it; `judgeGuess` reads its row. */
export const guessCounted = (
  { channel, keyDigest, now, oldest }: GuessTry,
  when: RawBuilder<unknown> = sql`true`,
): RawBuilder<GuessRow> => sql`
  INSERT INTO platform.guess_counter AS counter (channel, key_digest, window_started_at, tries)
  SELECT ${channel}, ${keyDigest}, ${now}, 1 WHERE ${when}
  ON CONFLICT (channel, key_digest) DO UPDATE SET
    tries = CASE WHEN counter.window_started_at <= ${oldest} THEN 1 ELSE least(counter.tries + 1, 1000000) END,
    window_started_at = CASE WHEN counter.window_started_at <= ${oldest} THEN excluded.window_started_at
                             ELSE counter.window_started_at END
  RETURNING tries, window_started_at`;

/** The try was right after all: it counts as none. A statement for whoever takes back something else with it. */
export const guessForgiven = (channel: string, keyDigest: Buffer): RawBuilder<unknown> => sql`
  UPDATE platform.guess_counter SET tries = tries - 1
  WHERE channel = ${channel} AND key_digest = ${keyDigest} AND tries > 1 RETURNING tries`;

/** Counts from nothing again: what was guarded has been shown to be in the right hands. A statement, as the others. */
export const guessesForgotten = (channel: string, keyDigests: readonly Buffer[]): RawBuilder<unknown> =>
  sql`DELETE FROM platform.guess_counter WHERE channel = ${channel} AND key_digest = ANY (${keyDigests})`;
