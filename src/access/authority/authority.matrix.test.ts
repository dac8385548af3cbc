/**
 * The role × task table as people agreed on it, written out by hand and apart from the code. When this file and the rules
 * differ, one of them is a decision: change the table here only together with the decision record.
 */
import { describe, expect, it } from 'vitest';
import { mayActFor, type AuthorityFacts, type PathFacts, type Verification } from './authority.rules.ts';
import type { DelegableTask, Role, Task } from './roles.rules.ts';

const FULL: readonly DelegableTask[] = ['view', 'prepare', 'submit'];

const columns: readonly Task[] = ['view', 'prepare', 'submit', 'manage-people', 'sign', 'change-bank', 'manage-mfa'];

interface Row {
  readonly who: string;
  readonly role: Role;
  /** Given to a Staff End User for the function that is asked. */
  readonly given?: readonly DelegableTask[];
  /** Granted to the firm where the role is held; absent: the role is held at the provider itself. */
  readonly granted?: readonly DelegableTask[];
  readonly firm?: Verification;
  readonly namedOnRecord?: boolean;
  /** One letter per column: y yes, n no. */
  readonly may: string;
}

//                                                                                           view prepare submit people sign bank mfa
const table: readonly Row[] = [
  { who: 'individual provider, own practice', role: 'individual_provider', may: 'y y y y y y y' },
  { who: 'authorized official', role: 'authorized_official', may: 'y y y y y y n' },
  { who: 'access manager', role: 'access_manager', may: 'y y y y n n n' },
  { who: 'access manager, delegated official', role: 'access_manager', namedOnRecord: true, may: 'y y y y y y n' },
  { who: 'staff, nothing given', role: 'staff_end_user', may: 'n n n n n n n' },
  { who: 'staff, view given', role: 'staff_end_user', given: ['view'], may: 'y n n n n n n' },
  { who: 'staff, function given', role: 'staff_end_user', given: ['view', 'prepare'], may: 'y y n n n n n' },
  { who: 'staff, submit ticked', role: 'staff_end_user', given: FULL, may: 'y y y n n n n' },
  { who: 'staff, named on record', role: 'staff_end_user', given: FULL, namedOnRecord: true, may: 'y y y n n n n' },
  { who: 'firm official', role: 'authorized_official', granted: FULL, may: 'y y y n n n n' },
  {
    who: 'firm official, prepare granted',
    role: 'authorized_official',
    granted: ['view', 'prepare'],
    may: 'y y n n n n n',
  },
  { who: 'firm official, view granted', role: 'authorized_official', granted: ['view'], may: 'y n n n n n n' },
  { who: 'firm manager', role: 'access_manager', granted: FULL, may: 'y y y n n n n' },
  {
    who: 'firm manager, named on record',
    role: 'access_manager',
    granted: FULL,
    namedOnRecord: true,
    may: 'y y y n n n n',
  },
  { who: 'person as surrogate', role: 'individual_provider', granted: FULL, may: 'y y y n n n n' },
  { who: 'firm staff, nothing given', role: 'staff_end_user', granted: FULL, may: 'n n n n n n n' },
  {
    who: 'firm staff, function given',
    role: 'staff_end_user',
    given: ['view', 'prepare'],
    granted: FULL,
    may: 'y y n n n n n',
  },
  {
    who: 'firm staff, more than the firm has',
    role: 'staff_end_user',
    given: FULL,
    granted: ['view'],
    may: 'y n n n n n n',
  },
  { who: 'firm staff, all', role: 'staff_end_user', given: FULL, granted: FULL, may: 'y y y n n n n' },
  {
    who: 'unverified firm official',
    role: 'authorized_official',
    granted: FULL,
    firm: 'unverified',
    may: 'y y n n n n n',
  },
  {
    who: 'unverified firm staff',
    role: 'staff_end_user',
    given: FULL,
    granted: FULL,
    firm: 'unverified',
    may: 'y y n n n n n',
  },
  { who: 'rejected firm official', role: 'authorized_official', granted: FULL, firm: 'rejected', may: 'n n n n n n n' },
  {
    who: 'official of an unverified third party, there',
    role: 'authorized_official',
    firm: 'unverified',
    may: 'y y y y y y n',
  },
  { who: 'official of a rejected party, there', role: 'authorized_official', firm: 'rejected', may: 'n n n n n n n' },
];

const at = new Date('2026-05-03T12:00:00Z');

function factsOf(row: Row): AuthorityFacts {
  const connection: PathFacts['connection'] = row.granted
    ? {
        connectionId: 'c1',
        trackingId: 'T000000000000000',
        businessFunction: 'enrollment',
        tasks: row.granted,
        approvedBy: 'ada',
        approvedAt: at,
        since: at,
        until: null,
      }
    : null;
  return {
    accountStatus: 'active',
    identityStatus: 'verified',
    paths: [
      {
        membershipId: 'm1',
        role: row.role,
        employerPartyId: 'p1',
        employerName: 'Somewhere',
        employerVerification: row.firm ?? 'verified',
        since: at,
        approvedBy: 'ada',
        approvedAt: at,
        functions: row.given ? [{ businessFunction: 'enrollment', tasks: row.given }] : [],
        connection,
      },
    ],
  };
}

const ask = (row: Row, facts: AuthorityFacts, task: Task) =>
  mayActFor(facts, { businessFunction: 'enrollment', task, asDelegatedOfficial: row.namedOnRecord ?? false });

describe('role and task', () => {
  it.each(table)('$who: $may', (row) => {
    const facts = factsOf(row);
    const answers = columns.map((task) => (ask(row, facts, task).ok ? 'y' : 'n'));
    expect(answers.join(' ')).toBe(row.may);
  });

  it.each(table)(
    '$who: nothing at all without a live account, a known identity, the function, or once it is retired',
    (row) => {
      const facts = factsOf(row);
      for (const task of columns) {
        expect(ask(row, { ...facts, accountStatus: 'disabled' }, task)).toMatchObject({ reason: 'account-not-active' });
        expect(ask(row, { ...facts, accountStatus: 'closed' }, task)).toMatchObject({ reason: 'account-not-active' });
        expect(ask(row, { ...facts, identityStatus: 'in_review' }, task)).toMatchObject({
          reason: 'identity-not-verified',
        });
        expect(ask(row, { ...facts, identityStatus: 'rejected' }, task)).toMatchObject({
          reason: 'identity-not-verified',
        });
        expect(ask(row, { ...facts, paths: [] }, task)).toMatchObject({ reason: 'no-relation' });
        expect(mayActFor(facts, { businessFunction: 'ehr', task }).ok).toBe(false);
        expect(mayActFor(facts, { businessFunction: 'pepper', task }).ok).toBe(false);
      }
    },
  );

  const perFunction = table.filter((row) => row.granted || row.role === 'staff_end_user');
  it.each(perFunction)('$who: nothing in a function that was not given', (row) => {
    for (const task of columns) {
      expect(mayActFor(factsOf(row), { businessFunction: 'registry', task }).ok).toBe(false);
    }
  });

  it('says why not', () => {
    const reason = (row: Partial<Row> & Pick<Row, 'role'>, task: Task) => {
      const full = { who: '', may: '', ...row };
      const answer = ask(full, factsOf(full), task);
      return answer.ok ? 'may' : answer.reason;
    };
    expect(reason({ role: 'staff_end_user' }, 'view')).toBe('function-not-given');
    expect(reason({ role: 'staff_end_user', given: ['view'] }, 'submit')).toBe('task-not-given');
    expect(reason({ role: 'staff_end_user', given: FULL }, 'manage-people')).toBe('task-not-given');
    expect(reason({ role: 'access_manager' }, 'sign')).toBe('never-delegated');
    expect(reason({ role: 'authorized_official', granted: FULL }, 'change-bank')).toBe('never-delegated');
    expect(reason({ role: 'authorized_official', granted: FULL, firm: 'unverified' }, 'submit')).toBe(
      'surrogate-not-verified',
    );
    expect(reason({ role: 'authorized_official', granted: ['view'], firm: 'unverified' }, 'submit')).toBe(
      'task-not-given',
    );
  });
});
