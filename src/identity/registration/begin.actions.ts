/**
 * Step 0: an address is typed, and a code and a link go there. Whether somebody has it already is told to that address
 * alone: page, status and time are the same for both. Limited by client address and by the address typed. A program that
 * fills in the trap is shown the same page, too, and nothing is sent.
 */
import { record, recordRefusal } from '../../platform/audit/record.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { prepareDataKey, type DataKey } from '../../platform/crypto/data-keys.ts';
import { newId } from '../../platform/crypto/id.ts';
import { findOwners } from '../../platform/crypto/lookup.ts';
import { keyedDigest } from '../../platform/crypto/mac.ts';
import { newToken, tokenDigest } from '../../platform/crypto/tokens.ts';
import { countGuess, type GuessLimit } from '../../platform/http/guesses.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { enterCode, followLink, sendCode } from '../challenge/challenge.actions.ts';
import { findOpenChallenge, insertChallenge } from '../challenge/challenge.store.ts';
import type { CodeReason, ResendReason } from '../mfa/mfa.rules.ts';
import { startSession } from '../session/session.actions.ts';
import { endSession } from '../session/session.store.ts';
import { limitFor, type SentCheck } from './human-check.actions.ts';
import { sealEmail } from './open-registration.actions.ts';
import { knownAddressLetter, proofLetter } from './registration.mail.ts';
import { registrationResumesUntil } from './registration.rules.ts';
import { insertRegistration, markEmailProven } from './registration.store.ts';

/** Letters to one address, whoever asks for them. */
const targetLimit: GuessLimit = { channel: 'registration-target', tries: 5, windowMinutes: 60 };

export interface Begun {
  readonly token: string;
}

export interface Asked {
  readonly email: string;
  /** Local path that was asked for. */
  readonly returnTo: string | null;
  /** The session that this browser has so far. */
  readonly replaces: string | null;
  /** A field was filled in that no person sees. */
  readonly isTrapped: boolean;
  readonly check: SentCheck;
}

export async function beginRegistration(ctx: Ctx, asked: Asked): Promise<Outcome<Begun, 'too-many'>> {
  const { email } = asked;
  const { limit: addressLimit, times } = await limitFor(ctx, asked.check);
  const ofAddress = Array.from({ length: times }, () => [addressLimit, ctx.client.address] as const);
  for (const [limit, key] of [...ofAddress, [targetLimit, email] as const]) {
    const guess = await countGuess(ctx.tx, limit, keyedDigest(ctx.keyring, limit.channel, key), ctx.now);
    if (!guess.allowed)
      return recordRefusal(
        ctx,
        { action: 'registration.start' },
        refused('too-many', { seconds: guess.retryAfterSeconds }),
      );
  }
  const letter = await letterTo(ctx, email);
  const dataKey = await prepareDataKey(ctx, newId(ctx.now));
  return inTransaction(ctx, async (inside) => {
    const { token, sessionId, registrationId } = await insertBegun(inside, dataKey, asked);
    const event = { action: 'registration.start', object: { type: 'registration', id: registrationId } } as const;
    if (asked.isTrapped) {
      await recordRefusal(inside, event, refused('trap-filled'));
    } else {
      await record(inside, { ...event, outcome: 'done' });
      const challengeId = await insertProof(inside, dataKey, { sessionId, registrationId });
      await sendProof(inside, challengeId, dataKey, { email, letter });
    }
    return done({ token });
  });
}

/** Only the letter differs for an address that an account has: what is written, counted and waited for does not. */
const letterTo = async (ctx: Ctx, email: string) =>
  (await findOwners(ctx, 'email', { email })).length > 0 ? knownAddressLetter : proofLetter;

async function insertBegun(ctx: Ctx, dataKey: DataKey, { email, returnTo, replaces }: Asked) {
  const registrationId = newId(ctx.now);
  await insertRegistration(ctx.tx, {
    registrationId,
    personId: dataKey.ownerId,
    tokenDigest: tokenDigest(newToken()),
    emailSealed: sealEmail(dataKey, registrationId, 1, email),
    policy: ctx.policy,
    returnTo,
    now: ctx.now,
    resumeUntil: registrationResumesUntil(ctx.now),
  });
  const session = await startSession(ctx, { stage: 'registering', accountId: null, registrationId, replaces });
  return { ...session, registrationId };
}

async function insertProof(ctx: Ctx, dataKey: DataKey, who: Registering): Promise<string> {
  const challengeId = newId(ctx.now);
  await insertChallenge(ctx.tx, {
    challengeId,
    purpose: 'registration-email',
    personId: dataKey.ownerId,
    accountId: null,
    ...who,
    now: ctx.now,
  });
  return challengeId;
}

interface Proof {
  readonly email: string;
  readonly letter: Awaited<ReturnType<typeof letterTo>>;
}

const sendProof = (ctx: Ctx, challengeId: string, dataKey: DataKey, { email, letter }: Proof) =>
  sendCode(ctx, challengeId, dataKey, {
    kind: 'email',
    address: email,
    methodId: null,
    sealed: null,
    letterWithLink: letter,
  });

/** Who is registering: from the session of the request. */
export interface Registering {
  readonly sessionId: string;
  readonly registrationId: string;
}

/** Sends the proof anew, or to an address that is known the letter that says so. */
export async function sendProofAgain(
  ctx: Ctx,
  who: Registering,
  open: { readonly dataKey: DataKey; readonly email: string },
): Promise<Outcome<null, ResendReason>> {
  const challenge = await findOpenChallenge(ctx.tx, who.sessionId, 'registration-email');
  if (!challenge) return refused('code-over');
  const letter = await letterTo(ctx, open.email);
  return sendProof(ctx, challenge.challenge_id, open.dataKey, { email: open.email, letter });
}

export async function proveByCode(ctx: Ctx, who: Registering, code: string): Promise<Outcome<null, CodeReason>> {
  const challenge = await findOpenChallenge(ctx.tx, who.sessionId, 'registration-email');
  if (!challenge) return refused('code-over');
  return enterCode(ctx, {
    challengeId: challenge.challenge_id,
    sessionId: who.sessionId,
    code,
    passed: async (inside) => {
      await proven(inside, who.registrationId);
      return null;
    },
  });
}

/**
 * By the link, in whatever browser it is opened: whoever reads that mailbox goes on there, with a new session. Nothing was
 * typed before the proof, so nobody can find somebody else's draft this way.
 */
export async function proveByLink(
  ctx: Ctx,
  token: string,
  replaces: string | null,
): Promise<Outcome<Begun & Registering, 'link-over'>> {
  return inTransaction(ctx, async (inside) => {
    const used = await followLink(inside, token);
    if (!used?.registration_id)
      return recordRefusal(inside, { action: 'registration.prove-address' }, refused('link-over'));
    const registrationId = used.registration_id;
    await proven(inside, registrationId);
    // The browser that asked and the one that opens the link may be two: neither keeps a session beside the new one.
    if (replaces && replaces !== used.session_id) await endSession(inside.tx, replaces, 'replaced', ctx.now);
    const start = { stage: 'registering', accountId: null, registrationId, replaces: used.session_id } as const;
    const { token: sessionToken, sessionId } = await startSession(inside, start);
    return done({ token: sessionToken, sessionId, registrationId });
  });
}

async function proven(ctx: Ctx, registrationId: string): Promise<void> {
  await markEmailProven(ctx.tx, registrationId, ctx.now);
  await record(ctx, {
    action: 'registration.prove-address',
    outcome: 'done',
    object: { type: 'registration', id: registrationId },
  });
}
