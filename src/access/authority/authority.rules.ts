/**
 * The decision behind everything: may this account do this task for this provider in this business function, and by which
 * path. Facts come from one query (authority.store); nothing here remembers anything, so what was taken away is gone at the
 * next request. The newcomer's mistake: adding tasks of two paths together. Each path is judged alone.
 */
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { isOffered, type BusinessFunction } from '../business-functions.rules.ts';
import { DELEGABLE_TASKS, TASKS, type DelegableTask, type Role, type Task } from './roles.rules.ts';

/**
 * Role × task at the provider itself. Staff End Users get of these what was ticked for the function; a surrogate's people
 * get of the first three what the connection grants. Source: decision record on role and task.
 */
export const ROLE_TASKS: Readonly<Record<Role, readonly Task[]>> = {
  individual_provider: TASKS,
  authorized_official: ['view', 'prepare', 'submit', 'manage-people', 'sign', 'change-bank'],
  access_manager: ['view', 'prepare', 'submit', 'manage-people'],
  staff_end_user: ['view', 'prepare', 'submit'],
};

/** What an Access Manager may do besides when the enrollment record names them as delegated official: changes only. */
export const DELEGATED_OFFICIAL_TASKS: readonly Task[] = ['sign', 'change-bank'];

export type Verification = 'unverified' | 'verified' | 'rejected';

/** The ceiling for a party that acts for others: until verified it sees and prepares, submit is dormant. Source: decision record. */
export const SURROGATE_TASKS: Readonly<Record<Verification, readonly DelegableTask[]>> = {
  verified: DELEGABLE_TASKS,
  unverified: ['view', 'prepare'],
  rejected: [],
};

/** One way from the account to the provider: a role there, or a role at a surrogate with a connection. Live rows only. */
export interface PathFacts {
  readonly membershipId: string;
  readonly role: Role;
  /** Where the role is held: the provider, or the surrogate. */
  readonly employerPartyId: string;
  readonly employerName: string;
  readonly employerVerification: Verification;
  readonly since: Date;
  readonly approvedBy: string | null;
  readonly approvedAt: Date;
  /** Functions given to a Staff End User, with their tasks; other roles have every function without. */
  readonly functions: readonly {
    readonly businessFunction: BusinessFunction;
    readonly tasks: readonly DelegableTask[];
  }[];
  readonly connection: ConnectionFacts | null;
}

export interface ConnectionFacts {
  readonly connectionId: string;
  readonly trackingId: string;
  readonly businessFunction: BusinessFunction;
  readonly tasks: readonly DelegableTask[];
  readonly approvedBy: string | null;
  readonly approvedAt: Date;
  readonly since: Date;
  readonly until: Date | null;
}

export interface AuthorityFacts {
  readonly accountStatus: 'active' | 'disabled' | 'closed';
  readonly identityStatus: 'in_review' | 'verified' | 'rejected';
  readonly paths: readonly PathFacts[];
}

export interface AuthorityQuestion {
  readonly businessFunction: BusinessFunction;
  readonly task: Task;
  /** The enrollment record names this account as delegated official and what is done changes that record. */
  readonly asDelegatedOfficial?: boolean;
}

/** The answer comes with its path: in which role, where, by which connection, approved by whom, since when. */
export interface AuthorityPath extends Omit<PathFacts, 'functions'> {
  readonly businessFunction: BusinessFunction;
  /** Every task that this path gives in this function. */
  readonly tasks: readonly Task[];
}

export type AuthorityReason =
  | 'account-not-active'
  | 'identity-not-verified'
  | 'function-not-offered'
  | 'no-relation'
  | 'function-not-given'
  | 'never-delegated'
  | 'task-not-given'
  | 'surrogate-not-verified';

export function mayActFor(facts: AuthorityFacts, question: AuthorityQuestion): Outcome<AuthorityPath, AuthorityReason> {
  if (facts.accountStatus !== 'active') return refused('account-not-active');
  if (facts.identityStatus !== 'verified') return refused('identity-not-verified');
  if (!isOffered(question.businessFunction)) return refused('function-not-offered');
  if (facts.paths.length === 0) return refused('no-relation');
  const paths = authorityPaths(facts, question);
  const path = paths.find(({ tasks }) => tasks.includes(question.task));
  return path === undefined ? refused(whyNot(paths, question)) : done(path);
}

/** Whether the account manages staff and connections there; this is asked of the provider, not of one function. */
export const mayManagePeople = (facts: AuthorityFacts): Outcome<AuthorityPath, AuthorityReason> =>
  mayActFor(facts, { businessFunction: 'enrollment', task: 'manage-people' });

/** Every path that gives something in the function, the shortest and oldest first. */
export function authorityPaths(
  facts: AuthorityFacts,
  question: Pick<AuthorityQuestion, 'businessFunction' | 'asDelegatedOfficial'>,
): readonly AuthorityPath[] {
  if (facts.accountStatus !== 'active' || facts.identityStatus !== 'verified') return [];
  if (!isOffered(question.businessFunction)) return [];
  return facts.paths
    .map((path) => asPath(path, question.businessFunction, question.asDelegatedOfficial ?? false))
    .filter(({ tasks }) => tasks.length > 0)
    .toSorted(
      (a, b) => Number(a.connection !== null) - Number(b.connection !== null) || a.since.getTime() - b.since.getTime(),
    );
}

function asPath({ functions, ...path }: PathFacts, businessFunction: BusinessFunction, named: boolean): AuthorityPath {
  const atEmployer = tasksAtEmployer(path.role, functions, businessFunction);
  if (path.connection !== null) {
    return {
      ...path,
      businessFunction,
      tasks: tasksThrough(path.connection, path.employerVerification, businessFunction, atEmployer),
    };
  }
  // A rejected party carries nothing, not even for its own people.
  if (path.employerVerification === 'rejected') return { ...path, businessFunction, tasks: [] };
  const extra = path.role === 'access_manager' && named ? DELEGATED_OFFICIAL_TASKS : [];
  return { ...path, businessFunction, tasks: [...atEmployer, ...extra] };
}

/** Never more than the connection grants, than the firm may hold, and than the person was given there. */
function tasksThrough(
  connection: ConnectionFacts,
  firm: Verification,
  businessFunction: BusinessFunction,
  atFirm: readonly Task[],
): readonly Task[] {
  if (connection.businessFunction !== businessFunction) return [];
  return SURROGATE_TASKS[firm].filter((task) => connection.tasks.includes(task) && atFirm.includes(task));
}

function tasksAtEmployer(
  role: Role,
  functions: PathFacts['functions'],
  businessFunction: BusinessFunction,
): readonly Task[] {
  if (role !== 'staff_end_user') return ROLE_TASKS[role];
  const given = functions.find((each) => each.businessFunction === businessFunction)?.tasks ?? [];
  return ROLE_TASKS.staff_end_user.filter((task) => (given as readonly Task[]).includes(task));
}

function whyNot(paths: readonly AuthorityPath[], { task }: AuthorityQuestion): AuthorityReason {
  if (paths.length === 0) return 'function-not-given';
  if (!(DELEGABLE_TASKS as readonly Task[]).includes(task))
    return task === 'manage-people' ? 'task-not-given' : 'never-delegated';
  const isDormant = paths.some(
    ({ connection, employerVerification }) =>
      employerVerification === 'unverified' &&
      connection !== null &&
      (connection.tasks as readonly Task[]).includes(task),
  );
  return isDormant ? 'surrogate-not-verified' : 'task-not-given';
}
