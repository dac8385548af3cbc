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
import type { ChallengeToSend } from '../challenge/challenge.store.ts';
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
  WHERE session_id = ${sessionId} AND purpose = 'sign-in' AND ended_at IS NULL ORDER BY created_at DESC LIMIT 1`;

export type MethodRow = (DataKeyRow | NoDataKey) & {
  readonly method_id: string;
  readonly person_id: string;
  readonly kind: 'text' | 'email' | 'voice' | 'passkey' | 'authenticator';
  readonly destination_sealed: Buffer | null;
  readonly method_version: number;
  readonly bucket: string;
  /** The method that a code was sent to, which waits; null before one was sent. */
  readonly sent_to: string | null;
  readonly sends: number | null;
};

const methodsWithKeys = fixedQuery((tx, half: Half) =>
  sql<MethodRow>`
    SELECT method.method_id, method.person_id, method.kind, method.destination_sealed, method.version AS method_version,
      ${dataKeyColumns}, ${bucketOf(half)} AS bucket, open.method_id AS sent_to, open.sends
    FROM identity.mfa_method AS method
    LEFT JOIN ${dataKeysOf(sql`method.person_id`)}
    LEFT JOIN (${openIn(half.sessionId)}) AS open ON true
    WHERE method.account_id = ${half.accountId} AND method.removed_at IS NULL
    ORDER BY method.place DESC`.compile(tx),
);

/** The methods of the account, a row for each version of the key that opens them; and the code that waits in this session. */
export const listMethodsWithKeys = (tx: Tx, half: Half): Promise<readonly MethodRow[]> => methodsWithKeys(tx, half);

type SendRow = { readonly guesses: number; readonly window_started_at: Date } & (
  ChallengeToSend | { readonly [Column in keyof ChallengeToSend]: null }
);

/** The challenge is locked first: so it is by whoever enters its code, and forgets these counts after. */
const sendCounted = fixedQuery((tx, given: GuessTry & { readonly sessionId: string }) =>
  sql<SendRow>`
    WITH open AS (${openIn(given.sessionId)} FOR NO KEY UPDATE),
      counted AS (${guessCounted(given, sql`(SELECT count(*) FROM open) >= 0`)})
    SELECT counted.tries AS guesses, counted.window_started_at, open.* FROM counted LEFT JOIN open ON true`.compile(tx),
);

/** Counts a send, and gives the code that waits, locked; nulls where none does. `lockChallengesOf` comes before. */
export async function countSend(tx: Tx, given: GuessTry & { readonly sessionId: string }): Promise<SendRow> {
  const [row] = await sendCounted(tx, given);
  if (!row) throw new Error('A send is always counted');
  return row;
}

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
