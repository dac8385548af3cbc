/**
 * Methods of the second factor and the codes sent by them: which may be had, added, removed, and when a code counts.
 * The newcomer's mistake: giving new tries with a new code. Tries belong to the sign-in, not to the code.
 * Source: I&A, "MFA Setup" and "Verification"; removal is our decision.
 */
import { maskEmail } from '../../vocabulary/email.ts';
import { done, refused, type Outcome, type RefusalFacts } from '../../vocabulary/outcome.ts';
import { maskPhone } from '../../vocabulary/phone.ts';
import type { CodePolicy, MethodKind, Policy } from '../policies.rules.ts';

export type MethodPlace = 'primary' | 'alternative';

interface KindOfMethod {
  readonly kind: MethodKind;
  /** What a code is sent to; null: nothing is sent. */
  readonly destination: 'phone' | 'email' | null;
  /** Listed as coming where false: nobody can choose it yet. */
  readonly isBuilt: boolean;
}

/** In the order in which they are offered: the ones that cannot be relayed first. */
export const METHOD_KINDS: readonly KindOfMethod[] = [
  { kind: 'passkey', destination: null, isBuilt: false },
  { kind: 'authenticator', destination: null, isBuilt: false },
  { kind: 'text', destination: 'phone', isBuilt: true },
  { kind: 'email', destination: 'email', isBuilt: true },
  { kind: 'voice', destination: 'phone', isBuilt: true },
];

/** A primary and an alternative one. Source: I&A, "MFA Setup". */
export const METHODS_AT_MOST = 2;

/** A removal that was not confirmed with another method waits so long, told on every channel. Source: our decision. */
export const METHOD_REMOVAL_WAITS_HOURS = 24;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export const destinationOf = (kind: MethodKind): 'phone' | 'email' | null =>
  METHOD_KINDS.find((each) => each.kind === kind)?.destination ?? null;

/** The kinds that a person may set up under the policy, in the order in which they are offered. */
export const offeredMethods = (policy: Policy): readonly MethodKind[] =>
  METHOD_KINDS.filter(({ kind, isBuilt }) => isBuilt && policy.methods.includes(kind)).map(({ kind }) => kind);

export interface Method {
  readonly kind: MethodKind;
  readonly place: MethodPlace;
}

export type AddMethodReason = 'method-not-offered' | 'method-kind-twice' | 'methods-full';

/** The place that a new method takes. Two methods of one kind would fail together. */
export function decideAddMethod(
  policy: Policy,
  existing: readonly Method[],
  kind: MethodKind,
): Outcome<MethodPlace, AddMethodReason> {
  if (!offeredMethods(policy).includes(kind)) return refused('method-not-offered');
  if (existing.some((method) => method.kind === kind)) return refused('method-kind-twice');
  if (existing.length >= METHODS_AT_MOST) return refused('methods-full');
  return done(existing.some((method) => method.place === 'primary') ? 'alternative' : 'primary');
}

export type RemoveMethodReason = 'last-method' | 'factor-needed';

/** When a removal takes effect: at once when confirmed with another method, else after a day. The last one never goes. */
export function decideRemoveMethod(facts: {
  readonly methods: number;
  readonly isFactorFresh: boolean;
  readonly confirmedWithAnother: boolean;
  readonly now: Date;
}): Outcome<{ readonly dueAt: Date }, RemoveMethodReason> {
  if (!facts.isFactorFresh) return refused('factor-needed');
  if (facts.methods <= 1) return refused('last-method');
  const waits = facts.confirmedWithAnother ? 0 : METHOD_REMOVAL_WAITS_HOURS * HOUR_MS;
  return done({ dueAt: new Date(facts.now.getTime() + waits) });
}

/** What is known of a sign-in's code when one is entered; `tries` counts this entry already. */
export interface CodeFacts {
  readonly tries: number;
  readonly ended: boolean;
  readonly expiresAt: Date | null;
  readonly matches: boolean;
  readonly now: Date;
}

export type CodeReason = 'code-wrong' | 'code-expired' | 'code-exhausted' | 'code-over';

/** Whether the code opens. A wrong third entry ends the sign-in, which then counts as one failed sign-in. */
export function decideCode(policy: CodePolicy, facts: CodeFacts): Outcome<null, CodeReason> {
  if (facts.ended || facts.tries > policy.triesPerSignIn) return refused('code-over');
  const isExpired = facts.expiresAt === null || facts.now >= facts.expiresAt;
  if (facts.matches && !isExpired) return done(null);
  const triesLeft = policy.triesPerSignIn - facts.tries;
  if (triesLeft === 0) return refused('code-exhausted');
  const left: RefusalFacts = { triesLeft };
  return facts.matches ? refused('code-expired', left) : refused('code-wrong', left);
}

export type ResendReason = 'code-over' | 'sends-used-up';

/** When the new code expires. It replaces the one before; the tries stay. */
export function decideSend(
  policy: CodePolicy,
  facts: { readonly sends: number; readonly tries: number; readonly ended: boolean; readonly now: Date },
): Outcome<{ readonly expiresAt: Date }, ResendReason> {
  if (facts.ended || facts.tries >= policy.triesPerSignIn) return refused('code-over');
  if (facts.sends >= policy.sendsPerSignIn) return refused('sends-used-up');
  return done({ expiresAt: new Date(facts.now.getTime() + policy.lifeMinutes * MINUTE_MS) });
}

/** A destination partly shown; nothing else of it may leave the server before the code is right. */
export const maskDestination = (kind: MethodKind, destination: string): string =>
  destinationOf(kind) === 'phone' ? maskPhone(destination) : maskEmail(destination);
