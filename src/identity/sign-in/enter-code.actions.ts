/**
 * Entering the code: what the right one opens, and what a wrong one costs. A wrong third entry ends the sign-in and counts as
 * one failed sign-in.
 */
import { AuditUnavailable } from '../../platform/audit/audit-unavailable.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { codeUse, noTryLeft, wrongCode } from '../challenge/challenge.actions.ts';
import { countTry } from '../challenge/challenge.store.ts';
import type { CodeReason } from '../mfa/mfa.rules.ts';
import { POLICIES } from '../policies.rules.ts';
import { endHalfSessionsOf, endSession } from '../session/session.store.ts';
import { inBrowser } from './code-step.actions.ts';
import { findEnd, type EndRow } from './code-step.store.ts';
import type { HalfSignedIn } from './complete-sign-in.actions.ts';
import { showCode, type FactorsShown } from './expired-password.actions.ts';
import { followFailedTry } from './failed-try.actions.ts';
import { countBucketTry } from './sign-in.store.ts';

export interface CodeGiven {
  readonly code: string;
  readonly isPrivate: boolean;
  readonly device: string | null;
  /** Local path that was asked for. */
  readonly returnTo: string | null;
}

/** Of entries at once each is counted on its own: whoever was overtaken looks again, as often as codes may be entered. */
export async function giveCode(
  ctx: Ctx,
  half: HalfSignedIn,
  given: CodeGiven,
): Promise<Outcome<FactorsShown, CodeReason>> {
  const { sessionId, accountId } = half;
  for (let time = 0; time <= POLICIES[ctx.policy].code.triesPerSignIn; time += 1) {
    const known = time === 0 ? half.end : undefined;
    const before = known ?? (await findEnd(ctx.tx, inBrowser({ sessionId, accountId }, given.device, ctx.now)));
    const outcome = await tryCode(ctx, half, given, before);
    if (outcome) return outcome;
  }
  return refused('code-over');
}

/** Null when another entry was counted meanwhile. */
async function tryCode(
  ctx: Ctx,
  half: HalfSignedIn,
  { code, device, isPrivate, returnTo }: CodeGiven,
  before: EndRow,
): Promise<Outcome<FactorsShown, CodeReason> | null> {
  const { challenge_id: challengeId, sent_as: kind, bucket } = before;
  if (challengeId === null) return refused('code-over');
  const tries = before.tries ?? 0;
  const { triesPerSignIn } = POLICIES[ctx.policy].code;
  if (tries >= triesPerSignIn) return noTryLeft(ctx, challengeId);
  const { accountId, sessionId: replaces } = half;
  const end = { accountId, replaces, methods: ['password', kind ?? 'code'], device, isPrivate, asked: true };
  const use = codeUse(ctx, challengeId, code);
  const shown = await showCode(ctx, end, before, { ...use, tries, kind }, returnTo).catch(async (error: unknown) => {
    // While nothing can be recorded, nothing opens; the entry counts all the same.
    if (error instanceof AuditUnavailable) await countTry(ctx.tx, challengeId, replaces, triesPerSignIn);
    throw error;
  });
  if (shown === 'overtaken') return null;
  if (shown !== 'wrong') return done(shown);
  const outcome = await wrongCode(ctx, use, tries + 1);
  if (outcome.reason === 'code-exhausted') await countAsFailed(ctx, half, bucket);
  return outcome;
}

/** Three wrong codes are one failed sign-in, and the half session is gone; a lock takes every other half session with it. */
async function countAsFailed(ctx: Ctx, half: HalfSignedIn, bucket: string): Promise<void> {
  const counted = await countBucketTry(ctx.tx, half.accountId, bucket, POLICIES[ctx.policy].lock, ctx.now);
  await endSession(ctx.tx, half.sessionId, 'code-exhausted', ctx.now);
  if (counted && !counted.lockedUntil) return;
  await endHalfSessionsOf(ctx.tx, half.accountId, ctx.now);
  if (!counted) return;
  const { accountId } = half;
  const { lockedUntil } = counted;
  await inTransaction(ctx, (inside) => followFailedTry(inside, { accountId, bucket, lockedUntil }));
}
