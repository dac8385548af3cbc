/**
 * The second half of signing in: where a code can go, sending it, and what the right code opens. A wrong third entry ends
 * the sign-in and counts as one failed sign-in.
 */
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { openDataKeys, type DataKey } from '../../platform/crypto/data-keys.ts';
import { newId } from '../../platform/crypto/id.ts';
import { openValue } from '../../platform/crypto/sealing.ts';
import { tokenDigest } from '../../platform/crypto/tokens.ts';
import { refused, type Outcome } from '../../vocabulary/outcome.ts';
import { enterCode, sendCode } from '../challenge/challenge.actions.ts';
import { findOpenChallenge, insertChallenge, lockChallengesOf } from '../challenge/challenge.store.ts';
import { maskDestination, type CodeReason, type ResendReason } from '../mfa/mfa.rules.ts';
import { POLICIES } from '../policies.rules.ts';
import { endHalfSessionsOf, endSession } from '../session/session.store.ts';
import { completeSignIn, type HalfSignedIn, type SignedIn } from './complete-sign-in.actions.ts';
import { followFailedTry } from './failed-try.actions.ts';
import { afterFactors, type FactorsShown } from './expired-password.actions.ts';
import { EVERYONE_ELSE } from './sign-in.rules.ts';
import { countBucketTry, findKnownDevice, isBucketLocked, listMethods } from './sign-in.store.ts';
import { maySendCode } from './unused-codes.actions.ts';

export interface OpenMethod {
  readonly methodId: string;
  readonly kind: 'text' | 'email' | 'voice';
  readonly address: string;
  readonly dataKey: DataKey;
}

/** The methods of the account that a code can be sent to, opened; pages show them masked. */
async function methodsOf(ctx: Ctx, accountId: string): Promise<readonly OpenMethod[]> {
  const rows = await listMethods(ctx.tx, accountId);
  const keys = await openDataKeys(
    ctx,
    rows.map((row) => row.person_id),
  );
  return rows.flatMap((row) => {
    const dataKey = keys.get(row.person_id);
    const { kind } = row;
    if (!dataKey || !row.destination_sealed || kind === 'passkey' || kind === 'authenticator') return [];
    const place = {
      table: 'identity.mfa_method',
      column: 'destination_sealed',
      row: row.method_id,
      version: row.version,
    };
    return [{ methodId: row.method_id, kind, dataKey, address: openValue(dataKey, place, row.destination_sealed) }];
  });
}

export interface CodeAsked {
  /** One of the account's own methods; null: again the one used before. */
  readonly methodId: string | null;
  /** Value of the device cookie, if the browser has one. */
  readonly device: string | null;
}

export async function sendSignInCode(
  ctx: Ctx,
  half: HalfSignedIn,
  { methodId, device }: CodeAsked,
): Promise<Outcome<null, ResendReason | 'no-method' | 'codes-unused'>> {
  const wanted = methodId ?? (await findOpenChallenge(ctx.tx, half.sessionId, 'sign-in'))?.method_id ?? null;
  const method = (await methodsOf(ctx, half.accountId)).find((each) => each.methodId === wanted);
  if (!method) return refused('no-method');
  if (!(await maySendCode(ctx, half.accountId, await bucketOfDevice(ctx, half, device))))
    return refused('codes-unused');
  return inTransaction(ctx, async (inside) => {
    await lockChallengesOf(inside.tx, half.sessionId);
    const open = await findOpenChallenge(inside.tx, half.sessionId, 'sign-in');
    const challengeId = open?.challenge_id ?? newId(ctx.now);
    if (!open) {
      await insertChallenge(inside.tx, {
        challengeId,
        purpose: 'sign-in',
        personId: method.dataKey.ownerId,
        accountId: half.accountId,
        registrationId: null,
        sessionId: half.sessionId,
        now: ctx.now,
      });
    }
    return sendCode(inside, challengeId, method.dataKey, { ...method, sealed: null });
  });
}

/** What may be shown of a method before the code is right. */
export interface MethodShown {
  readonly methodId: string;
  readonly kind: OpenMethod['kind'];
  readonly masked: string;
}

const shown = ({ methodId, kind, address }: OpenMethod): MethodShown => ({
  methodId,
  kind,
  masked: maskDestination(kind, address),
});

export const methodsShown = async (ctx: Ctx, accountId: string): Promise<readonly MethodShown[]> =>
  (await methodsOf(ctx, accountId)).map(shown);

export interface SentCode {
  readonly method: MethodShown;
  readonly resent: boolean;
  readonly minutes: number;
  /** Whether saying "Private" spares the code for a while; some policies never do. */
  readonly mayRemember: boolean;
  /** Whether a code could go elsewhere, too. */
  readonly hasOther: boolean;
}

/** The code that is waited for, or null before one was sent. */
export async function sentCode(ctx: Ctx, half: HalfSignedIn): Promise<SentCode | null> {
  const open = await findOpenChallenge(ctx.tx, half.sessionId, 'sign-in');
  const methods = await methodsOf(ctx, half.accountId);
  const method = methods.find((each) => each.methodId === open?.method_id);
  if (!open || !method) return null;
  const { code, rememberDeviceHours } = POLICIES[ctx.policy];
  return {
    method: shown(method),
    resent: open.sends > 1,
    minutes: code.lifeMinutes,
    mayRemember: rememberDeviceHours !== null,
    hasOther: methods.length > 1,
  };
}

export interface CodeGiven {
  readonly code: string;
  readonly isPrivate: boolean;
  readonly device: string | null;
  /** Local path that was asked for. */
  readonly returnTo: string | null;
}

export async function giveCode(
  ctx: Ctx,
  half: HalfSignedIn,
  given: CodeGiven,
): Promise<Outcome<FactorsShown, CodeReason>> {
  const open = await findOpenChallenge(ctx.tx, half.sessionId, 'sign-in');
  const bucket = await bucketOfDevice(ctx, half, given.device);
  // Half sessions that were opened before the lock must not go on guessing codes behind it.
  if (!open || (await isBucketLocked(ctx.tx, half.accountId, bucket, ctx.now))) return refused('code-over');
  const outcome = await enterCode(ctx, {
    challengeId: open.challenge_id,
    sessionId: half.sessionId,
    code: given.code,
    passed(inside) {
      const end = {
        accountId: half.accountId,
        replaces: half.sessionId,
        methods: ['password', open.kind ?? 'code'],
        device: given.device,
        isPrivate: given.isPrivate,
        asked: true,
      };
      return afterFactors(inside, end, given.returnTo);
    },
  });
  if (!outcome.ok && outcome.reason === 'code-exhausted') await countAsFailed(ctx, half, bucket);
  return outcome;
}

async function bucketOfDevice(ctx: Ctx, half: HalfSignedIn, device: string | null): Promise<string> {
  const known = device ? await findKnownDevice(ctx.tx, half.accountId, tokenDigest(device)) : undefined;
  return known?.device_id ?? EVERYONE_ELSE;
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

/** A remembered device needs no code: the half session becomes whole at once. */
export const completeRemembered = (ctx: Ctx, half: HalfSignedIn, device: string | null): Promise<SignedIn> =>
  inTransaction(ctx, (inside) =>
    completeSignIn(inside, {
      accountId: half.accountId,
      replaces: half.sessionId,
      methods: ['password', 'remembered-device'],
      device,
      isPrivate: false,
      asked: false,
    }),
  );
