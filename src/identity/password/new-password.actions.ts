/**
 * What every change of a password has in common: judging the new one, and the swap with all that follows from it. Old
 * passwords are compared only here, after whoever asks has proven that the account is theirs.
 */
import { record } from '../../platform/audit/record.ts';
import type { Ctx } from '../../platform/context.ts';
import { newId } from '../../platform/crypto/id.ts';
import { verifyPassword } from '../../platform/crypto/passwords.ts';
import { postMail } from '../../platform/mail/post-letter.ts';
import { refused, type Outcome } from '../../vocabulary/outcome.ts';
import { fullName } from '../../vocabulary/person-name.ts';
import { insertCredential } from '../account/account.store.ts';
import { emailOfPerson, personOfAccount } from '../person/person.actions.ts';
import { POLICIES } from '../policies.rules.ts';
import { endSessionsOf } from '../session/session.store.ts';
import { commonReasonOf } from './common-password.actions.ts';
import { isMadeOfContext } from './common-passwords.rules.ts';
import { mayChangePassword, passwordChangeableAt } from './password-age.rules.ts';
import { passwordChangedLetter } from './password.mail.ts';
import type { PasswordRule } from './password-sentences.rules.ts';
import { decidePassword, passwordCompliance, type ComplianceItem, type PasswordFacts } from './password.rules.ts';
import { findCredential, forgetDevices, listPreviousHashes, retireCredential } from './password.store.ts';

export interface NewPassword {
  readonly password: string;
  readonly confirmation: string;
}

/** Whose password it is, and what its rules ask about. */
export interface PasswordOwner {
  readonly accountId: string;
  readonly credentialId: string;
  readonly hash: string;
  readonly setAt: Date;
  readonly compromised: boolean;
  readonly userId: string;
  readonly names: readonly string[];
}

export async function passwordOwner(ctx: Ctx, accountId: string): Promise<PasswordOwner> {
  const row = await findCredential(ctx.tx, accountId);
  const person = await personOfAccount(ctx, accountId);
  if (!row || !person) throw new Error('The account of this session has no password');
  return {
    accountId,
    credentialId: row.credential_id,
    hash: row.password_hash,
    setAt: row.set_at,
    compromised: row.compromised_at !== null,
    userId: row.user_id,
    names: [person.name.first, person.name.last],
  };
}

/** `matchesPrevious` is null until the old ones were compared. */
function factsFor(ctx: Ctx, owner: PasswordOwner, given: NewPassword, matchesPrevious: boolean | null): PasswordFacts {
  const { userId, names, setAt, compromised } = owner;
  return {
    purpose: 'change',
    confirmation: given.confirmation,
    userId,
    names,
    matchesPrevious,
    age: { setAt, now: ctx.now, compromised },
    common: commonReasonOf(ctx.policy, given.password),
    context: isMadeOfContext(given.password, [userId, ...names]),
  };
}

/** The list as the page shows it; before anything was typed only what is known by itself is ticked. */
export const complianceOf = (
  ctx: Ctx,
  owner: PasswordOwner,
  given: NewPassword,
  matchesPrevious: boolean | null,
): readonly ComplianceItem[] =>
  passwordCompliance(POLICIES[ctx.policy].password, given.password, factsFor(ctx, owner, given, matchesPrevious));

/** Null when the password may be changed now; else from when on it may, and how long one waits. */
export function changeableFrom(
  ctx: Ctx,
  { setAt, compromised }: PasswordOwner,
): { readonly at: Date; readonly minimumAgeHours: number } | null {
  const policy = POLICIES[ctx.policy].password;
  if (mayChangePassword(policy, { setAt, now: ctx.now, compromised })) return null;
  return { at: passwordChangeableAt(policy, setAt), minimumAgeHours: policy.minimumAgeHours };
}

export const lockMinutesOf = ({ policy }: Ctx): number => POLICIES[policy].lock.lockMinutes;

/** Everything but the old passwords; what it refuses needs no hash and tells nothing about the account. */
export const judgeByItself = (ctx: Ctx, owner: PasswordOwner, given: NewPassword): Outcome<string, PasswordRule> =>
  decidePassword(POLICIES[ctx.policy].password, given.password, factsFor(ctx, owner, given, false));

/**
 * Is the new password one of the latest so many, the one in force included? Under a policy without history only that one
 * is compared: a change that changes nothing would help nobody.
 */
export async function isPrevious(ctx: Ctx, owner: PasswordOwner, password: string): Promise<boolean> {
  const { historyCount } = POLICIES[ctx.policy].password;
  const earlier = historyCount > 1 ? await listPreviousHashes(ctx.tx, owner.accountId, historyCount - 1) : [];
  for (const hash of [owner.hash, ...earlier]) {
    if ((await verifyPassword(ctx.keyring, hash, password)).matches) return true;
  }
  return false;
}

export interface Swap {
  readonly owner: PasswordOwner;
  readonly hash: string;
  readonly cause: 'own-wish' | 'expired' | 'compromised';
  /** Stays open; every other session of the account ends. */
  readonly sessionId: string;
  /** Digest of this browser's device cookie, if it has one. */
  readonly device: Buffer | null;
}

/** Where the letter about it goes; asked before the transaction, because opening an address takes time. */
export async function receiverOf(ctx: Ctx, accountId: string) {
  const person = await personOfAccount(ctx, accountId);
  const address = person && (await emailOfPerson(ctx, person.dataKey));
  return person && address ? { key: person.dataKey, address, name: fullName(person.name) } : null;
}

/** In the caller's transaction: new password, other sessions and devices, audit, letter; refused when another was faster. */
export async function swapPassword(
  ctx: Ctx,
  swap: Swap,
  receiver: Awaited<ReturnType<typeof receiverOf>>,
): Promise<Outcome<null, 'changed-meanwhile'>> {
  const { owner, hash, cause, sessionId, device } = swap;
  const object = { type: 'account', id: owner.accountId } as const;
  if (!(await retireCredential(ctx.tx, owner.credentialId, ctx.now))) return refused('changed-meanwhile');
  await insertCredential(ctx.tx, {
    credentialId: newId(ctx.now),
    accountId: owner.accountId,
    passwordHash: hash,
    policy: ctx.policy,
    policyVersion: POLICIES[ctx.policy].version,
    cause: 'change',
    setAt: ctx.now,
  });
  await forgetDevices(ctx.tx, owner.accountId, device, ctx.now);
  await record(ctx, { action: 'password.change', outcome: 'done', object, details: { cause } });
  const sessions = await endSessionsOf(ctx.tx, owner.accountId, 'password-changed', ctx.now, sessionId);
  if (sessions > 0)
    await record(ctx, {
      action: 'session.end',
      outcome: 'done',
      object,
      details: { cause: 'password-changed', sessions },
    });
  if (receiver) {
    const { key, address, name } = receiver;
    const params = { name, at: ctx.now.toISOString(), device: ctx.client.userAgent, address: ctx.client.address };
    await postMail(ctx, { to: { key, address }, template: passwordChangedLetter, params });
  }
  return { ok: true, value: null };
}
