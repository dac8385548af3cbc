/** Who decides on which request, over every combination, against a table written by hand; and that one decision stands. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finalStates, transitionFrom } from '../../vocabulary/state-machine.ts';
import type { AgencyRole, Role } from '../authority/roles.rules.ts';
import {
  decideApproval,
  decideAsk,
  decideCancellation,
  decideRejection,
  mayDecide,
  ROLE_REQUEST_STATES,
  rolesToAskFor,
  type ApprovalWay,
  type AskFacts,
  type RequestedRole,
  type RequestFacts,
} from './role-request.rules.ts';

const request: RequestFacts = {
  accountId: 'tom',
  role: 'staff_end_user',
  way: 'official',
  status: 'pending',
  version: 3,
  requesterVerified: true,
  standing: { held: null, officials: 1 },
  documents: ['certification', 'cp-575'],
};
const by = (roleAtEmployer: Role | null, agencyRoles: readonly AgencyRole[] = [], accountId = 'ada') => ({
  accountId,
  roleAtEmployer,
  agencyRoles,
  shownVersion: 3,
});

describe('who decides', () => {
  const table: readonly (readonly [RequestedRole, ApprovalWay, readonly string[]])[] = [
    ['staff_end_user', 'official', ['individual_provider', 'authorized_official', 'access_manager']],
    ['access_manager', 'official', ['individual_provider', 'authorized_official']],
    ['access_manager', 'documents', ['reviewer']],
    ['authorized_official', 'documents', ['reviewer']],
  ];
  const roles: readonly (Role | null)[] = [
    'individual_provider',
    'authorized_official',
    'access_manager',
    'staff_end_user',
    null,
  ];
  const agency: readonly AgencyRole[] = ['operator', 'reviewer', 'analyst', 'enumerator'];

  it.each(table)('on %s by %s: %j', (role, way, deciders) => {
    const asked = { ...request, role, way };
    for (const each of roles) {
      const may = each !== null && deciders.includes(each);
      expect(decideApproval(asked, by(each), ['enrollment']).ok, String(each)).toBe(may);
      expect(decideRejection(asked, by(each), 'Wrong employer').ok).toBe(may);
      expect(mayDecide(asked, by(each))).toBe(may);
      expect(decideApproval(asked, by(each, [], 'tom'), ['enrollment'])).toMatchObject({ reason: 'own-request' });
    }
    for (const each of agency) {
      expect(decideApproval(asked, by(null, [each]), ['enrollment']).ok, each).toBe(deciders.includes(each));
      expect(decideApproval(asked, by(null, [each], 'tom'), ['enrollment'])).toMatchObject({ reason: 'own-request' });
    }
  });

  it('names the reason', () => {
    expect(decideApproval(request, by(null), ['enrollment'])).toMatchObject({ reason: 'not-at-employer' });
    expect(decideApproval(request, by(null, ['reviewer']), ['enrollment'])).toMatchObject({
      reason: 'official-decides',
    });
    const manager = { ...request, role: 'access_manager' } as const;
    expect(decideApproval(manager, by('access_manager'), [])).toMatchObject({ reason: 'role-too-high' });
    const onPaper = { ...manager, way: 'documents' } as const;
    expect(decideApproval(onPaper, by('authorized_official'), [])).toMatchObject({ reason: 'desk-decides' });
    for (const documents of [[], ['cp-575'], ['certification', 'letter']])
      expect(decideApproval({ ...onPaper, documents }, by(null, ['reviewer']), [])).toMatchObject({
        reason: 'documents-missing',
      });
  });
});

describe('approving', () => {
  it('gives a Staff End User the ticked functions, at least one, each offered', () => {
    const approve = (functions: readonly string[]) => decideApproval(request, by('access_manager'), functions);
    expect(approve(['enrollment'])).toEqual({ ok: true, value: { role: 'staff_end_user', functions: ['enrollment'] } });
    expect(approve(['registry', 'registry'])).toMatchObject({ value: { functions: ['registry'] } });
    expect(approve([])).toMatchObject({ reason: 'function-missing' });
    for (const other of ['ehr', 'pepper', '__proto__', 'Enrollment']) {
      expect(approve(['enrollment', other])).toMatchObject({ reason: 'function-not-offered' });
    }
  });

  it('gives other roles no list, they have every function', () => {
    const manager = { ...request, role: 'access_manager' } as const;
    expect(decideApproval(manager, by('authorized_official'), ['enrollment'])).toMatchObject({
      value: { functions: [] },
    });
  });

  it('waits for the identity of the person', () => {
    const unknown = { ...request, requesterVerified: false };
    expect(decideApproval(unknown, by('authorized_official'), ['enrollment'])).toMatchObject({
      reason: 'requester-not-verified',
    });
    expect(decideRejection(unknown, by('authorized_official'), 'Not known here').ok).toBe(true);
  });

  it('happens once: later ones find it decided, or changed since it was shown', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('approve', 'reject', 'cancel'), { minLength: 1, maxLength: 6 }),
        (decisions) => {
          let stored = request;
          let effects = 0;
          const refusals: string[] = [];
          for (const decision of decisions) {
            const official = by('authorized_official');
            const outcome =
              decision === 'approve'
                ? decideApproval(stored, official, ['enrollment'])
                : decision === 'reject'
                  ? decideRejection(stored, official, 'No')
                  : decideCancellation(stored, { accountId: 'tom', shownVersion: 3 });
            if (outcome.ok) {
              effects += 1;
              stored = {
                ...stored,
                status: decision === 'approve' ? 'approved' : decision === 'reject' ? 'rejected' : 'cancelled',
                version: 4,
              };
            } else refusals.push(outcome.reason);
          }
          expect(effects).toBe(1);
          expect(refusals.every((reason) => reason === 'already-decided')).toBe(true);
        },
      ),
    );
    expect(decideApproval({ ...request, version: 4 }, by('authorized_official'), ['enrollment'])).toMatchObject({
      reason: 'changed-meanwhile',
    });
    expect(decideCancellation(request, { accountId: 'ada', shownVersion: 3 })).toMatchObject({
      reason: 'not-own-request',
    });
    expect(decideRejection(request, by('authorized_official'), '  ')).toMatchObject({ reason: 'reason-missing' });
  });
});

describe('asking', () => {
  const ask: AskFacts = {
    partyKind: 'organization',
    identityStatus: 'verified',
    currentRole: null,
    hasPending: false,
    role: 'staff_end_user',
    way: 'official',
    functions: ['enrollment'],
    attested: false,
    namesOfficial: true,
  };
  const refusals: readonly (readonly [string, Partial<AskFacts>])[] = [
    ['identity-not-verified', { identityStatus: 'in_review' }],
    ['own-practice', { currentRole: 'individual_provider', partyKind: 'individual' }],
    ['role-not-here', { partyKind: 'individual', role: 'authorized_official', way: 'documents', attested: true }],
    ['role-held', { currentRole: 'staff_end_user' }],
    ['request-pending', { hasPending: true }],
    ['way-not-open', { way: 'documents' }],
    ['way-not-open', { role: 'authorized_official', attested: true }],
    ['attestation-missing', { role: 'authorized_official', way: 'documents' }],
    ['official-missing', { namesOfficial: false }],
    ['official-missing', { role: 'access_manager', way: 'documents', namesOfficial: false }],
    ['function-not-offered', { functions: ['ehr'] }],
  ];
  it.each(refusals)('%s: %j', (reason, facts) => expect(decideAsk({ ...ask, ...facts })).toMatchObject({ reason }));

  it.each<Partial<AskFacts>>([
    {},
    { currentRole: 'access_manager' },
    { role: 'access_manager' },
    { role: 'access_manager', way: 'documents' },
    { role: 'authorized_official', way: 'documents', attested: true, namesOfficial: false },
    { partyKind: 'individual' },
    { partyKind: 'third_party', role: 'authorized_official', way: 'documents', attested: true },
  ])('is taken: %j', (facts) => expect(decideAsk({ ...ask, ...facts }).ok).toBe(true));

  it('never offers to become a provider', () => {
    for (const kind of ['individual', 'organization', 'third_party'] as const) {
      expect(rolesToAskFor(kind)).not.toContain('individual_provider');
    }
  });
});

describe('the state machine', () => {
  it('has one way into each decided state, and no way out of rejected, cancelled and disassociated', () => {
    expect(finalStates(ROLE_REQUEST_STATES)).toEqual(['rejected', 'cancelled', 'disassociated']);
    expect(transitionFrom(ROLE_REQUEST_STATES, 'rejected', 'approve')).toBeNull();
    expect(transitionFrom(ROLE_REQUEST_STATES, 'pending', 'disassociate')).toBeNull();
    expect(transitionFrom(ROLE_REQUEST_STATES, 'approved', 'disassociate')?.to).toBe('disassociated');
  });
});

describe('a role that takes the place of another', () => {
  const from = (held: Role | null, officials = 2) => ({ ...request, standing: { held, officials } });

  it('is given only by somebody who may end that one', () => {
    expect(decideApproval(from('access_manager'), by('access_manager'), ['enrollment'])).toMatchObject({
      reason: 'role-too-high',
    });
    expect(decideApproval(from('authorized_official'), by('access_manager'), ['enrollment'])).toMatchObject({
      reason: 'role-too-high',
    });
    expect(decideApproval(from('access_manager'), by('authorized_official'), ['enrollment']).ok).toBe(true);
    expect(decideApproval(from('staff_end_user'), by('access_manager'), ['enrollment']).ok).toBe(true);
  });

  it('never leaves an employer without an official', () => {
    for (const each of ['access_manager', 'authorized_official'] as const)
      expect(decideApproval(from('authorized_official', 1), by(each), ['enrollment'])).toMatchObject({
        reason: 'last-official',
      });
    expect(decideApproval(from('authorized_official'), by('authorized_official'), ['enrollment']).ok).toBe(true);
  });
});
