/**
 * Asking for a role at an employer and deciding on it. The state machine runs over two tables: once approved, the role is a
 * membership, and "disassociated" means that this membership has ended. Nobody decides on their own request, and a decision
 * names the version that its page showed. Source: I&A, "Add an Employer" and "Role Requests".
 */
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import type { StateMachine } from '../../vocabulary/state-machine.ts';
import { isOfficial, managesPeople, type AgencyRole, type Role } from '../authority/roles.rules.ts';
import { isOffered, type BusinessFunction } from '../business-functions.rules.ts';

export type RoleRequestState = 'pending' | 'approved' | 'rejected' | 'cancelled' | 'disassociated';
export type RoleRequestActor = Role | AgencyRole | 'requester';

export const ROLE_REQUEST_STATES: StateMachine<RoleRequestState, RoleRequestActor> = {
  name: 'role request',
  states: ['pending', 'approved', 'rejected', 'cancelled', 'disassociated'],
  initial: 'pending',
  transitions: [
    {
      name: 'approve',
      from: 'pending',
      to: 'approved',
      by: ['individual_provider', 'authorized_official', 'access_manager', 'reviewer'],
    },
    {
      name: 'reject',
      from: 'pending',
      to: 'rejected',
      by: ['individual_provider', 'authorized_official', 'access_manager', 'reviewer'],
    },
    { name: 'cancel', from: 'pending', to: 'cancelled', by: ['requester'] },
    {
      name: 'disassociate',
      from: 'approved',
      to: 'disassociated',
      by: ['individual_provider', 'authorized_official', 'access_manager', 'reviewer', 'requester'],
    },
  ],
};

/** The official whom a request for a role names. */
export interface NamedOfficial {
  readonly name: string;
  readonly title: string;
  /** Ten digits. */
  readonly phone: string;
  readonly email: string;
}

/** Roles that can be asked for; an Individual Provider is made by identity, never by asking. */
export type RequestedRole = Exclude<Role, 'individual_provider'>;

/** official: an official of the employer decides online (option B); documents: the help desk decides on papers (option A). */
export type ApprovalWay = 'official' | 'documents';

/** cp-575: the tax office's letter that confirms the EIN, or an approved alternate; certification: signed by the official. */
export type RequiredDocument = 'cp-575' | 'certification';

/** Papers that the help desk must have seen before it approves. Source: I&A, "Confirmation and Review". */
export const DOCUMENTS_REQUIRED: Readonly<Record<RequestedRole, readonly RequiredDocument[]>> = {
  authorized_official: ['cp-575'],
  access_manager: ['certification', 'cp-575'],
  staff_end_user: [],
};

/** Ten business days, weekends included. Source: EUS, "help desk review (5–10 business days)". */
const DESK_DECIDES_WITHIN_DAYS = 14;
const dayMilliseconds = 86_400_000;

/** By when the help desk decides; the queue stands in this order, which is the order of asking. */
export const deskDeadline = (askedAt: Date): Date =>
  new Date(askedAt.getTime() + DESK_DECIDES_WITHIN_DAYS * dayMilliseconds);

/** The ways open to each role, the usual one first. */
export const APPROVAL_WAYS: Readonly<Record<RequestedRole, readonly ApprovalWay[]>> = {
  authorized_official: ['documents'],
  access_manager: ['official', 'documents'],
  staff_end_user: ['official'],
};

/** A provider's own staff belong to that provider: the provider is the official there, so nobody asks to be one. */
export const rolesToAskFor = (kind: 'individual' | 'organization' | 'third_party'): readonly RequestedRole[] =>
  kind === 'individual'
    ? ['access_manager', 'staff_end_user']
    : ['authorized_official', 'access_manager', 'staff_end_user'];

export interface AskFacts {
  readonly partyKind: 'individual' | 'organization' | 'third_party';
  readonly identityStatus: 'in_review' | 'verified' | 'rejected';
  readonly currentRole: Role | null;
  readonly hasPending: boolean;
  readonly role: RequestedRole;
  readonly way: ApprovalWay;
  readonly functions: readonly string[];
  readonly attested: boolean;
  readonly namesOfficial: boolean;
}

export type AskReason =
  | 'identity-not-verified'
  | 'role-not-here'
  | 'request-pending'
  | 'role-held'
  | 'own-practice'
  | 'way-not-open'
  | 'attestation-missing'
  | 'official-missing'
  | 'function-not-offered';

export function decideAsk(facts: AskFacts): Outcome<null, AskReason> {
  if (facts.identityStatus !== 'verified') return refused('identity-not-verified');
  if (facts.currentRole === 'individual_provider') return refused('own-practice');
  if (!rolesToAskFor(facts.partyKind).includes(facts.role)) return refused('role-not-here');
  if (facts.currentRole === facts.role) return refused('role-held');
  if (facts.hasPending) return refused('request-pending');
  if (!APPROVAL_WAYS[facts.role].includes(facts.way)) return refused('way-not-open');
  if (facts.role === 'authorized_official') return facts.attested ? done(null) : refused('attestation-missing');
  if (!facts.namesOfficial) return refused('official-missing');
  return facts.functions.every(isOffered) ? done(null) : refused('function-not-offered');
}

/** What is stored of the request, read again in the deciding transaction. */
export interface RequestFacts {
  readonly accountId: string;
  readonly role: RequestedRole;
  readonly way: ApprovalWay;
  readonly status: Exclude<RoleRequestState, 'disassociated'>;
  readonly version: number;
  readonly requesterVerified: boolean;
  readonly standing: Standing;
  /** What the decider has seen of the documents. */
  readonly documents: readonly string[];
}

/** What the person holds at that employer already: the new role takes its place. */
export interface Standing {
  readonly held: Role | null;
  /** Live Authorized Officials of that employer. */
  readonly officials: number;
}

/** Who decides: their live role at the very employer of the request (null: none), and their roles at the agency. */
export interface DeciderFacts {
  readonly accountId: string;
  readonly roleAtEmployer: Role | null;
  readonly agencyRoles: readonly AgencyRole[];
  readonly shownVersion: number;
}

export type DecideReason =
  | 'own-request'
  | 'not-at-employer'
  | 'role-too-high'
  | 'desk-decides'
  | 'official-decides'
  | 'already-decided'
  | 'changed-meanwhile'
  | 'requester-not-verified'
  | 'last-official'
  | 'documents-missing'
  | 'function-missing'
  | 'function-not-offered'
  | 'reason-missing';

export function decideApproval(
  request: RequestFacts,
  decider: DeciderFacts,
  functions: readonly string[],
): Outcome<{ readonly role: RequestedRole; readonly functions: readonly BusinessFunction[] }, DecideReason> {
  const may = decideWhoDecides(request, decider);
  if (!may.ok) return may;
  if (!request.requesterVerified) return refused('requester-not-verified');
  if (request.way === 'documents' && DOCUMENTS_REQUIRED[request.role].some((each) => !request.documents.includes(each)))
    return refused('documents-missing');
  const change = decideRoleChange(request.standing, decider);
  if (!change.ok) return change;
  if (request.role !== 'staff_end_user') return done({ role: request.role, functions: [] });
  const offered = [...new Set(functions)].filter(isOffered);
  if (offered.length < new Set(functions).size) return refused('function-not-offered');
  return offered.length === 0 ? refused('function-missing') : done({ role: request.role, functions: offered });
}

/** Whoever gives another role ends the one before, and needs the right to that; the last official stays one. */
function decideRoleChange({ held, officials }: Standing, decider: DeciderFacts): Outcome<null, DecideReason> {
  if (held === 'authorized_official' && officials <= 1) return refused('last-official');
  const mayEnd = !managesPeople(held) || isOfficial(decider.roleAtEmployer) || decider.agencyRoles.includes('reviewer');
  return mayEnd ? done(null) : refused('role-too-high');
}

export function decideRejection(
  request: RequestFacts,
  decider: DeciderFacts,
  reason: string,
): Outcome<null, DecideReason> {
  const may = decideWhoDecides(request, decider);
  if (!may.ok) return may;
  return reason.trim() === '' ? refused('reason-missing') : done(null);
}

/** Only the person who asked cancels, and only what is still pending. */
export function decideCancellation(
  request: RequestFacts,
  requester: { readonly accountId: string; readonly shownVersion: number },
): Outcome<null, 'not-own-request' | 'already-decided' | 'changed-meanwhile'> {
  if (request.accountId !== requester.accountId) return refused('not-own-request');
  return decideStillPending(request, requester.shownVersion);
}

/** Whether this person may decide on this request at all; also what "Role Requests" lists. */
export function mayDecide(request: RequestFacts, decider: DeciderFacts): boolean {
  return decideWhoDecides(request, { ...decider, shownVersion: request.version }).ok;
}

function decideWhoDecides(request: RequestFacts, decider: DeciderFacts): Outcome<null, DecideReason> {
  if (request.accountId === decider.accountId) return refused('own-request');
  const right = request.way === 'documents' ? decideAsDesk(decider) : decideAsEmployer(request.role, decider);
  return right.ok ? decideStillPending(request, decider.shownVersion) : right;
}

const decideAsDesk = (decider: DeciderFacts): Outcome<null, DecideReason> =>
  decider.agencyRoles.includes('reviewer')
    ? done(null)
    : refused(managesPeople(decider.roleAtEmployer) ? 'desk-decides' : 'not-at-employer');

/** An Access Manager is approved by an official; a Staff End User by an official or a manager. Source: I&A, roles. */
function decideAsEmployer(role: RequestedRole, decider: DeciderFacts): Outcome<null, DecideReason> {
  if (!managesPeople(decider.roleAtEmployer)) {
    return refused(decider.agencyRoles.includes('reviewer') ? 'official-decides' : 'not-at-employer');
  }
  return role === 'staff_end_user' || isOfficial(decider.roleAtEmployer) ? done(null) : refused('role-too-high');
}

function decideStillPending(
  request: Pick<RequestFacts, 'status' | 'version'>,
  shownVersion: number,
): Outcome<null, 'already-decided' | 'changed-meanwhile'> {
  if (request.status !== 'pending') return refused('already-decided');
  return request.version === shownVersion ? done(null) : refused('changed-meanwhile');
}
