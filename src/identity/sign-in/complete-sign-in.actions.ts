/**
 * The end of signing in: half a session becomes a whole one, under a new token; this browser becomes a known device;
 * nothing counts against it any more. A device that was never seen is told to the owner.
 */
import { record } from '../../platform/audit/record.ts';
import type { Ctx } from '../../platform/context.ts';
import { newId } from '../../platform/crypto/id.ts';
import { newToken, tokenDigest } from '../../platform/crypto/tokens.ts';
import { forgetGuesses } from '../../platform/http/guesses.ts';
import { addJob } from '../../platform/jobs/add-job.ts';
import { POLICIES } from '../policies.rules.ts';
import { startSession } from '../session/session.actions.ts';
import { newDeviceJob } from './sign-in.jobs.ts';
import { EVERYONE_ELSE, rememberUntil } from './sign-in.rules.ts';
import { clearBucket, findKnownDevice, findPreviousSignIn, keepDevice, markSignedIn } from './sign-in.store.ts';
import { UNUSED_CODES, unusedCodesKey } from './unused-codes.actions.ts';

/** Who is halfway in: from the session of the request, never from the form. */
export interface HalfSignedIn {
  readonly sessionId: string;
  readonly accountId: string;
}

export interface SignInEnd {
  readonly accountId: string;
  /** The half session that ends here. */
  readonly replaces: string;
  /** Factors shown: password first. */
  readonly methods: readonly string[];
  /** Value of the device cookie, if the browser has one. */
  readonly device: string | null;
  /** "Private" was chosen. */
  readonly isPrivate: boolean;
  /** False keeps an earlier "Private" as it is: a remembered device was used, nothing was asked. */
  readonly asked: boolean;
  /** The account was made this very moment: its owner need not be told of the browser that made it. */
  readonly isFirst?: true;
}

export interface SignedIn {
  readonly sessionToken: string;
  readonly deviceToken: string;
}

/** Nothing counts against this bucket any more: no failures, no codes that were not used. */
async function clearTries(ctx: Ctx, accountId: string, bucket: string): Promise<void> {
  await clearBucket(ctx.tx, accountId, bucket);
  await forgetGuesses(ctx.tx, UNUSED_CODES.channel, unusedCodesKey(ctx.keyring, accountId, bucket));
}

/** In the transaction of the code that completed it. */
export async function completeSignIn(ctx: Ctx, end: SignInEnd): Promise<SignedIn> {
  const deviceToken = end.device ?? newToken();
  const known = end.device && (await findKnownDevice(ctx.tx, end.accountId, tokenDigest(end.device)));
  const previous = await findPreviousSignIn(ctx.tx, end.accountId);
  const remembered = rememberUntil(POLICIES[ctx.policy], end.isPrivate, ctx.now);
  const deviceId = await keepDevice(ctx.tx, {
    deviceId: newId(ctx.now),
    accountId: end.accountId,
    cookieDigest: tokenDigest(deviceToken),
    userAgent: ctx.client.userAgent,
    rememberedUntil: end.asked ? remembered : 'as it is',
    now: ctx.now,
  });
  const started = await startSession(ctx, {
    stage: 'full',
    accountId: end.accountId,
    registrationId: null,
    deviceId,
    methods: end.methods,
    previousSignInAt: previous?.signed_in_at ?? null,
    previousSignInAgent: previous?.user_agent ?? null,
    replaces: end.replaces,
  });
  await markSignedIn(ctx.tx, end.accountId, ctx.now);
  for (const bucket of known ? [deviceId] : [deviceId, EVERYONE_ELSE]) await clearTries(ctx, end.accountId, bucket);
  await record(ctx, {
    action: 'sign-in.complete',
    outcome: 'done',
    object: { type: 'account', id: end.accountId },
    details: {
      session: started.sessionId,
      method: end.methods.at(-1) ?? 'none',
      device: known ? 'known' : 'new',
      remembered: remembered !== null,
    },
  });
  if (!known && !end.isFirst) await addJob(ctx, newDeviceJob, { account: end.accountId, session: started.sessionId });
  return { sessionToken: started.token, deviceToken };
}

/** The first session of an account that was made this very moment: nothing came before it, nothing counts against it. */
export const enterNew = (
  ctx: Ctx,
  end: Pick<SignInEnd, 'accountId' | 'replaces' | 'methods'> & { readonly device: string },
): Promise<SignedIn> => completeSignIn(ctx, { ...end, isPrivate: false, asked: true, isFirst: true });
