/**
 * The first half of signing in. Unknown, wrong and locked take the same statements, the same hash and give the same
 * answer: whoever asks learns nothing about accounts. The try is counted before the password is looked at.
 */
import { record, recordRefusal } from '../../platform/audit/record.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { keyedDigest } from '../../platform/crypto/mac.ts';
import { dummyVerify, hashPassword, verifyPassword } from '../../platform/crypto/passwords.ts';
import { tokenDigest } from '../../platform/crypto/tokens.ts';
import { countGuess, forgivenGuess } from '../../platform/http/guesses.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { passwordExpiresAt } from '../password/password-age.rules.ts';
import { POLICIES, type LockPolicy } from '../policies.rules.ts';
import { startSession } from '../session/session.actions.ts';
import type { HalfSignedIn } from './complete-sign-in.actions.ts';
import { followFailedTry } from './failed-try.actions.ts';
import { bucketOf, decideSignIn, EVERYONE_ELSE, type SignInNext, type SignInReason } from './sign-in.rules.ts';
import { countBucketTry, findForSignIn, giveBucketTryBack, replaceHash, type BucketCount } from './sign-in.store.ts';

/** Failures of one client address, whatever user IDs it tries. A clinic behind one address stays far below. */
const addressLimit = { channel: 'sign-in-address', tries: 100, windowMinutes: 15 };
/** Takes the place of the account's own bucket where there is no account, so that both cost and lock the same. */
const unknownChannel = 'sign-in-unknown';

export interface PasswordGiven {
  readonly userId: string;
  readonly password: string;
  /** Value of the device cookie, if the browser has one. */
  readonly device: string | null;
  /** Local path that was asked for. */
  readonly returnTo: string | null;
  /** The session that this browser has so far: a right password ends it, because its cookie is overwritten. */
  readonly replaces: string | null;
}

export interface PasswordAccepted {
  readonly half: HalfSignedIn;
  readonly token: string;
  readonly next: SignInNext;
}

export async function givePassword(
  ctx: Ctx,
  given: PasswordGiven,
): Promise<Outcome<PasswordAccepted, SignInReason | 'too-many'>> {
  const addressKey = keyedDigest(ctx.keyring, addressLimit.channel, ctx.client.address);
  const address = await countGuess(ctx.tx, addressLimit, addressKey, ctx.now);
  const account = await findForSignIn(ctx.tx, given.userId, given.device ? tokenDigest(given.device) : null);
  const device = deviceOf(account);
  const bucket = bucketOf(device);
  // A known device has a bucket of its own to stop it: whoever floods from the same address does not shut it out.
  if (!address.allowed && bucket === EVERYONE_ELSE)
    return recordRefusal(
      ctx,
      { action: 'sign-in.password' },
      refused('too-many', { seconds: address.retryAfterSeconds }),
    );
  const { lock } = POLICIES[ctx.policy];
  const counted = account
    ? await countBucketTry(ctx.tx, account.account_id, bucket, lock, ctx.now)
    : await countUnknown(ctx, given.userId, lock);
  if (!account || !counted || account.status === 'closed') {
    await dummyVerify(ctx.keyring, given.password);
    return notMatched(ctx, account?.account_id ?? null, bucket, null);
  }
  const verified = await verifyPassword(ctx.keyring, account.password_hash, given.password);
  if (!verified.matches) return notMatched(ctx, account.account_id, bucket, counted);
  if (verified.needsRehash) {
    const fresh = await hashPassword(ctx.keyring, given.password);
    await replaceHash(ctx.tx, account.credential_id, account.password_hash, fresh);
  }
  return accept(ctx, { account, device, bucket, given, addressKey });
}

type AccountRow = NonNullable<Awaited<ReturnType<typeof findForSignIn>>>;

const deviceOf = (account: AccountRow | undefined) =>
  account?.device_id
    ? {
        deviceId: account.device_id,
        forgotten: account.forgotten_at !== null,
        rememberedUntil: account.remembered_until,
      }
    : null;

/** Counts a user ID that nobody has like one that somebody has; null: locked. */
async function countUnknown(ctx: Ctx, userId: string, lock: LockPolicy): Promise<BucketCount | null> {
  const key = keyedDigest(ctx.keyring, unknownChannel, userId.toLowerCase());
  const limit = { channel: unknownChannel, tries: lock.failuresAllowed, windowMinutes: lock.lockMinutes };
  return (await countGuess(ctx.tx, limit, key, ctx.now)).allowed ? { failures: 1, lockedUntil: null } : null;
}

/** The same statements for whoever failed: also a job where nothing was locked and nobody is to be told. */
async function notMatched(ctx: Ctx, accountId: string | null, bucket: string, counted: BucketCount | null) {
  await inTransaction(ctx, async (inside) => {
    await record(inside, {
      action: 'sign-in.password',
      outcome: 'failed',
      reason: 'not-matched',
      ...(accountId ? { object: { type: 'account', id: accountId } } : {}),
      details: { device: bucket === EVERYONE_ELSE ? 'unknown' : 'known' },
    });
    await followFailedTry(inside, { accountId, bucket, lockedUntil: counted?.lockedUntil ?? null });
  });
  return refused('not-matched');
}

interface Accepted {
  readonly account: AccountRow;
  readonly device: ReturnType<typeof deviceOf>;
  readonly bucket: string;
  readonly given: PasswordGiven;
  readonly addressKey: Buffer;
}

async function accept(
  ctx: Ctx,
  { account, device, bucket, given: { returnTo, replaces }, addressKey }: Accepted,
): Promise<Outcome<PasswordAccepted, SignInReason>> {
  const policy = POLICIES[ctx.policy];
  const expiresAt = passwordExpiresAt(policy.password, account.set_at);
  const facts = {
    status: account.status,
    lastSignedInAt: account.last_signed_in_at,
    createdAt: account.created_at,
    passwordExpired: expiresAt !== null && ctx.now >= expiresAt,
    passwordCompromised: account.compromised_at !== null,
    methods: Number(account.methods ?? 0),
  };
  const decision = decideSignIn(policy, facts, device, ctx.now);
  // By itself: while nothing can be recorded, a right password must not lock its owner out.
  const forgiven = forgivenGuess(addressLimit.channel, addressKey);
  await giveBucketTryBack(ctx.tx, account.account_id, bucket, forgiven);
  return inTransaction(ctx, async (inside) => {
    const object = { type: 'account', id: account.account_id } as const;
    const details = { device: device ? 'known' : 'unknown', expired: facts.passwordExpired };
    if (!decision.ok) {
      await record(inside, {
        action: 'sign-in.password',
        outcome: 'refused',
        reason: decision.reason,
        object,
        details,
      });
      return decision;
    }
    await record(inside, { action: 'sign-in.password', outcome: 'done', object, details });
    const half = { stage: 'half', accountId: account.account_id, registrationId: null, replaces } as const;
    // A remembered device has shown its second factor already.
    const methods = decision.value === 'change-password' ? ['password', 'remembered-device'] : ['password'];
    const started = await startSession(inside, { ...half, methods, returnTo });
    const halfSignedIn = { sessionId: started.sessionId, accountId: account.account_id };
    return done({ half: halfSignedIn, token: started.token, next: decision.value });
  });
}
