/**
 * A password that may not be used any longer: whoever has shown every factor changes it before anything opens. Until then
 * the session stays a half one, made anew once the factors were shown; its `methods` say so, and nothing else does.
 */
import { record, recordRefusal } from '../../platform/audit/record.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { hashPassword } from '../../platform/crypto/passwords.ts';
import { tokenDigest } from '../../platform/crypto/tokens.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import {
  isPrevious,
  judgeByItself,
  passwordOwner,
  receiverOf,
  swapPassword,
  type NewPassword,
} from '../password/new-password.actions.ts';
import { codePassed } from '../challenge/challenge.actions.ts';
import { enterOnce, type CodeEntered } from '../challenge/challenge.store.ts';
import { isPasswordExpired } from '../password/password-age.rules.ts';
import { findCredential } from '../password/password.store.ts';
import { POLICIES } from '../policies.rules.ts';
import { startSession } from '../session/session.actions.ts';
import { findHalfMethods } from '../session/session.store.ts';
import {
  completeByCode,
  completeSignIn,
  type HalfSignedIn,
  type NotPassed,
  type SignedIn,
  type SignInEnd,
} from './complete-sign-in.actions.ts';
import type { BeforeSignIn } from './sign-in.store.ts';

/** Where shown factors lead: into the system, or first to a new password, under the token of a new half session. */
export type FactorsShown =
  { readonly kind: 'in'; readonly signedIn: SignedIn } | { readonly kind: 'change-password'; readonly token: string };

type MustChange = 'expired' | 'compromised';

type InForce = Pick<BeforeSignIn, 'set_at' | 'compromised_at'>;

function whyChange(ctx: Ctx, { set_at: setAt, compromised_at: compromisedAt }: InForce): MustChange | null {
  if (compromisedAt !== null) return 'compromised';
  return setAt !== null && isPasswordExpired(POLICIES[ctx.policy].password, setAt, ctx.now) ? 'expired' : null;
}

async function mustChange(ctx: Ctx, accountId: string): Promise<MustChange | null> {
  const credential = await findCredential(ctx.tx, accountId);
  return credential ? whyChange(ctx, credential) : null;
}

export type CodeShown = CodeEntered & {
  /** How the code was sent. */
  readonly kind: string | null;
};

/** Counts the entry, uses the code up if it is right, and goes on. */
export async function showCode(
  ctx: Ctx,
  end: SignInEnd,
  before: BeforeSignIn,
  { kind, ...entered }: CodeShown,
  returnTo: string | null,
): Promise<FactorsShown | NotPassed> {
  const passed = codePassed(ctx, entered.challengeId, kind, entered.tries + 1);
  if (whyChange(ctx, before) === null) {
    const signedIn = await completeByCode(ctx, end, before, entered, passed);
    return typeof signedIn === 'string' ? signedIn : { kind: 'in', signedIn };
  }
  const { accountId, methods, replaces } = end;
  const half = { stage: 'half', accountId, registrationId: null, methods, returnTo, replaces } as const;
  return inTransaction(ctx, async (inside) => {
    const entry = await enterOnce(inside.tx, entered);
    if (entry?.outcome !== 'passed') return entry ? 'wrong' : 'overtaken';
    await record(inside, passed);
    const { token } = await startSession(inside, half);
    return { kind: 'change-password', token };
  });
}

/** Why this half session must change its password; null when it has not shown every factor, or need not. */
export async function passwordToChange(ctx: Ctx, half: HalfSignedIn): Promise<MustChange | null> {
  return (await factorsOf(ctx, half)) ? mustChange(ctx, half.accountId) : null;
}

/** The factors that were shown, all of them, or null. A half session begins with the password alone. */
async function factorsOf(ctx: Ctx, half: HalfSignedIn): Promise<readonly string[] | null> {
  const methods = await findHalfMethods(ctx.tx, half.sessionId);
  return methods.length > 1 ? methods : null;
}

export type ExpiredReason = 'rules' | 'used-before' | 'changed-meanwhile';

export interface ExpiredChange extends NewPassword {
  /** Value of the device cookie, if the browser has one. */
  readonly device: string | null;
}

export async function changeExpiredPassword(
  ctx: Ctx,
  half: HalfSignedIn,
  change: ExpiredChange,
): Promise<Outcome<SignedIn, ExpiredReason>> {
  const methods = await factorsOf(ctx, half);
  const cause = await mustChange(ctx, half.accountId);
  if (!methods || !cause) return refused('changed-meanwhile');
  const owner = await passwordOwner(ctx, half.accountId);
  const object = { type: 'account', id: owner.accountId } as const;
  const judged = judgeByItself(ctx, owner, change);
  if (!judged.ok) return recordRefusal(ctx, { action: 'password.change', object }, refused('rules'));
  if (await isPrevious(ctx, owner, judged.value))
    return recordRefusal(ctx, { action: 'password.change', object }, refused('used-before'));
  const hash = await hashPassword(ctx.keyring, judged.value);
  const receiver = await receiverOf(ctx, owner.accountId);
  const { device } = change;
  const swap = { owner, hash, cause, sessionId: half.sessionId, device: device ? tokenDigest(device) : null };
  return inTransaction(ctx, async (inside) => {
    const swapped = await swapPassword(inside, swap, receiver);
    if (!swapped.ok) return swapped;
    const { sessionId: replaces, accountId } = half;
    return done(await completeSignIn(inside, { accountId, replaces, methods, device, isPrivate: false, asked: true }));
  });
}
