/**
 * Sessions: made at each change of stage with a new token, found by the digest of the cookie, judged at every request by
 * what is stored. The token itself is in the cookie only.
 */
import type { Ctx } from '../../platform/context.ts';
import { record } from '../../platform/audit/record.ts';
import { inTransaction } from '../../platform/context.ts';
import { newId } from '../../platform/crypto/id.ts';
import { newToken, tokenDigest } from '../../platform/crypto/tokens.ts';
import type { SessionFacts, Visit } from '../../platform/http/visit.ts';
import { POLICIES } from '../policies.rules.ts';
import { isLastSeenDue, isSessionOpen, sessionEndsAt, sessionExpiresAt, sessionState } from './session.rules.ts';
import {
  deleteSessionsEndedBefore,
  endSession,
  findSession,
  insertSession,
  markSeen,
  type NewSession,
  replaceToken,
  type SessionRow,
} from './session.store.ts';

const stages = { registering: 'registering', half: 'half-session', full: 'signed-in' } as const;

/** The live session of a cookie, or null. */
export async function findLiveSession(visit: Visit, token: string, isByPerson: boolean): Promise<SessionFacts | null> {
  return judgeSession(visit, await findSession(visit.parts.db, tokenDigest(token)), isByPerson);
}

/** The session of a row, or null where it is not live. `isByPerson` is false for polling and autosave, which never extend it. */
export async function judgeSession(
  { parts, now }: Visit,
  row: SessionRow | undefined,
  isByPerson: boolean,
): Promise<SessionFacts | null> {
  if (!row) return null;
  if (row.stage !== 'registering' && row.account_status !== 'active') return null;
  const policy = POLICIES[parts.config.policy].session;
  const times = { lastSeenAt: row.last_seen_at, expiresAt: row.expires_at, endedAt: null };
  if (!isSessionOpen(sessionState(policy, times, now))) return null;
  const seen = isByPerson && isLastSeenDue(times, now);
  if (seen) await markSeen(parts.db, row.session_id, now);
  return {
    id: row.session_id,
    stage: stages[row.stage],
    accountId: row.account_id,
    registrationId: row.registration_id,
    returnTo: row.return_to,
    before: { signedInAt: row.previous_sign_in_at, userAgent: row.previous_sign_in_agent },
    idleEndsAt: sessionEndsAt(policy, seen ? { ...times, lastSeenAt: now } : times),
  };
}

export type SessionStart = Pick<NewSession, 'stage' | 'accountId' | 'registrationId' | 'replaces'> &
  Partial<Pick<NewSession, 'deviceId' | 'methods' | 'returnTo' | 'previousSignInAt' | 'previousSignInAgent'>>;

export interface SessionStarted {
  /** For the cookie. */
  readonly token: string;
  readonly sessionId: string;
}

/** A session that is not stored yet. */
export function prepareSession(ctx: Ctx, start: SessionStart): SessionStarted & { readonly session: NewSession } {
  const token = newToken();
  const sessionId = newId(ctx.now);
  const session = {
    deviceId: null,
    methods: [],
    returnTo: null,
    previousSignInAt: null,
    previousSignInAgent: null,
    ...start,
    sessionId,
    tokenDigest: tokenDigest(token),
    clientAddress: ctx.client.address,
    userAgent: ctx.client.userAgent,
    policy: ctx.policy,
    now: ctx.now,
    expiresAt: sessionExpiresAt(POLICIES[ctx.policy].session, ctx.now),
    signedInAt: start.stage === 'full' ? ctx.now : null,
  };
  return { token, sessionId, session };
}

/** In the transaction of what it belongs to. */
export async function startSession(ctx: Ctx, start: SessionStart): Promise<SessionStarted> {
  const { session, ...started } = prepareSession(ctx, start);
  await insertSession(ctx.tx, session);
  return started;
}

/** The person has just proven again who they are: the session goes on under a new token, and the old one is dead. */
export async function renewSession(ctx: Ctx, sessionId: string): Promise<string> {
  const token = newToken();
  await replaceToken(ctx.tx, sessionId, tokenDigest(token));
  return token;
}

/** Cancel: the half session is gone, and nothing else happened. */
export async function endHalfSession(ctx: Ctx, sessionId: string): Promise<void> {
  await inTransaction(ctx, async (inside) => {
    if (!(await endSession(inside.tx, sessionId, 'cancelled', inside.now))) return;
    await record(inside, {
      action: 'session.end',
      outcome: 'done',
      object: { type: 'session', id: sessionId },
      details: { cause: 'cancelled', sessions: 1 },
    });
  });
}

export async function signOut(ctx: Ctx, sessionId: string): Promise<void> {
  await inTransaction(ctx, async (inside) => {
    if (!(await endSession(inside.tx, sessionId, 'signed-out', inside.now))) return;
    await record(inside, { action: 'session.sign-out', outcome: 'done', object: { type: 'session', id: sessionId } });
  });
}

/** As long as the letters about them: long enough for the help desk to answer "was that me?". The audit keeps the rest. */
const SESSIONS_ARE_KEPT_DAYS = 90;

export const clearSessions = (ctx: Ctx): Promise<void> =>
  deleteSessionsEndedBefore(ctx.tx, new Date(ctx.now.getTime() - SESSIONS_ARE_KEPT_DAYS * 24 * 3_600_000));
