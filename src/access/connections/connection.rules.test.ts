/** Connections: what is stored and what is true, who asks, who answers, and never more than was asked. */
import { describe, expect, it } from 'vitest';
import { finalStates } from '../../vocabulary/state-machine.ts';
import {
  CONNECTION_STATES,
  connectionEndsAt,
  connectionRequestExpiresAt,
  connectionState,
  decideAnswerConnection,
  decideAskConnection,
  type AnswerConnectionFacts,
} from './connection.rules.ts';

const askedAt = new Date('2026-05-03T12:00:00Z');
const days = (count: number, ms = 0) => new Date(askedAt.getTime() + count * 86_400_000 + ms);

describe('the state of a connection', () => {
  it('expires undecided after 60 days', () => {
    const row = { status: 'pending', requestExpiresAt: connectionRequestExpiresAt(askedAt), until: null } as const;
    expect(connectionState(row, days(60, -1))).toBe('pending');
    expect(connectionState(row, days(60))).toBe('expired');
    expect(connectionState({ ...row, status: 'rejected' }, days(90))).toBe('rejected');
  });

  it('ends twelve months after approval, on the last day of a shorter month', () => {
    const until = connectionEndsAt(askedAt);
    expect(until).toEqual(new Date('2027-05-03T12:00:00Z'));
    expect(connectionEndsAt(new Date('2028-02-29T08:00:00Z'))).toEqual(new Date('2029-02-28T08:00:00Z'));
    const row = { status: 'approved', requestExpiresAt: days(60), until } as const;
    expect(connectionState(row, new Date(until.getTime() - 1))).toBe('approved');
    expect(connectionState(row, until)).toBe('ended');
  });

  it('never leaves a final state', () => {
    expect(finalStates(CONNECTION_STATES)).toEqual(['rejected', 'cancelled', 'expired', 'ended']);
  });
});

describe('asking for a connection', () => {
  const ask = {
    roleOnAskingSide: 'access_manager',
    isSameParty: false,
    functions: ['enrollment'],
    pendingOrApproved: [],
  } as const;
  it('is for officials and managers, of two parties, for functions that are offered and free', () => {
    expect(decideAskConnection(ask)).toEqual({ ok: true, value: ['enrollment'] });
    expect(decideAskConnection({ ...ask, roleOnAskingSide: 'staff_end_user' })).toMatchObject({
      reason: 'not-at-employer',
    });
    expect(decideAskConnection({ ...ask, roleOnAskingSide: null })).toMatchObject({ reason: 'not-at-employer' });
    expect(decideAskConnection({ ...ask, isSameParty: true })).toMatchObject({ reason: 'same-party' });
    expect(decideAskConnection({ ...ask, functions: [] })).toMatchObject({ reason: 'function-missing' });
    expect(decideAskConnection({ ...ask, functions: ['ehr'] })).toMatchObject({ reason: 'function-not-offered' });
    expect(decideAskConnection({ ...ask, pendingOrApproved: ['enrollment'] })).toMatchObject({
      reason: 'connection-exists',
    });
  });
});

describe('answering', () => {
  const facts: AnswerConnectionFacts = {
    state: 'pending',
    version: 1,
    shownVersion: 1,
    roleOnAnsweringSide: 'authorized_official',
    askedByThem: false,
    tasksAsked: ['view', 'prepare'],
    tasksGiven: ['view'],
  };
  it('gives what was asked or less', () => {
    expect(decideAnswerConnection(facts)).toEqual({ ok: true, value: ['view'] });
    expect(decideAnswerConnection({ ...facts, tasksGiven: ['view', 'submit'] })).toMatchObject({
      reason: 'more-than-asked',
    });
    expect(decideAnswerConnection({ ...facts, tasksGiven: ['prepare'] })).toMatchObject({ reason: 'view-missing' });
  });
  it('is for the other side, once, on what was shown', () => {
    expect(decideAnswerConnection({ ...facts, roleOnAnsweringSide: 'staff_end_user' })).toMatchObject({
      reason: 'not-at-employer',
    });
    expect(decideAnswerConnection({ ...facts, askedByThem: true })).toMatchObject({ reason: 'own-request' });
    expect(decideAnswerConnection({ ...facts, state: 'expired' })).toMatchObject({ reason: 'already-decided' });
    expect(decideAnswerConnection({ ...facts, version: 2 })).toMatchObject({ reason: 'changed-meanwhile' });
  });
});
