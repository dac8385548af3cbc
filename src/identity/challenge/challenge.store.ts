/**
 * SQL of challenges: a code sent to a destination, entered at most so often, used once. A try is counted before the code
 * is looked at, or in the one UPDATE that uses the code and that only one request can win.
 */
import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { fixedQuery } from '../../platform/db/fixed-query.ts';
import { jobAdded, jobLaidBy } from '../../platform/jobs/add-job.statements.ts';
import { letterWritten, secretsForgotten, type PostedLetter } from '../../platform/mail/letters.statements.ts';

export type ChallengePurpose =
  'sign-in' | 'step-up' | 'registration-email' | 'registration-method' | 'method' | 'email-change';

export interface NewChallenge {
  readonly challengeId: string;
  readonly purpose: ChallengePurpose;
  readonly personId: string;
  readonly accountId: string | null;
  readonly registrationId: string | null;
  readonly sessionId: string | null;
  readonly now: Date;
}

export const findChallenge = (tx: Tx, challengeId: string) =>
  tx.selectFrom('identity.challenge').selectAll().where('challenge_id', '=', challengeId).executeTakeFirst();

/** The same, and until the transaction ends nobody else sends it. */
export const lockChallenge = (tx: Tx, challengeId: string) =>
  tx
    .selectFrom('identity.challenge')
    .selectAll()
    .where('challenge_id', '=', challengeId)
    .forNoKeyUpdate()
    .executeTakeFirst();

/**
 * Until the transaction ends nobody else opens a challenge for this session. Of two presses at once the second would
 * otherwise fail: only one can be open. A lock of its own kind, because the session's row is locked by the code that passes.
 */
export async function lockChallengesOf(tx: Tx, sessionId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`challenges of ${sessionId}`}, 0))`.execute(tx);
}

const openChallenge = fixedQuery((tx, { sessionId, purpose }: { sessionId: string; purpose: ChallengePurpose }) =>
  tx
    .selectFrom('identity.challenge')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('purpose', '=', purpose)
    .where('ended_at', 'is', null)
    .compile(),
);

/** The open challenge of a session for one purpose, or undefined. */
export const findOpenChallenge = async (tx: Tx, sessionId: string, purpose: ChallengePurpose) =>
  (await openChallenge(tx, { sessionId, purpose }))[0];

/** A challenge as it is, or as it will be stored with its first code. */
export type ChallengeToSend = Pick<
  Selectable<Database['identity.challenge']>,
  | 'challenge_id'
  | 'purpose'
  | 'person_id'
  | 'account_id'
  | 'registration_id'
  | 'session_id'
  | 'created_at'
  | 'sends'
  | 'tries'
  | 'ended_at'
  | 'letter_id'
>;

export const newChallenge = (challenge: NewChallenge): ChallengeToSend => ({
  challenge_id: challenge.challengeId,
  purpose: challenge.purpose,
  person_id: challenge.personId,
  account_id: challenge.accountId,
  registration_id: challenge.registrationId,
  session_id: challenge.sessionId,
  created_at: challenge.now,
  sends: 0,
  tries: 0,
  ended_at: null,
  letter_id: null,
});

export async function insertChallenge(tx: Tx, challenge: NewChallenge): Promise<void> {
  await tx.insertInto('identity.challenge').values(newChallenge(challenge)).execute();
}

export interface Send extends PostedLetter {
  readonly challenge: ChallengeToSend;
  readonly kind: 'text' | 'email' | 'voice';
  readonly methodId: string | null;
  readonly destinationSealed: Buffer | null;
  readonly codeDigest: Buffer;
  /** Of the link that does the same as the code, where one is mailed. */
  readonly tokenDigest: Buffer | null;
  readonly sentAt: Date;
  readonly codeExpiresAt: Date;
  /** Letters whose code this one replaces. */
  readonly replaced: readonly string[];
}

/** New, or with a new code in place of the one before; no row if it was sent or ended meanwhile, or `from` gives none. */
const challengeSent = (send: Send, from: RawBuilder<unknown>) => sql`
  INSERT INTO identity.challenge (challenge_id, purpose, person_id, account_id, registration_id, session_id, created_at,
    kind, method_id, destination_sealed, code_digest, token_digest, letter_id, sent_at, code_expires_at, sends)
  SELECT ${send.challenge.challenge_id}, ${send.challenge.purpose}, ${send.challenge.person_id},
    ${send.challenge.account_id}, ${send.challenge.registration_id}, ${send.challenge.session_id},
    ${send.challenge.created_at}, ${send.kind}, ${send.methodId}, ${send.destinationSealed}, ${send.codeDigest},
    ${send.tokenDigest}, ${send.letter.letter_id}, ${send.sentAt}, ${send.codeExpiresAt}, 1 ${from}
  ON CONFLICT (challenge_id) DO UPDATE SET kind = excluded.kind, method_id = excluded.method_id,
    destination_sealed = excluded.destination_sealed, code_digest = excluded.code_digest,
    token_digest = excluded.token_digest, letter_id = excluded.letter_id, sent_at = excluded.sent_at,
    code_expires_at = excluded.code_expires_at, sends = challenge.sends + 1
    WHERE challenge.sends = ${send.challenge.sends} AND challenge.ended_at IS NULL
  RETURNING challenge_id`;

/** The letter with the code, its job and the challenge that waits for it. Statements to go with others. */
export const codeSent = (send: Send, from = sql`WHERE true`) => ({
  sent: challengeSent(send, from),
  letter: letterWritten(send.letter, sql`FROM sent`),
  replaced: sql`${secretsForgotten(send.replaced)} AND EXISTS (SELECT FROM sent)`,
  job: sql`SELECT (${jobAdded(send.job)}) FROM sent`,
});

/** The same, for a text that its courier carries as soon as it is committed. */
export const codeSentReady = (send: Send, from = sql`WHERE true`) => ({
  ...codeSent(send, from),
  job: jobLaidBy(send.job, sql`sent`),
});

/** Counts one entry before anything is compared: the number of entries made so far, or null when none is left. */
export async function countTry(
  tx: Tx,
  challengeId: string,
  sessionId: string,
  triesAtMost: number,
): Promise<number | null> {
  const counted = await tx
    .updateTable('identity.challenge')
    .set({ tries: sql<number>`tries + 1` })
    .where('challenge_id', '=', challengeId)
    .where('session_id', '=', sessionId)
    .where('ended_at', 'is', null)
    .where('tries', '<', triesAtMost)
    .returning('tries')
    .executeTakeFirst();
  return counted?.tries ?? null;
}

export interface CodeUse {
  readonly challengeId: string;
  readonly digests: readonly Buffer[];
  readonly now: Date;
}

export interface CodeEntered extends CodeUse {
  /** Entries before this one, as they were read. */
  readonly tries: number;
}

/**
 * Counts an entry, unless another one was counted meanwhile (then `entered` gives no row), and in the same statement uses
 * the code up if it is this one: `used` gives a row to exactly one request. Statements to go with others.
 */
export const codeEntered = ({ challengeId, digests, now, tries }: CodeEntered) => {
  const isRight = sql`code_digest = ANY (${digests}) AND code_expires_at > ${now}`;
  const emptied = (column: string) =>
    sql`${sql.ref(column)} = CASE WHEN ${isRight} THEN NULL ELSE ${sql.ref(column)} END`;
  return {
    entered: sql`
      UPDATE identity.challenge SET tries = tries + 1,
        ended_at = CASE WHEN ${isRight} THEN ${now}::timestamptz END, outcome = CASE WHEN ${isRight} THEN 'passed' END,
        ${sql.join(['code_digest', 'token_digest', 'code_expires_at'].map(emptied))}
      WHERE challenge_id = ${challengeId} AND tries = ${tries} AND ended_at IS NULL
      RETURNING tries, letter_id, outcome`,
    used: sql`SELECT letter_id FROM entered WHERE outcome = 'passed'`,
    forgotten: secretsForgotten(sql`ARRAY (SELECT letter_id FROM used)`),
  };
};

const enteredAlone = fixedQuery((tx, given: CodeEntered) => {
  const { entered, used, forgotten } = codeEntered(given);
  return sql<{ outcome: 'passed' | null }>`
    WITH entered AS (${entered}), used AS (${used}), forgotten AS (${forgotten}) SELECT outcome FROM entered`.compile(
    tx,
  );
});

/** See `codeEntered`; undefined where another entry was counted meanwhile. */
export const enterOnce = async (tx: Tx, given: CodeEntered) => (await enteredAlone(tx, given))[0];

const usedAlone = fixedQuery((tx, { challengeId, digests, now }: CodeUse) =>
  sql<{ kind: string | null }>`
    WITH used AS (
      UPDATE identity.challenge
      SET ended_at = ${now}, outcome = 'passed', code_digest = NULL, token_digest = NULL, code_expires_at = NULL
      WHERE challenge_id = ${challengeId} AND code_digest = ANY (${digests}) AND code_expires_at > ${now}
        AND ended_at IS NULL
      RETURNING kind, letter_id),
    forgotten AS (${secretsForgotten(sql`ARRAY (SELECT letter_id FROM used)`)})
    SELECT kind FROM used`.compile(tx),
);

/** Uses the code up and says how it was sent, and takes it out of its letter; undefined for all but exactly one request. */
export const useCode = async (tx: Tx, use: CodeUse) => (await usedAlone(tx, use))[0];

export async function endChallenge(
  tx: Tx,
  challengeId: string,
  outcome: 'exhausted' | 'abandoned',
  now: Date,
): Promise<boolean> {
  const ended = await tx
    .updateTable('identity.challenge')
    .set({ ended_at: now, outcome, code_digest: null, token_digest: null, code_expires_at: null })
    .where('challenge_id', '=', challengeId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return ended.numUpdatedRows === 1n;
}

/** Uses the link up: it does what the code does. Undefined unless it is in force. */
export const useLink = (tx: Tx, tokenDigest: Buffer, now: Date) =>
  tx
    .updateTable('identity.challenge')
    .set({ ended_at: now, outcome: 'passed', code_digest: null, token_digest: null, code_expires_at: null })
    .where('token_digest', '=', tokenDigest)
    .where('code_expires_at', '>', now)
    .where('ended_at', 'is', null)
    .returning(['challenge_id', 'registration_id', 'session_id', 'letter_id'])
    .executeTakeFirst();
