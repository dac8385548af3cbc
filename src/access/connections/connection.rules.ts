/**
 * Connections: a provider lets a surrogate act for it, one function at a time. Either side asks, the other side answers.
 * What is stored is less than what is true: a pending row past its day is expired, an approved one past its end is ended,
 * so always read the state through `connectionState`. Source: I&A, "My Connections"; the spans are our decision.
 */
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import type { StateMachine } from '../../vocabulary/state-machine.ts';
import { managesPeople, type DelegableTask, type Role } from '../authority/roles.rules.ts';
import { isOffered } from '../business-functions.rules.ts';

/** An undecided request ends by itself after so long. */
export const CONNECTION_REQUEST_LIVES_DAYS = 60;
/** Every grant ends; it can be renewed. */
export const CONNECTION_LASTS_MONTHS = 12;
/** Both sides are reminded so many days before the end. */
export const CONNECTION_REMINDER_DAYS: readonly number[] = [30, 7, 1];

const DAY_MS = 86_400_000;

export type ConnectionState = 'pending' | 'approved' | 'rejected' | 'cancelled' | 'expired' | 'ended';
export type ConnectionSide = 'provider' | 'surrogate';
export type ConnectionActor = 'asking side' | 'answering side' | 'either side' | 'help desk' | 'clock';

export const CONNECTION_STATES: StateMachine<ConnectionState, ConnectionActor> = {
  name: 'connection',
  states: ['pending', 'approved', 'rejected', 'cancelled', 'expired', 'ended'],
  initial: 'pending',
  transitions: [
    { name: 'approve', from: 'pending', to: 'approved', by: ['answering side', 'help desk'] },
    { name: 'reject', from: 'pending', to: 'rejected', by: ['answering side'] },
    { name: 'cancel', from: 'pending', to: 'cancelled', by: ['asking side'] },
    { name: 'expire', from: 'pending', to: 'expired', by: ['clock'] },
    { name: 'renew', from: 'approved', to: 'approved', by: ['answering side'] },
    { name: 'end', from: 'approved', to: 'ended', by: ['either side', 'help desk', 'clock'] },
  ],
};

export const connectionRequestExpiresAt = (askedAt: Date): Date =>
  new Date(askedAt.getTime() + CONNECTION_REQUEST_LIVES_DAYS * DAY_MS);

/** Twelve months later at the same moment; a day that month does not have becomes its last day. */
export function connectionEndsAt(approvedAt: Date): Date {
  const ends = new Date(approvedAt);
  ends.setUTCMonth(ends.getUTCMonth() + CONNECTION_LASTS_MONTHS);
  if (ends.getUTCDate() !== approvedAt.getUTCDate()) ends.setUTCDate(0);
  return ends;
}

export interface ConnectionRow {
  readonly status: ConnectionState;
  readonly requestExpiresAt: Date;
  readonly until: Date | null;
}

/** The state that counts now. */
export function connectionState(row: ConnectionRow, now: Date): ConnectionState {
  if (row.status === 'pending' && now >= row.requestExpiresAt) return 'expired';
  if (row.status === 'approved' && row.until !== null && now >= row.until) return 'ended';
  return row.status;
}

export const otherSide = (side: ConnectionSide): ConnectionSide => (side === 'provider' ? 'surrogate' : 'provider');

export interface AskConnectionFacts {
  readonly roleOnAskingSide: Role | null;
  readonly isSameParty: boolean;
  readonly functions: readonly string[];
  readonly pendingOrApproved: readonly string[];
}

export type AskConnectionReason =
  'not-at-employer' | 'same-party' | 'function-missing' | 'function-not-offered' | 'connection-exists';

/** An official or manager of the asking side asks; one request per function. */
export function decideAskConnection(facts: AskConnectionFacts): Outcome<readonly string[], AskConnectionReason> {
  if (!managesPeople(facts.roleOnAskingSide)) return refused('not-at-employer');
  if (facts.isSameParty) return refused('same-party');
  if (facts.functions.length === 0) return refused('function-missing');
  if (!facts.functions.every(isOffered)) return refused('function-not-offered');
  return facts.functions.some((each) => facts.pendingOrApproved.includes(each))
    ? refused('connection-exists')
    : done([...new Set(facts.functions)]);
}

export interface AnswerConnectionFacts {
  readonly state: ConnectionState;
  readonly version: number;
  readonly shownVersion: number;
  /** The live role of the person who answers, at the side that did not ask. */
  readonly roleOnAnsweringSide: Role | null;
  readonly askedByThem: boolean;
  readonly tasksAsked: readonly DelegableTask[];
  readonly tasksGiven: readonly DelegableTask[];
}

export type AnswerConnectionReason =
  'not-at-employer' | 'own-request' | 'already-decided' | 'changed-meanwhile' | 'more-than-asked' | 'view-missing';

/** Approves as asked or less, never more. Who sits on both sides does not answer their own request. */
export function decideAnswerConnection(
  facts: AnswerConnectionFacts,
): Outcome<readonly DelegableTask[], AnswerConnectionReason> {
  if (!managesPeople(facts.roleOnAnsweringSide)) return refused('not-at-employer');
  if (facts.askedByThem) return refused('own-request');
  if (facts.state !== 'pending') return refused('already-decided');
  if (facts.version !== facts.shownVersion) return refused('changed-meanwhile');
  if (facts.tasksGiven.some((task) => !facts.tasksAsked.includes(task))) return refused('more-than-asked');
  return facts.tasksGiven.includes('view') ? done(facts.tasksGiven) : refused('view-missing');
}
