/**
 * Managing the people of an employer: ending a role, changing functions, giving a role without a new invitation.
 * Who may touch whom: an official everyone at the same employer, a manager staff only, nobody themselves, except that
 * everybody may leave. The last official never goes. Source: I&A, "My Staff"; who manages whom and leaving are our decision.
 */
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { isOfficial, managesPeople, type AgencyRole, type DelegableTask, type Role } from '../authority/roles.rules.ts';
import { isOffered, type BusinessFunction } from '../business-functions.rules.ts';

/** The role that is ended or changed, read again in the deciding transaction. */
export interface MemberFacts {
  readonly accountId: string;
  readonly role: Role;
  readonly ended: boolean;
  readonly version: number;
  /** Live Authorized Officials of that employer, this one counted. */
  readonly officials: number;
}

/** Who acts: their live role at the very same employer (null: none) and their roles at the agency. */
export interface ManagerFacts {
  readonly accountId: string;
  readonly roleAtEmployer: Role | null;
  readonly agencyRoles: readonly AgencyRole[];
  readonly shownVersion: number;
}

export type StaffReason =
  | 'not-at-employer'
  | 'role-too-high'
  | 'last-official'
  | 'own-practice'
  | 'own-functions'
  | 'role-has-all-functions'
  | 'already-ended'
  | 'changed-meanwhile'
  | 'function-missing'
  | 'function-not-offered';

/** How the membership ends: `left` by oneself, `disassociated` by somebody else. */
export function decideDisassociation(
  member: MemberFacts,
  manager: ManagerFacts,
): Outcome<'left' | 'disassociated', StaffReason> {
  const isSelf = member.accountId === manager.accountId;
  const may = isSelf ? done(null) : decideManages(member.role, manager);
  if (!may.ok) return may;
  if (member.role === 'individual_provider') return refused('own-practice');
  const unchanged = decideUnchanged(member, manager);
  if (!unchanged.ok) return unchanged;
  if (member.role === 'authorized_official' && member.officials <= 1) return refused('last-official');
  return done(isSelf ? 'left' : 'disassociated');
}

export interface GivenFunction {
  readonly businessFunction: BusinessFunction;
  readonly tasks: readonly DelegableTask[];
}

/** The functions of a Staff End User as they shall be: view and prepare with each, submit where it was ticked. */
export function decideFunctions(
  member: MemberFacts,
  manager: ManagerFacts,
  ticked: readonly { readonly businessFunction: string; readonly maySubmit: boolean }[],
): Outcome<readonly GivenFunction[], StaffReason> {
  if (member.accountId === manager.accountId) return refused('own-functions');
  const may = decideManages(member.role, manager);
  if (!may.ok) return may;
  if (member.role !== 'staff_end_user') return refused('role-has-all-functions');
  const unchanged = decideUnchanged(member, manager);
  if (!unchanged.ok) return unchanged;
  return decideGivenFunctions(ticked);
}

/** At least one function, each of them offered, none twice. */
export function decideGivenFunctions(
  ticked: readonly { readonly businessFunction: string; readonly maySubmit: boolean }[],
): Outcome<readonly GivenFunction[], 'function-missing' | 'function-not-offered'> {
  const given = new Map<BusinessFunction, readonly DelegableTask[]>();
  for (const { businessFunction, maySubmit } of ticked) {
    if (!isOffered(businessFunction)) return refused('function-not-offered');
    given.set(businessFunction, maySubmit ? ['view', 'prepare', 'submit'] : ['view', 'prepare']);
  }
  if (given.size === 0) return refused('function-missing');
  return done([...given].map(([businessFunction, tasks]) => ({ businessFunction, tasks })));
}

/** Whether the person who acts manages people in this role at the same employer. The help desk may end, never give. */
function decideManages(role: Role, manager: ManagerFacts): Outcome<null, 'not-at-employer' | 'role-too-high'> {
  if (manager.agencyRoles.includes('reviewer')) return done(null);
  if (!managesPeople(manager.roleAtEmployer)) return refused('not-at-employer');
  return role === 'staff_end_user' || isOfficial(manager.roleAtEmployer) ? done(null) : refused('role-too-high');
}

function decideUnchanged(
  member: MemberFacts,
  manager: ManagerFacts,
): Outcome<null, 'already-ended' | 'changed-meanwhile'> {
  if (member.ended) return refused('already-ended');
  return member.version === manager.shownVersion ? done(null) : refused('changed-meanwhile');
}
