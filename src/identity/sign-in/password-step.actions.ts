/**
 * The first half of signing in. Unknown, wrong and locked take the same statements, the same hash and give the same
 * answer: whoever asks learns nothing about accounts. The try is counted before the password is looked at.
 */
import { record, recordRefusal } from '../../platform/audit/record.ts';
import { changesWithEvents } from '../../platform/audit/write-events.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { keyedDigest } from '../../platform/crypto/mac.ts';
import { dummyVerify, hashPassword, verifyPassword } from '../../platform/crypto/passwords.ts';
import { tokenDigest } from '../../platform/crypto/tokens.ts';
import { guessTry, judgeGuess } from '../../platform/http/guesses.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { passwordExpiresAt } from '../password/password-age.rules.ts';
import { POLICIES } from '../policies.rules.ts';
import { prepareSession } from '../session/session.actions.ts';
import type { HalfSignedIn } from './complete-sign-in.actions.ts';
import { followFailedTry } from './failed-try.actions.ts';
import {
  countPasswordTry,
  givePasswordTryBack,
  rightPasswordKept,
  type AccountRow,
  type TryRow,
} from './password-try.store.ts';
import { bucketOf, decideSignIn, EVERYONE_ELSE, type SignInNext, type SignInReason } from './sign-in.rules.ts';
import { lockTerms, replaceHash } from './sign-in.store.ts';

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
  const tried = await countTry(ctx, given, addressKey);
  const account = tried.account_id === null ? null : tried;
  const device = account && deviceOf(account);
  const bucket = bucketOf(device);
  const guess = { tries: tried.address_tries, window_started_at: tried.address_window };
  const address = judgeGuess(addressLimit, guess, ctx.now);
  if (!address.allowed && bucket === EVERYONE_ELSE)
    return recordRefusal(
      ctx,
      { action: 'sign-in.password' },
      refused('too-many', { seconds: address.retryAfterSeconds }),
    );
  if (!account || account.failures === null || account.status === 'closed') {
    await dummyVerify(ctx.keyring, given.password);
    return notMatched(ctx, account?.account_id ?? null, bucket, null);
  }
  const verified = await verifyPassword(ctx.keyring, account.password_hash, given.password);
  if (!verified.matches) return notMatched(ctx, account.account_id, bucket, account.locked_until);
  if (verified.needsRehash) {
    const fresh = await hashPassword(ctx.keyring, given.password);
    await replaceHash(ctx.tx, account.credential_id, account.password_hash, fresh);
  }
  return accept(ctx, { account, device, bucket, given, addressKey });
}

/** A user ID that nobody has is counted like one that somebody has. */
function countTry(ctx: Ctx, { userId, device }: PasswordGiven, addressKey: Buffer): Promise<TryRow> {
  const { lock } = POLICIES[ctx.policy];
  const userIdKey = userId.toLowerCase();
  const nobody = { channel: unknownChannel, tries: lock.failuresAllowed, windowMinutes: lock.lockMinutes };
  return countPasswordTry(ctx.tx, {
    userIdKey,
    device: device ? tokenDigest(device) : null,
    everyoneElse: EVERYONE_ELSE,
    lock: lockTerms(lock, ctx.now),
    address: guessTry(addressLimit, addressKey, ctx.now),
    addressTries: addressLimit.tries,
    nobody: guessTry(nobody, keyedDigest(ctx.keyring, unknownChannel, userIdKey), ctx.now),
  });
}

const deviceOf = (account: AccountRow) =>
  account.device_id === null
    ? null
    : {
        deviceId: account.device_id,
        forgotten: account.forgotten_at !== null,
        rememberedUntil: account.remembered_until,
      };

/** The same statements for whoever failed: also a job where nothing was locked and nobody is to be told. */
async function notMatched(ctx: Ctx, accountId: string | null, bucket: string, lockedUntil: Date | null) {
  await inTransaction(ctx, async (inside) => {
    await record(inside, {
      action: 'sign-in.password',
      outcome: 'failed',
      reason: 'not-matched',
      ...(accountId ? { object: { type: 'account', id: accountId } } : {}),
      details: { device: bucket === EVERYONE_ELSE ? 'unknown' : 'known' },
    });
    await followFailedTry(inside, { accountId, bucket, lockedUntil });
  });
  return refused('not-matched');
}

const keepRightPassword = changesWithEvents(rightPasswordKept);

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
    methods: Number(account.methods),
  };
  const decision = decideSignIn(policy, facts, device, ctx.now);
  const event = {
    action: 'sign-in.password',
    object: { type: 'account', id: account.account_id },
    details: { device: device ? 'known' : 'unknown', expired: facts.passwordExpired },
  } as const;
  const address = { channel: addressLimit.channel, keyDigest: addressKey };
  const tried = { accountId: account.account_id, bucket, address };
  if (!decision.ok) {
    await givePasswordTryBack(ctx.tx, tried);
    return recordRefusal(ctx, event, decision);
  }
  // A remembered device has shown its second factor already.
  const methods = decision.value === 'change-password' ? ['password', 'remembered-device'] : ['password'];
  const half = {
    stage: 'half',
    accountId: account.account_id,
    registrationId: null,
    replaces,
    methods,
    returnTo,
  } as const;
  const { token, sessionId, session } = prepareSession(ctx, half);
  try {
    await keepRightPassword(ctx, { tried, session }, { ...event, outcome: 'done' });
  } catch (error) {
    // While nothing can be recorded, a right password must not lock its owner out.
    await givePasswordTryBack(ctx.tx, tried);
    throw error;
  }
  return done({ half: { sessionId, accountId: account.account_id }, token, next: decision.value });
}
