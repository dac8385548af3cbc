/**
 * Codes: sent to a destination, entered at most three times, used once, for ten minutes. Sending again replaces the code
 * and brings no new tries. A try is counted, durably, before the code is looked at, or in the same statement.
 */
import { record, recordAlone, recordRefusal } from '../../platform/audit/record.ts';
import type { AuditEvent } from '../../platform/audit/audit-actions.ts';
import { changesWithEvents } from '../../platform/audit/write-events.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { codeDigest, codeDigests, newCode } from '../../platform/crypto/codes.ts';
import type { DataKey } from '../../platform/crypto/data-keys.ts';
import { newToken, tokenDigest } from '../../platform/crypto/tokens.ts';
import type { Letter } from '../../platform/mail/letter.ts';
import { forgetSecret, prepareMail, prepareText } from '../../platform/mail/post-letter.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { decideCode, decideSend, type CodeReason, type ResendReason } from '../mfa/mfa.rules.ts';
import { POLICIES } from '../policies.rules.ts';
import { codeLetter, codeText } from './challenge.mail.ts';
import {
  codeSent,
  countTry,
  endChallenge,
  findChallenge,
  lockChallenge,
  useCode,
  useLink,
  type ChallengeToSend,
  type CodeUse,
  type Send,
} from './challenge.store.ts';

export interface Destination {
  readonly kind: 'text' | 'email' | 'voice';
  /** Canonical address or ten digits. */
  readonly address: string;
  /** The registered method, or null while one is being registered. */
  readonly methodId: string | null;
  /** For a destination that is not registered yet. */
  readonly sealed: Buffer | null;
  /** Another letter than the one with a code: it brings a link too, which does the same. */
  readonly letterWithLink?: Letter<{ minutes: number }>;
}

const keepSend = changesWithEvents(codeSent, { when: 'sent', calls: 'job' });

/** Sends a code and makes it the only one that counts for this challenge. `dataKey` is the receiver's. */
export async function sendCode(
  ctx: Ctx,
  challengeId: string,
  dataKey: DataKey,
  destination: Destination,
): Promise<Outcome<null, ResendReason>> {
  return inTransaction(ctx, async (inside) => {
    const challenge = await lockChallenge(inside.tx, challengeId);
    if (!challenge) return refused('code-over');
    const prepared = prepareSend(inside, challenge, dataKey, destination);
    if (!prepared.ok) return prepared;
    const { send, event } = prepared.value;
    const { told } = await keepSend(inside, send, event);
    if (!told) throw new Error('A challenge that is locked cannot be sent or ended by another request');
    return done(null);
  });
}

/** A code with its letter, not written yet. */
export function prepareSend(
  ctx: Ctx,
  challenge: ChallengeToSend,
  dataKey: DataKey,
  destination: Destination,
): Outcome<{ readonly send: Send; readonly event: AuditEvent }, ResendReason> {
  const { challenge_id: challengeId, sends, tries, ended_at: endedAt, letter_id: replaced } = challenge;
  const decision = decideSend(POLICIES[ctx.policy].code, { sends, tries, ended: endedAt !== null, now: ctx.now });
  if (!decision.ok) return decision;
  const code = newCode();
  const token = destination.letterWithLink ? newToken() : null;
  const { expiresAt } = decision.value;
  const send = {
    ...letterWithCode(ctx, dataKey, destination, token ? `${code} ${token}` : code, expiresAt),
    challenge,
    kind: destination.kind,
    methodId: destination.methodId,
    destinationSealed: destination.sealed,
    codeDigest: codeDigest(ctx.keyring, challengeId, code),
    tokenDigest: token ? tokenDigest(token) : null,
    sentAt: ctx.now,
    codeExpiresAt: expiresAt,
    replaced: replaced ? [replaced] : [],
  };
  const event = {
    action: 'mfa.send-code',
    outcome: 'done',
    object: { type: 'sign-in', id: challengeId },
    details: { method: destination.kind, again: sends > 0 },
  } as const;
  return done({ send, event });
}

function letterWithCode(ctx: Ctx, key: DataKey, to: Destination, secret: string, secretExpiresAt: Date) {
  const { kind, address, letterWithLink: template = codeLetter } = to;
  const params = { minutes: POLICIES[ctx.policy].code.lifeMinutes };
  if (kind === 'email') return prepareMail(ctx, { to: { key, address }, template, params, secret, secretExpiresAt });
  return prepareText(ctx, {
    to: { key, phone: address },
    channel: kind,
    template: codeText,
    params,
    secret,
    secretExpiresAt,
  });
}

/** What was entered, and what passing it does: `passed` runs in the transaction that uses the code up. */
export interface CodeEntry<Value> {
  readonly challengeId: string;
  readonly sessionId: string;
  readonly code: string;
  readonly passed: (inside: Ctx) => Promise<Value>;
}

export async function enterCode<Value>(ctx: Ctx, entry: CodeEntry<Value>): Promise<Outcome<Value, CodeReason>> {
  const { challengeId, code, sessionId, passed } = entry;
  const { triesPerSignIn } = POLICIES[ctx.policy].code;
  const tries = await countTry(ctx.tx, challengeId, sessionId, triesPerSignIn);
  if (tries === null) return noTryLeft(ctx, challengeId);
  const given = codeUse(ctx, challengeId, code);
  const used = await inTransaction(ctx, async (inside) => {
    const use = await useCode(inside.tx, given);
    if (!use) return null;
    await record(inside, codePassed(ctx, challengeId, use.kind, tries));
    return done(await passed(inside));
  });
  return used ?? wrongCode(ctx, given, tries);
}

export const codeUse = (ctx: Ctx, challengeId: string, code: string): CodeUse => ({
  challengeId,
  digests: codeDigests(ctx.keyring, challengeId, code),
  now: ctx.now,
});

export const noTryLeft = (ctx: Ctx, challengeId: string) =>
  recordRefusal(ctx, { action: 'sign-in.code', object: { type: 'sign-in', id: challengeId } }, refused('code-over'));

export const codePassed = (ctx: Ctx, challengeId: string, kind: string | null, tries: number): AuditEvent => ({
  action: 'sign-in.code',
  outcome: 'done',
  object: { type: 'sign-in', id: challengeId },
  details: { method: kind ?? 'none', left: POLICIES[ctx.policy].code.triesPerSignIn - tries },
});

/** What a wrong code leads to that was counted as the one of so many tries. */
export async function wrongCode(ctx: Ctx, { challengeId, digests }: CodeUse, tries: number) {
  const policy = POLICIES[ctx.policy].code;
  const challenge = await findChallenge(ctx.tx, challengeId);
  const ended = !challenge || challenge.ended_at !== null;
  const decision = decideCode(policy, {
    tries,
    ended,
    expiresAt: challenge?.code_expires_at ?? null,
    matches: digests.some((digest) => challenge?.code_digest?.equals(digest)),
    now: ctx.now,
  });
  if (decision.ok) throw new Error('A code that was not used up cannot pass');
  await recordAlone(ctx, {
    action: 'sign-in.code',
    outcome: 'failed',
    reason: decision.reason,
    object: { type: 'sign-in', id: challengeId },
    details: { left: policy.triesPerSignIn - tries },
  });
  if (decision.reason === 'code-exhausted') {
    await endChallenge(ctx.tx, challengeId, 'exhausted', ctx.now);
    if (challenge?.letter_id) await forgetSecret(ctx, challenge.letter_id);
  }
  return decision;
}

/** Ends the challenge by the link of its letter; exactly one request wins. Gives the challenge, or null. */
export async function followLink(ctx: Ctx, token: string): Promise<Awaited<ReturnType<typeof useLink>>> {
  const used = await useLink(ctx.tx, tokenDigest(token), ctx.now);
  if (used?.letter_id) await forgetSecret(ctx, used.letter_id);
  return used;
}
