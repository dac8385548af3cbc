/**
 * SQL of the second half of signing in: for each step one question that says all it must know, by itself or beside the
 * session of a cookie; and sending a code, counted.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import {
  dataKeyColumns,
  dataKeysOf,
  type DataKeyRow,
  type NoDataKey,
} from '../../platform/crypto/data-keys.statements.ts';
import { fixedQuery } from '../../platform/db/fixed-query.ts';
import { guessCounted, type GuessTry } from '../../platform/http/guesses.statements.ts';
import { codeSent, codeSentReady, type Send } from '../challenge/challenge.store.ts';
import { openSession, type SessionRow } from '../session/session.store.ts';
import { beforeSignIn, type BeforeSignIn } from './sign-in.store.ts';

/** Who is halfway in: values, or columns of the session that they are asked beside. */
interface Half {
  readonly accountId: unknown;
  /** Null: no code waits anywhere. */
  readonly sessionId: unknown;
}

interface BrowserOfHalf {
  /** Digest of the device cookie; null without one. */
  readonly device: Buffer | null;
  /** The bucket of all browsers that are no known device. */
  readonly everyoneElse: string;
}

const bucketOf = ({ accountId }: Half, { device, everyoneElse }: BrowserOfHalf) => sql`
  coalesce((SELECT device_id::text FROM identity.known_device
    WHERE account_id = ${accountId} AND cookie_digest = ${device} AND forgotten_at IS NULL), ${everyoneElse})`;

const openIn = ({ sessionId }: Half) => sql`
  SELECT * FROM identity.challenge
  WHERE session_id = ${sessionId} AND purpose = 'sign-in' AND ended_at IS NULL`;

export type MethodRow = (DataKeyRow | NoDataKey) & {
  readonly method_id: string;
  readonly person_id: string;
  readonly kind: 'text' | 'email' | 'voice' | 'passkey' | 'authenticator';
  readonly destination_sealed: Buffer | null;
  readonly method_version: number;
  readonly place: number;
  readonly bucket: string;
  /** Of the code that waits; all null before one was sent. */
  readonly open_id: string | null;
  readonly sent_to: string | null;
  readonly letter_id: string | null;
  readonly sends: number | null;
  readonly tries: number | null;
};

/** The methods of the account, a row for each version of the key that opens them; and the code that waits in this session. */
const methodsOf = (half: Half, browser: BrowserOfHalf) => sql`
  SELECT method.method_id, method.person_id, method.kind, method.destination_sealed, method.version AS method_version,
    method.place, ${dataKeyColumns}, ${bucketOf(half, browser)} AS bucket,
    open.challenge_id AS open_id, open.method_id AS sent_to, open.letter_id, open.sends, open.tries
  FROM identity.mfa_method AS method
  LEFT JOIN ${dataKeysOf(sql`method.person_id`)}
  LEFT JOIN (${openIn(half)}) AS open ON true
  WHERE method.account_id = ${half.accountId} AND method.removed_at IS NULL`;

export interface EndRow extends BeforeSignIn {
  readonly bucket: string;
  /** Of the code that waits; null where none does, and where the bucket is locked. */
  readonly challenge_id: string | null;
  readonly sent_as: string | null;
  readonly tries: number | null;
}

/**
 * What entering a code must know. Half sessions that were opened before the lock must not go on guessing codes behind it:
 * no code waits for them.
 */
const endOf = (half: Half, browser: BrowserOfHalf, now: Date) => sql`
  SELECT whose.bucket, open.challenge_id, open.kind AS sent_as, open.tries, before.*
  FROM (${beforeSignIn(half.accountId, browser.device)}) AS before
  CROSS JOIN (SELECT ${bucketOf(half, browser)} AS bucket) AS whose
  LEFT JOIN (${openIn(half)}) AS open ON NOT EXISTS (
    SELECT FROM identity.sign_in_bucket AS locked
    WHERE locked.account_id = ${half.accountId} AND locked.bucket = whose.bucket AND locked.locked_until > ${now})`;

type Asked<Whose> = BrowserOfHalf & Whose & { readonly now: Date };
interface ByIds {
  readonly accountId: string;
  readonly sessionId: string | null;
}
interface ByCookie {
  readonly tokenDigest: Buffer;
}

const methodsByIds = fixedQuery((tx, asked: Asked<ByIds>) =>
  sql<MethodRow>`SELECT * FROM (${methodsOf(asked, asked)}) AS method ORDER BY place DESC`.compile(tx),
);
const endByIds = fixedQuery((tx, asked: Asked<ByIds>) => sql<EndRow>`${endOf(asked, asked, asked.now)}`.compile(tx));

export const listMethodsWithKeys = (tx: Tx, asked: Asked<ByIds>): Promise<readonly MethodRow[]> =>
  methodsByIds(tx, asked);

export async function findEnd(tx: Tx, asked: Asked<ByIds>): Promise<EndRow> {
  const [row] = await endByIds(tx, asked);
  if (!row) throw new Error('Whoever is halfway in has an account');
  return row;
}

const ofSession = { accountId: sql`session.account_id`, sessionId: sql`session.session_id` };

/** The session of a cookie with what else is asked, if it is half of one: each of its columns null, if it is not. */
const beside = (tokenDigest: Buffer, asked: RawBuilder<unknown>) => sql`
  SELECT * FROM (${openSession(tokenDigest)}) AS session
  LEFT JOIN LATERAL (${asked}) AS beside ON session.stage = 'half'`;

type Beside<Row> = SessionRow & (Row | { readonly [Column in keyof Row]: null });

const methodsByCookie = fixedQuery((tx, asked: Asked<ByCookie>) =>
  sql<Beside<MethodRow>>`${beside(asked.tokenDigest, methodsOf(ofSession, asked))} ORDER BY place DESC`.compile(tx),
);
const endByCookie = fixedQuery((tx, asked: Asked<ByCookie>) =>
  sql<Beside<EndRow>>`${beside(asked.tokenDigest, endOf(ofSession, asked, asked.now))}`.compile(tx),
);

/** The open session of a cookie, and in the same question the methods of whoever is halfway in with it. */
export const findSessionWithMethods = (tx: Tx, asked: Asked<ByCookie>) => methodsByCookie(tx, asked);
export const findSessionWithEnd = (tx: Tx, asked: Asked<ByCookie>) => endByCookie(tx, asked);

interface CountedSend extends Send {
  readonly guess: GuessTry;
  readonly codesAtMost: number;
}

/**
 * `codeSent`, counted; it is not sent if that makes one code too many, and not counted if another one was sent or used
 * meanwhile. The challenge is locked before the count, as the right code does it: in another order they would wait for
 * each other.
 */
const sentCounted = (sent: typeof codeSent) => (given: CountedSend) => {
  const { challenge_id: id, sends } = given.challenge;
  return {
    before: sql`
      SELECT FROM identity.challenge
      WHERE challenge_id = ${id} AND sends = ${sends} AND ended_at IS NULL FOR NO KEY UPDATE`,
    counted: guessCounted(given.guess, sql`${sends} = 0 OR EXISTS (SELECT FROM before)`),
    ...sent(given, sql`FROM counted WHERE tries <= ${given.codesAtMost}`),
  };
};
export const codeSentCounted = sentCounted(codeSent);
export const codeSentReadyCounted = sentCounted(codeSentReady);
