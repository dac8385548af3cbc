/** Step 3: the first ways to receive codes. A method counts once a code that was sent there has come back. */
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { newId } from '../../platform/crypto/id.ts';
import { keyedDigest } from '../../platform/crypto/mac.ts';
import { openValue, sealValue } from '../../platform/crypto/sealing.ts';
import { countGuess, type GuessLimit } from '../../platform/http/guesses.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { enterCode, sendCode } from '../challenge/challenge.actions.ts';
import { endChallenge, findOpenChallenge, insertChallenge, lockChallengesOf } from '../challenge/challenge.store.ts';
import { decideAddMethod, type AddMethodReason, type CodeReason, type ResendReason } from '../mfa/mfa.rules.ts';
import { POLICIES } from '../policies.rules.ts';
import type { Registering } from './begin.actions.ts';
import type { DraftMethod } from './draft.rules.ts';
import { saveDraft, type OpenRegistration } from './open-registration.actions.ts';
import { recordStep } from './security.actions.ts';

const place = (challengeId: string) => ({
  table: 'identity.challenge',
  column: 'destination_sealed',
  row: challengeId,
  version: 1,
});

/** Codes that one registration may ask for, and that one phone or address may get from all of them together. */
const askLimit: GuessLimit = { channel: 'registration-method', tries: 20, windowMinutes: 60 };
const targetLimit: GuessLimit = { channel: 'registration-method-target', tries: 10, windowMinutes: 60 };

/** Whoever registers types any number: without a limit that number could be flooded, and its codes guessed. */
async function mayAsk(ctx: Ctx, who: Registering, destination: string): Promise<boolean> {
  for (const [limit, key] of [
    [askLimit, who.registrationId],
    [targetLimit, destination],
  ] as const) {
    const guess = await countGuess(ctx.tx, limit, keyedDigest(ctx.keyring, limit.channel, key), ctx.now);
    if (!guess.allowed) return false;
  }
  return true;
}

/** Sends a code to a method that is to be added; a code that still waits for another one is given up. */
export async function startMethod(
  ctx: Ctx,
  who: Registering,
  open: OpenRegistration,
  method: DraftMethod,
): Promise<Outcome<null, AddMethodReason | ResendReason | 'too-many'>> {
  const existing = open.draft.methods.map(
    ({ kind }, index) => ({ kind, place: index === 0 ? 'primary' : 'alternative' }) as const,
  );
  const decision = decideAddMethod(POLICIES[ctx.policy], existing, method.kind);
  if (!decision.ok) return decision;
  if (!(await mayAsk(ctx, who, method.destination))) return refused('too-many');
  const challengeId = newId(ctx.now);
  return inTransaction(ctx, async (inside) => {
    await lockChallengesOf(inside.tx, who.sessionId);
    const waiting = await findOpenChallenge(inside.tx, who.sessionId, 'registration-method');
    if (waiting) await endChallenge(inside.tx, waiting.challenge_id, 'abandoned', ctx.now);
    await insertChallenge(inside.tx, {
      challengeId,
      purpose: 'registration-method',
      personId: open.dataKey.ownerId,
      accountId: null,
      registrationId: who.registrationId,
      sessionId: who.sessionId,
      now: ctx.now,
    });
    return sendCode(inside, challengeId, open.dataKey, {
      kind: method.kind,
      address: method.destination,
      methodId: null,
      sealed: sealValue(open.dataKey, place(challengeId), method.destination),
    });
  });
}

export interface WaitingMethod extends DraftMethod {
  readonly challengeId: string;
  readonly sends: number;
}

/** The method that waits for its code, or null. */
export async function waitingMethod(ctx: Ctx, who: Registering, open: OpenRegistration): Promise<WaitingMethod | null> {
  const row = await findOpenChallenge(ctx.tx, who.sessionId, 'registration-method');
  if (!row?.destination_sealed || (row.kind !== 'text' && row.kind !== 'email' && row.kind !== 'voice')) return null;
  const destination = openValue(open.dataKey, place(row.challenge_id), row.destination_sealed);
  return { challengeId: row.challenge_id, kind: row.kind, destination, sends: row.sends };
}

export async function sendMethodCodeAgain(
  ctx: Ctx,
  who: Registering,
  open: OpenRegistration,
): Promise<Outcome<null, ResendReason | 'too-many'>> {
  const waiting = await waitingMethod(ctx, who, open);
  if (!waiting) return refused('code-over');
  const { challengeId, kind, destination } = waiting;
  if (!(await mayAsk(ctx, who, destination))) return refused('too-many');
  const sealed = sealValue(open.dataKey, place(challengeId), destination);
  return sendCode(ctx, challengeId, open.dataKey, { kind, address: destination, methodId: null, sealed });
}

export async function proveMethod(
  ctx: Ctx,
  who: Registering,
  open: OpenRegistration,
  code: string,
): Promise<Outcome<null, CodeReason>> {
  const waiting = await waitingMethod(ctx, who, open);
  if (!waiting) return refused('code-over');
  const { kind, destination } = waiting;
  return enterCode(ctx, {
    challengeId: waiting.challengeId,
    sessionId: who.sessionId,
    code,
    passed: async (inside) => {
      await saveDraft(
        inside,
        open,
        { ...open.draft, methods: [...open.draft.methods, { kind, destination }] },
        'review',
      );
      await recordStep(inside, open, 'mfa');
      return null;
    },
  });
}

/** Takes a method back out of the draft, before the registration is complete. */
export async function dropMethod(
  ctx: Ctx,
  open: OpenRegistration,
  kind: DraftMethod['kind'],
): Promise<Outcome<null, never>> {
  const methods = open.draft.methods.filter((method) => method.kind !== kind);
  await inTransaction(ctx, async (inside) => {
    await saveDraft(inside, open, { ...open.draft, methods }, 'mfa');
    await recordStep(inside, open, 'mfa');
  });
  return done(null);
}
