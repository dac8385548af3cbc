/**
 * The end of signing in: half a session becomes a whole one, under a new token; this browser becomes a known device;
 * nothing counts against it any more. A device that was never seen is told to the owner.
 */
import type { AuditEvent } from '../../platform/audit/audit-actions.ts';
import { changesWithEvents } from '../../platform/audit/write-events.ts';
import type { Ctx } from '../../platform/context.ts';
import { newId } from '../../platform/crypto/id.ts';
import { newToken, tokenDigest } from '../../platform/crypto/tokens.ts';
import { jobRow } from '../../platform/jobs/add-job.ts';
import type { CodeEntered } from '../challenge/challenge.store.ts';
import { POLICIES } from '../policies.rules.ts';
import { prepareSession } from '../session/session.actions.ts';
import type { EndRow, MethodRow } from './code-step.store.ts';
import { newDeviceJob } from './sign-in.jobs.ts';
import { EVERYONE_ELSE, rememberUntil } from './sign-in.rules.ts';
import { findBefore, signInKept, signInKeptByCode, type BeforeSignIn } from './sign-in.store.ts';
import { UNUSED_CODES, unusedCodesKey } from './unused-codes.actions.ts';

/** Who is halfway in: from the session of the request, never from the form. */
export interface HalfSignedIn {
  readonly sessionId: string;
  readonly accountId: string;
  /** What was read with the session, for the step that it stands at. */
  readonly methods?: readonly MethodRow[];
  readonly end?: EndRow;
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

const keepSignIn = changesWithEvents(signInKept, { calls: 'job' });
const keepSignInByCode = changesWithEvents<Parameters<typeof signInKeptByCode>[0], { readonly tries: number | null }>(
  signInKeptByCode,
  { calls: 'job', when: 'used', gives: 'entered' },
);

/** With what completed it, in its transaction. */
export async function completeSignIn(ctx: Ctx, end: SignInEnd): Promise<SignedIn> {
  const deviceToken = end.device ?? newToken();
  const before = await findBefore(ctx.tx, end.accountId, tokenDigest(deviceToken));
  const { kept, event, signedIn } = prepareEnd(ctx, end, before, deviceToken);
  await keepSignIn(ctx, kept, event);
  return signedIn;
}

/** An entry that was counted, of a wrong code; or one that was not, because another one was counted meanwhile. */
export type NotPassed = 'wrong' | 'overtaken';

/** With the code, if it is right. `passed` tells of the code. */
export async function completeByCode(
  ctx: Ctx,
  end: SignInEnd,
  before: BeforeSignIn,
  code: CodeEntered,
  passed: AuditEvent,
): Promise<SignedIn | NotPassed> {
  const { kept, event, signedIn } = prepareEnd(ctx, end, before, end.device ?? newToken());
  const { told, tries } = await keepSignInByCode(ctx, { end: kept, code }, passed, event);
  if (told) return signedIn;
  return tries === null ? 'overtaken' : 'wrong';
}

function prepareEnd(ctx: Ctx, end: SignInEnd, before: BeforeSignIn, deviceToken: string) {
  const { accountId, methods, replaces } = end;
  const known = before.device_id !== null && before.forgotten_at === null;
  const strangers = known ? [] : [EVERYONE_ELSE];
  const remembered = rememberUntil(POLICIES[ctx.policy], end.isPrivate, ctx.now);
  const { token, sessionId, session } = prepareSession(ctx, {
    stage: 'full',
    accountId,
    registrationId: null,
    methods,
    previousSignInAt: before.signed_in_at,
    previousSignInAgent: before.user_agent,
    replaces,
  });
  const newDeviceId = newId(ctx.now);
  const codesOf = (bucket: string) => unusedCodesKey(ctx.keyring, accountId, bucket);
  const kept = {
    accountId,
    session,
    newDeviceId,
    cookieDigest: tokenDigest(deviceToken),
    asked: end.asked,
    rememberedUntil: end.asked ? remembered : null,
    buckets: strangers,
    codesChannel: UNUSED_CODES.channel,
    codesKeys: [before.device_id ?? newDeviceId, ...strangers].map(codesOf),
    job: jobRow(ctx, newDeviceJob, { account: accountId, session: sessionId }),
    isTold: !known && !end.isFirst,
  };
  const event: AuditEvent = {
    action: 'sign-in.complete',
    outcome: 'done',
    object: { type: 'account', id: accountId },
    details: {
      session: sessionId,
      method: methods.at(-1) ?? 'none',
      device: known ? 'known' : 'new',
      remembered: remembered !== null,
    },
  };
  return { kept, event, signedIn: { sessionToken: token, deviceToken } };
}

/** The first session of an account that was made this very moment: nothing came before it, nothing counts against it. */
export const enterNew = (
  ctx: Ctx,
  end: Pick<SignInEnd, 'accountId' | 'replaces' | 'methods'> & { readonly device: string },
): Promise<SignedIn> => completeSignIn(ctx, { ...end, isPrivate: false, asked: true, isFirst: true });
