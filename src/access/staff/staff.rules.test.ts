/** Who may end whose role and change whose functions, over every pair of roles, against a table written by hand. */
import { describe, expect, it } from 'vitest';
import type { AgencyRole, Role } from '../authority/roles.rules.ts';
import { decideDisassociation, decideFunctions, type MemberFacts } from './staff.rules.ts';

const roles = ['individual_provider', 'authorized_official', 'access_manager', 'staff_end_user'] as const;
const member = (role: Role, facts: Partial<MemberFacts> = {}): MemberFacts => ({
  accountId: 'cleo',
  role,
  ended: false,
  version: 1,
  officials: 2,
  ...facts,
});
const manager = (roleAtEmployer: Role | null, agencyRoles: readonly AgencyRole[] = [], accountId = 'ada') => ({
  accountId,
  roleAtEmployer,
  agencyRoles,
  shownVersion: 1,
});
const outcome = (decided: { ok: boolean; reason?: string; value?: unknown }) =>
  decided.ok ? decided.value : decided.reason;

describe('ending a role', () => {
  //                                             of: individual, official, manager, staff
  const table: readonly (readonly [Role | null, readonly string[]])[] = [
    ['individual_provider', ['own-practice', 'disassociated', 'disassociated', 'disassociated']],
    ['authorized_official', ['own-practice', 'disassociated', 'disassociated', 'disassociated']],
    ['access_manager', ['role-too-high', 'role-too-high', 'role-too-high', 'disassociated']],
    ['staff_end_user', ['not-at-employer', 'not-at-employer', 'not-at-employer', 'not-at-employer']],
    [null, ['not-at-employer', 'not-at-employer', 'not-at-employer', 'not-at-employer']],
  ];
  it.each(table)('by %s: %j', (by, expected) => {
    expect(roles.map((role) => outcome(decideDisassociation(member(role), manager(by))))).toEqual(expected);
  });

  it('by the help desk, and by nobody else of the agency', () => {
    const desk = (role: AgencyRole) =>
      roles.map((each) => outcome(decideDisassociation(member(each), manager(null, [role]))));
    expect(desk('reviewer')).toEqual(['own-practice', 'disassociated', 'disassociated', 'disassociated']);
    for (const role of ['operator', 'analyst', 'enumerator'] as const)
      expect(new Set(desk(role))).toEqual(new Set(['not-at-employer']));
  });

  it('by oneself is leaving, which everyone may but the owner', () => {
    const leave = (role: Role) => outcome(decideDisassociation(member(role), manager(role, [], 'cleo')));
    expect(roles.map(leave)).toEqual(['own-practice', 'left', 'left', 'left']);
  });

  it('never takes the last official, whoever asks', () => {
    const last = member('authorized_official', { officials: 1 });
    expect(outcome(decideDisassociation(last, manager('authorized_official', [], 'cleo')))).toBe('last-official');
    expect(outcome(decideDisassociation(last, manager('authorized_official')))).toBe('last-official');
    expect(outcome(decideDisassociation(last, manager(null, ['reviewer'])))).toBe('last-official');
  });

  it('happens once, on what was shown', () => {
    expect(outcome(decideDisassociation(member('staff_end_user', { ended: true }), manager('access_manager')))).toBe(
      'already-ended',
    );
    expect(outcome(decideDisassociation(member('staff_end_user', { version: 2 }), manager('access_manager')))).toBe(
      'changed-meanwhile',
    );
  });
});

describe('changing functions', () => {
  const tick = (businessFunction: string, maySubmit = false) => ({ businessFunction, maySubmit });
  const change = (role: Role, by: ReturnType<typeof manager>, ...ticked: readonly ReturnType<typeof tick>[]) =>
    outcome(decideFunctions(member(role), by, ticked));

  it('gives view and prepare, and submit where ticked', () => {
    expect(change('staff_end_user', manager('access_manager'), tick('enrollment'), tick('registry', true))).toEqual([
      { businessFunction: 'enrollment', tasks: ['view', 'prepare'] },
      { businessFunction: 'registry', tasks: ['view', 'prepare', 'submit'] },
    ]);
  });

  it('is refused to staff, to oneself, for roles that have all, for nothing and for what is retired', () => {
    const official = manager('authorized_official');
    expect(change('staff_end_user', manager('staff_end_user'), tick('enrollment'))).toBe('not-at-employer');
    expect(change('staff_end_user', manager('staff_end_user', [], 'cleo'), tick('enrollment'))).toBe('own-functions');
    expect(change('access_manager', official, tick('enrollment'))).toBe('role-has-all-functions');
    expect(change('access_manager', manager('access_manager'), tick('enrollment'))).toBe('role-too-high');
    expect(change('staff_end_user', official)).toBe('function-missing');
    expect(change('staff_end_user', official, tick('ehr'))).toBe('function-not-offered');
  });
});
