/** SQL of sessions. A session is found by the digest of its cookie; every change of stage is a new row, a new token. */
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import { fixedQuery } from '../../platform/db/fixed-query.ts';
import type { PolicyName } from '../policies.rules.ts';

export interface NewSession {
  readonly sessionId: string;
  readonly tokenDigest: Buffer;
  readonly stage: 'registering' | 'half' | 'full';
  readonly accountId: string | null;
  readonly registrationId: string | null;
  readonly deviceId: string | null;
  readonly clientAddress: string;
  readonly userAgent: string;
  readonly policy: PolicyName;
  readonly now: Date;
  readonly expiresAt: Date;
  readonly methods: readonly string[];
  readonly returnTo: string | null;
  readonly previousSignInAt: Date | null;
  readonly previousSignInAgent: string | null;
  readonly signedInAt: Date | null;
  /** The session that this one takes the place of: it ends in the same statement. */
  readonly replaces: string | null;
}

/** A new session, or one for each row of `from`. A statement for whoever begins it with other changes. */
export const sessionBegun = (session: NewSession, deviceId: unknown = session.deviceId, from = sql``) => sql`
  INSERT INTO identity.session (session_id, token_digest, stage, account_id, registration_id, device_id, client_address,
    user_agent, policy, created_at, last_seen_at, expires_at, signed_in_at, factor_at, methods, return_to,
    previous_sign_in_at, previous_sign_in_agent)
  SELECT ${session.sessionId}, ${session.tokenDigest}, ${session.stage}, ${session.accountId}, ${session.registrationId},
    ${deviceId}, ${session.clientAddress}, ${session.userAgent}, ${session.policy}, ${session.now}, ${session.now},
    ${session.expiresAt}, ${session.signedInAt}, ${session.signedInAt}, ${session.methods}, ${session.returnTo},
    ${session.previousSignInAt}, ${session.previousSignInAgent} ${from}`;

/** Ends a session, if it is open. A statement, as `sessionBegun`. */
export const sessionEnded = (sessionId: string | null, reason: string, now: Date): RawBuilder<unknown> => sql`
  UPDATE identity.session SET ended_at = ${now}, end_reason = ${reason} WHERE session_id = ${sessionId} AND ended_at IS NULL`;

const begunInPlace = fixedQuery((tx, session: NewSession) =>
  sql`WITH ended AS (${sessionEnded(session.replaces, 'replaced', session.now)}) ${sessionBegun(session)}`.compile(tx),
);

export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  await begunInPlace(tx, session);
}

export interface SessionRow {
  readonly session_id: string;
  readonly stage: NewSession['stage'];
  readonly account_id: string | null;
  readonly registration_id: string | null;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
  readonly return_to: string | null;
  readonly previous_sign_in_at: Date | null;
  readonly previous_sign_in_agent: string | null;
  readonly account_status: string | null;
}

/** The open session of a cookie with the state of its account. Whether it is still in time is a rule. */
export const openSession = (tokenDigest: Buffer): RawBuilder<SessionRow> => sql`
  SELECT session.session_id, session.stage, session.account_id, session.registration_id, session.last_seen_at,
    session.expires_at, session.return_to, session.previous_sign_in_at, session.previous_sign_in_agent,
    account.status AS account_status
  FROM identity.session LEFT JOIN identity.account ON account.account_id = session.account_id
  WHERE session.token_digest = ${tokenDigest} AND session.ended_at IS NULL`;

const sessionOfCookie = fixedQuery((tx, { tokenDigest }: { tokenDigest: Buffer }) =>
  openSession(tokenDigest).compile(tx),
);

/** See `openSession`. */
export const findSession = async (tx: Tx, tokenDigest: Buffer): Promise<SessionRow | undefined> =>
  (await sessionOfCookie(tx, { tokenDigest }))[0];

/** Written at most as often as the caller decides. */
export async function markSeen(tx: Tx, sessionId: string, now: Date): Promise<void> {
  await tx
    .updateTable('identity.session')
    .set({ last_seen_at: now })
    .where('session_id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute();
}

/** From now on the session is found by another cookie; whoever kept the old one has none. */
export async function replaceToken(tx: Tx, sessionId: string, tokenDigest: Buffer): Promise<void> {
  await tx
    .updateTable('identity.session')
    .set({ token_digest: tokenDigest })
    .where('session_id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute();
}

export async function endSession(tx: Tx, sessionId: string, reason: string, now: Date): Promise<boolean> {
  const ended = await tx
    .updateTable('identity.session')
    .set({ ended_at: now, end_reason: reason })
    .where('session_id', '=', sessionId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return ended.numUpdatedRows > 0n;
}

/** Ends every session of an account but one (or all); gives how many it ended. */
export async function endSessionsOf(
  tx: Tx,
  accountId: string,
  reason: string,
  now: Date,
  exceptSessionId: string | null = null,
): Promise<number> {
  let query = tx
    .updateTable('identity.session')
    .set({ ended_at: now, end_reason: reason })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null);
  if (exceptSessionId) query = query.where('session_id', '<>', exceptSessionId);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
}

/** An account was locked: whoever is half-way in has to begin again. */
export async function endHalfSessionsOf(tx: Tx, accountId: string, now: Date): Promise<void> {
  await tx
    .updateTable('identity.session')
    .set({ ended_at: now, end_reason: 'locked' })
    .where('account_id', '=', accountId)
    .where('stage', '=', 'half')
    .where('ended_at', 'is', null)
    .execute();
}

/** The factors shown in an open half session; none when it is over. */
export async function findHalfMethods(tx: Tx, sessionId: string): Promise<readonly string[]> {
  const row = await tx
    .selectFrom('identity.session')
    .select('methods')
    .where('session_id', '=', sessionId)
    .where('stage', '=', 'half')
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row?.methods ?? [];
}

/** When and from where a session began, for the letter about it. */
export const findSessionStart = (tx: Tx, sessionId: string) =>
  tx
    .selectFrom('identity.session')
    .select(['created_at', 'user_agent', 'client_address'])
    .where('session_id', '=', sessionId)
    .executeTakeFirst();

/** Their challenges go with them. */
export async function deleteSessionsEndedBefore(tx: Tx, time: Date): Promise<void> {
  await tx.deleteFrom('identity.session').where('expires_at', '<', time).execute();
}
