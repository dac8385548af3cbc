/**
 * SQL of the second half of signing in: for each step one question that says all it must know, and counts what it must
 * count before the step goes on.
 */
import { sql } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import {
  dataKeyColumns,
  dataKeysOf,
  type DataKeyRow,
  type NoDataKey,
} from '../../platform/crypto/data-keys.statements.ts';
import { fixedQuery } from '../../platform/db/fixed-query.ts';
import { guessCounted, type GuessTry } from '../../platform/http/guesses.statements.ts';
import { codeSent, type Send } from '../challenge/challenge.store.ts';
import { beforeSignIn, type BeforeSignIn } from './sign-in.store.ts';

interface Half {
  readonly accountId: string;
  readonly sessionId: string | null;
  /** Digest of the device cookie; null without one. */
  readonly device: Buffer | null;
  /** The bucket of all browsers that are no known device. */
  readonly everyoneElse: string;
}

const bucketOf = ({ accountId, device, everyoneElse }: Half) => sql`
  coalesce((SELECT device_id::text FROM identity.known_device
    WHERE account_id = ${accountId} AND cookie_digest = ${device} AND forgotten_at IS NULL), ${everyoneElse})`;

const openIn = (sessionId: string | null) => sql`
  SELECT * FROM identity.challenge
  WHERE session_id = ${sessionId} AND purpose = 'sign-in' AND ended_at IS NULL`;

export type MethodRow = (DataKeyRow | NoDataKey) & {
  readonly method_id: string;
  readonly person_id: string;
  readonly kind: 'text' | 'email' | 'voice' | 'passkey' | 'authenticator';
  readonly destination_sealed: Buffer | null;
  readonly method_version: number;
  readonly bucket: string;
  /** Of the code that waits; all null before one was sent. */
  readonly open_id: string | null;
  readonly sent_to: string | null;
  readonly letter_id: string | null;
  readonly sends: number | null;
  readonly tries: number | null;
};

const methodsWithKeys = fixedQuery((tx, half: Half) =>
  sql<MethodRow>`
    SELECT method.method_id, method.person_id, method.kind, method.destination_sealed, method.version AS method_version,
      ${dataKeyColumns}, ${bucketOf(half)} AS bucket,
      open.challenge_id AS open_id, open.method_id AS sent_to, open.letter_id, open.sends, open.tries
    FROM identity.mfa_method AS method
    LEFT JOIN ${dataKeysOf(sql`method.person_id`)}
    LEFT JOIN (${openIn(half.sessionId)}) AS open ON true
    WHERE method.account_id = ${half.accountId} AND method.removed_at IS NULL
    ORDER BY method.place DESC`.compile(tx),
);

/** The methods of the account, a row for each version of the key that opens them; and the code that waits in this session. */
export const listMethodsWithKeys = (tx: Tx, half: Half): Promise<readonly MethodRow[]> => methodsWithKeys(tx, half);

interface CountedSend extends Send {
  readonly guess: GuessTry;
  readonly codesAtMost: number;
}

/**
 * `codeSent`, counted; it is not sent if that makes one code too many, and not counted if another one was sent or used
 * meanwhile. The challenge is locked before the count, as the right code does it: in another order they would wait for
 * each other.
 */
export const codeSentCounted = (given: CountedSend) => {
  const { challenge_id: id, sends } = given.challenge;
  return {
    before: sql`
      SELECT FROM identity.challenge
      WHERE challenge_id = ${id} AND sends = ${sends} AND ended_at IS NULL FOR NO KEY UPDATE`,
    counted: guessCounted(given.guess, sql`${sends} = 0 OR EXISTS (SELECT FROM before)`),
    ...codeSent(given, sql`FROM counted WHERE tries <= ${given.codesAtMost}`),
  };
};

export interface EntryRow extends BeforeSignIn {
  readonly bucket: string;
  /** Of the code that waits; null where none does, and where the bucket is locked. */
  readonly challenge_id: string | null;
  readonly kind: string | null;
  /** The number of entries so far, with this one; null when none was left. */
  readonly tries: number | null;
}

interface Entry extends Half {
  readonly now: Date;
  readonly triesAtMost: number;
}

/** Half sessions that were opened before the lock must not go on guessing codes behind it: then nothing is counted. */
const entryCounted = fixedQuery((tx, entry: Entry) =>
  sql<EntryRow>`
    WITH whose AS (SELECT ${bucketOf(entry)} AS bucket),
      open AS (SELECT * FROM (${openIn(entry.sessionId)}) AS waiting WHERE NOT EXISTS (
        SELECT FROM identity.sign_in_bucket AS locked JOIN whose USING (bucket)
        WHERE locked.account_id = ${entry.accountId} AND locked.locked_until > ${entry.now})),
      counted AS (
        UPDATE identity.challenge SET tries = challenge.tries + 1 FROM open
        WHERE challenge.challenge_id = open.challenge_id AND challenge.ended_at IS NULL
          AND challenge.tries < ${entry.triesAtMost}
        RETURNING challenge.tries)
    SELECT whose.bucket, open.challenge_id, open.kind, counted.tries, before.*
    FROM (${beforeSignIn(entry.accountId, entry.device)}) AS before, whose
    LEFT JOIN open ON true LEFT JOIN counted ON true`.compile(tx),
);

/** Counts one entry before anything is compared, and says what the end of the sign-in must know. */
export async function countEntry(tx: Tx, entry: Entry): Promise<EntryRow> {
  const [row] = await entryCounted(tx, entry);
  if (!row) throw new Error('Whoever is halfway in has an account');
  return row;
}
