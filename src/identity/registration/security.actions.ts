/**
 * Step 1: user ID, password and questions. The password and the answers are hashed before anything is stored; the user
 * ID is reserved by one statement, so that two people who type it at the same moment do not both get it.
 */
import { record } from '../../platform/audit/record.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { hashAnswer, normalizedAnswer } from '../../platform/crypto/answers.ts';
import { hashPassword } from '../../platform/crypto/passwords.ts';
import { countGuess } from '../../platform/http/guesses.ts';
import { keyedDigest } from '../../platform/crypto/mac.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import type { Refusal } from '../../vocabulary/refusal.ts';
import { say } from '../../vocabulary/say.ts';
import { commonReasonOf } from '../password/common-password.actions.ts';
import { isMadeOfContext } from '../password/common-passwords.rules.ts';
import type { PasswordRule } from '../password/password-sentences.rules.ts';
import {
  decideNameInPassword,
  decidePassword,
  passwordCompliance,
  type ComplianceItem,
  type PasswordFacts,
} from '../password/password.rules.ts';
import { POLICIES } from '../policies.rules.ts';
import type { Draft } from './draft.rules.ts';
import { saveDraft, type OpenRegistration } from './open-registration.actions.ts';
import {
  answersSentence,
  decideAnswers,
  eachAnswer,
  type AnswersReason,
  type QuestionAnswer,
} from './questions.rules.ts';
import { releaseUserId, reserveUserId } from './registration.store.ts';
import {
  decideUserId,
  decideUserIdAgainstNumbers,
  userIdKey,
  userIdSentence,
  type UserIdNumberReason,
  type UserIdReason,
  type UserIdTakenReason,
} from './user-id.rules.ts';

/** User IDs tried in one registration: enough to find a free one, too few to list who has an account. */
const userIdLimit = { channel: 'registration-user-id', tries: 20, windowMinutes: 60 };
const contextWords = ['countersign', 'provider', 'enrollment', 'medicare', 'clinic'];

export interface SecurityGiven {
  readonly userId: string;
  readonly password: string;
  readonly confirmation: string;
  readonly answers: readonly QuestionAnswer[];
}

export type SecurityReason =
  | UserIdReason
  | UserIdTakenReason
  | UserIdNumberReason
  | AnswersReason
  | 'password'
  | 'name-in-password'
  | 'answers-alike'
  | 'too-many';

/** The compliance list for what was typed, in the browser's order; null marks what is not looked at yet. */
export const complianceOf = (
  ctx: Ctx,
  given: Pick<SecurityGiven, 'userId' | 'password' | 'confirmation'>,
): readonly ComplianceItem[] => passwordCompliance(POLICIES[ctx.policy].password, given.password, factsFor(ctx, given));

const factsFor = (
  ctx: Ctx,
  { userId, password, confirmation }: Pick<SecurityGiven, 'userId' | 'password' | 'confirmation'>,
): PasswordFacts => ({
  purpose: 'registration',
  confirmation,
  userId: userId === '' ? null : userId,
  names: null,
  matchesPrevious: null,
  age: null,
  common: commonReasonOf(ctx.policy, password),
  context: isMadeOfContext(password, [...contextWords, userId].filter(Boolean)),
});

/** A sentence for each field that is not right by itself, in their order: a page says all of them at once. */
export function securityMistakes(ctx: Ctx, given: SecurityGiven): Readonly<Record<string, string>> {
  const policy = POLICIES[ctx.policy];
  const password = decidePassword(policy.password, given.password, factsFor(ctx, given));
  const outcomes: readonly Outcome<unknown, SecurityReason>[] = [
    decideUserId(given.userId),
    password.ok ? password : refused('password', password.facts),
    ...eachAnswer(policy.questions?.chosen ?? 0, given.answers),
  ];
  const refusals = outcomes.flatMap((outcome) => (outcome.ok ? [] : [securityRefusal(outcome)]));
  return Object.fromEntries(refusals.map(({ field, sentence }) => [field, sentence]));
}

export async function giveSecurity(
  ctx: Ctx,
  open: OpenRegistration,
  given: SecurityGiven,
): Promise<Outcome<null, SecurityReason>> {
  const policy = POLICIES[ctx.policy];
  const userId = decideUserId(given.userId);
  if (!userId.ok) return userId;
  const password = decidePassword(policy.password, given.password, factsFor(ctx, given));
  if (!password.ok) return refused('password', { rule: password.reason satisfies PasswordRule });
  const known = decideAgainstInformation(ctx, open, userId.value, password.value);
  if (!known.ok) return known;
  const answers = decideAnswers(policy.questions?.chosen ?? 0, given.answers);
  if (!answers.ok) return answers;
  const different = new Set(answers.value.map(({ answer }) => normalizedAnswer(answer)));
  if (different.size < answers.value.length) return refused('answers-alike');
  const tried = keyedDigest(ctx.keyring, userIdLimit.channel, open.registrationId);
  const guess = await countGuess(ctx.tx, userIdLimit, tried, ctx.now);
  if (!guess.allowed) return refused('too-many', { seconds: guess.retryAfterSeconds });
  const passwordHash = await hashPassword(ctx.keyring, password.value);
  const hashed = await Promise.all(
    answers.value.map(async ({ question, answer }) => ({ question, hash: await hashAnswer(ctx.keyring, answer) })),
  );
  const key = userIdKey(userId.value);
  const security = {
    userId: userId.value,
    userIdKey: key,
    passwordHash,
    passwordSetAt: ctx.now.toISOString(),
    answers: hashed,
  };
  return inTransaction(ctx, async (inside) => {
    const before = open.draft.security?.userIdKey;
    if (before && before !== key) await releaseUserId(inside.tx, before, open.registrationId);
    if (!(await reserveUserId(inside.tx, key, open.registrationId, open.resumeUntil, ctx.now)))
      return refused('user-id-taken');
    // Once the name is known the password has been judged under it, and need not wait for step 2.
    const { password: _before, ...rest } = open.draft;
    const draft: Draft = open.draft.information
      ? { ...rest, security }
      : { ...rest, security, password: password.value };
    await saveDraft(inside, open, draft, 'information');
    await recordStep(inside, open, 'security');
    return done(null);
  });
}

/** On the way back from step 2 the name and the SSN are known here already. */
function decideAgainstInformation(
  ctx: Ctx,
  { draft: { information } }: OpenRegistration,
  userId: string,
  password: string,
): Outcome<null, UserIdNumberReason | 'name-in-password'> {
  if (!information) return done(null);
  const { name, ssn } = information;
  const numbers = decideUserIdAgainstNumbers(userId, { ssn, npis: [] });
  if (!numbers.ok) return numbers;
  const named = decideNameInPassword(POLICIES[ctx.policy].password, password, [name.first, name.last]);
  return named.ok ? done(null) : refused('name-in-password');
}

export const recordStep = (ctx: Ctx, open: OpenRegistration, step: string, mistakes?: string): Promise<void> =>
  record(ctx, {
    action: 'registration.step',
    outcome: 'done',
    object: { type: 'registration', id: open.registrationId },
    details: { step, ...(mistakes ? { mistakes } : {}) },
  });

/** Which field a refusal belongs to, and what is said there. */
export function securityRefusal(refusal: Refusal<SecurityReason>): {
  field: string;
  sentence: string;
} {
  const { reason, facts } = refusal;
  const position = String(facts['position'] ?? '1');
  switch (reason) {
    case 'password':
      return { field: 'password', sentence: say('This password does not meet all of the rules below.') };
    case 'name-in-password':
      return { field: 'password', sentence: say('Your password must not contain your first or last name.') };
    case 'answers-alike':
      return { field: 'answer1', sentence: say('Give a different answer to each question.') };
    case 'too-many':
      return { field: 'userId', sentence: say('You have tried many User IDs. Wait an hour, then go on here.') };
    case 'question-missing':
    case 'question-repeated':
      return { field: `question${position}`, sentence: answersSentence({ reason, facts }) };
    case 'answer-missing':
    case 'answer-short':
    case 'answer-long':
      return { field: `answer${position}`, sentence: answersSentence({ reason, facts }) };
    default:
      return { field: 'userId', sentence: userIdSentence({ reason, facts }) };
  }
}
