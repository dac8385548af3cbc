/**
 * SQL of challenges: a code sent to a destination, entered at most so often, used once. The try is counted by a
 * statement of its own before the code is looked at; using the code is one UPDATE that only one request can win.
 */
import { sql } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import { fixedQuery } from '../../platform/db/fixed-query.ts';

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

export async function insertChallenge(tx: Tx, challenge: NewChallenge): Promise<void> {
  await tx
    .insertInto('identity.challenge')
    .values({
      challenge_id: challenge.challengeId,
      purpose: challenge.purpose,
      person_id: challenge.personId,
      account_id: challenge.accountId,
      registration_id: challenge.registrationId,
      session_id: challenge.sessionId,
      created_at: challenge.now,
    })
    .execute();
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
 * Until the transaction ends nobody else opens a challenge for this session. Two presses at once would otherwise open two,
 * each with tries of its own. A lock of its own kind, because the session's row is locked by the code that passes.
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
    .orderBy('created_at', 'desc')
    .limit(1)
    .compile(),
);

/** The open challenge of a session for one purpose, or undefined. */
export const findOpenChallenge = async (tx: Tx, sessionId: string, purpose: ChallengePurpose) =>
  (await openChallenge(tx, { sessionId, purpose }))[0];

export interface Send {
  readonly challengeId: string;
  readonly kind: 'text' | 'email' | 'voice';
  readonly methodId: string | null;
  readonly destinationSealed: Buffer | null;
  readonly codeDigest: Buffer;
  /** Of the link that does the same as the code, where one is mailed. */
  readonly tokenDigest: Buffer | null;
  readonly letterId: string;
  readonly sentAt: Date;
  readonly codeExpiresAt: Date;
  readonly sendsAtMost: number;
}

/** Replaces the code and keeps the tries; false when the challenge is over or was sent often enough. */
export async function recordSend(tx: Tx, send: Send): Promise<boolean> {
  const sent = await tx
    .updateTable('identity.challenge')
    .set({
      kind: send.kind,
      method_id: send.methodId,
      destination_sealed: send.destinationSealed,
      code_digest: send.codeDigest,
      token_digest: send.tokenDigest,
      letter_id: send.letterId,
      sent_at: send.sentAt,
      code_expires_at: send.codeExpiresAt,
      sends: sql<number>`sends + 1`,
    })
    .where('challenge_id', '=', send.challengeId)
    .where('ended_at', 'is', null)
    .where('sends', '<', send.sendsAtMost)
    .executeTakeFirst();
  return sent.numUpdatedRows === 1n;
}

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

/** Uses the code up and says how it was sent; undefined for all but exactly one request. */
export const useCode = (tx: Tx, challengeId: string, digests: readonly Buffer[], now: Date) =>
  tx
    .updateTable('identity.challenge')
    .set({ ended_at: now, outcome: 'passed', code_digest: null, token_digest: null, code_expires_at: null })
    .where('challenge_id', '=', challengeId)
    .where('code_digest', 'in', [...digests])
    .where('code_expires_at', '>', now)
    .where('ended_at', 'is', null)
    .returning(['kind', 'letter_id'])
    .executeTakeFirst();

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
