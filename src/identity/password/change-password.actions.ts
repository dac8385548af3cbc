/**
 * A signed-in person changes their password. The current one is asked for, so that an unattended browser is no way in, and
 * guessing it is limited by the same count as signing in.
 */
import { record, recordRefusal } from '../../platform/audit/record.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { hashPassword, verifyPassword } from '../../platform/crypto/passwords.ts';
import { tokenDigest } from '../../platform/crypto/tokens.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { POLICIES } from '../policies.rules.ts';
import { renewSession } from '../session/session.actions.ts';
import { followFailedTry } from '../sign-in/failed-try.actions.ts';
import { EVERYONE_ELSE } from '../sign-in/sign-in.rules.ts';
import { countBucketTry, findKnownDevice, giveBucketTryBack } from '../sign-in/sign-in.store.ts';
import {
  isPrevious,
  judgeByItself,
  passwordOwner,
  receiverOf,
  swapPassword,
  type NewPassword,
  type PasswordOwner,
} from './new-password.actions.ts';

export interface PasswordChange extends NewPassword {
  readonly currentPassword: string;
  /** Value of the device cookie, if the browser has one. */
  readonly device: string | null;
}

export type ChangeReason = 'too-soon' | 'rules' | 'current-wrong' | 'locked' | 'used-before' | 'changed-meanwhile';

/** Who asks: from the session of the request, never from the form. */
export interface SignedInPerson {
  readonly accountId: string;
  readonly sessionId: string;
}

export async function changePassword(
  ctx: Ctx,
  who: SignedInPerson,
  change: PasswordChange,
): Promise<Outcome<{ readonly sessionToken: string }, ChangeReason>> {
  const owner = await passwordOwner(ctx, who.accountId);
  const judged = judgeByItself(ctx, owner, change);
  if (!judged.ok) return refuse(ctx, owner, judged.reason === 'age' ? 'too-soon' : 'rules');
  const proven = await proveCurrent(ctx, owner, change);
  if (!proven.ok) return proven;
  if (await isPrevious(ctx, owner, judged.value)) return refuse(ctx, owner, 'used-before');
  const hash = await hashPassword(ctx.keyring, judged.value);
  const receiver = await receiverOf(ctx, owner.accountId);
  const device = change.device ? tokenDigest(change.device) : null;
  const swap = { owner, hash, cause: 'own-wish', sessionId: who.sessionId, device } as const;
  return inTransaction(ctx, async (inside) => {
    const swapped = await swapPassword(inside, swap, receiver);
    return swapped.ok ? done({ sessionToken: await renewSession(inside, who.sessionId) }) : swapped;
  });
}

const refuse = (ctx: Ctx, owner: PasswordOwner, reason: ChangeReason) =>
  recordRefusal(ctx, { action: 'password.change', object: { type: 'account', id: owner.accountId } }, refused(reason));

/**
 * The try is counted before the password is looked at, and given back when it was right. Counting is the first transaction
 * of the request, so of a form sent twice only one comes as far as this.
 */
async function proveCurrent(
  ctx: Ctx,
  owner: PasswordOwner,
  { currentPassword, device }: PasswordChange,
): Promise<Outcome<null, 'current-wrong' | 'locked'>> {
  const { accountId } = owner;
  const known = device ? await findKnownDevice(ctx.tx, accountId, tokenDigest(device)) : undefined;
  const bucket = known?.device_id ?? EVERYONE_ELSE;
  const { lock } = POLICIES[ctx.policy];
  const counted = await inTransaction(ctx, (inside) => countBucketTry(inside.tx, accountId, bucket, lock, ctx.now));
  if (!counted) return refused('locked');
  if ((await verifyPassword(ctx.keyring, owner.hash, currentPassword)).matches) {
    await giveBucketTryBack(ctx.tx, accountId, bucket);
    return { ok: true, value: null };
  }
  const { lockedUntil } = counted;
  await inTransaction(ctx, async (inside) => {
    const object = { type: 'account', id: accountId } as const;
    await record(inside, {
      action: 'password.change',
      outcome: 'failed',
      reason: 'current-wrong',
      object,
      details: {},
    });
    await followFailedTry(inside, { accountId, bucket, lockedUntil });
  });
  return refused(lockedUntil ? 'locked' : 'current-wrong');
}
