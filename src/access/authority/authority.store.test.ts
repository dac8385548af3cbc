/**
 * Random histories of roles, functions and connections, asked of PostgreSQL and of a model that knows nothing of SQL or of
 * the rules' code: it keeps a list of what was given and walks it. Asked now after every step, and of each past step at the end.
 */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  endConnection,
  endFunction,
  endMembership,
  insertAccount,
  insertConnection,
  insertFunction,
  insertMembership,
  insertParty,
} from '../../../test/access-rows.ts';
import { testDatabase, type TestDatabase } from '../../../test/database.ts';
import { findAuthority, listActorsFor, listPartiesOf } from './authority.store.ts';
import { mayActFor, type AuthorityFacts } from './authority.rules.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

const start = new Date('2026-03-01T08:00:00Z').getTime();
const minute = 60_000;
const roles = ['authorized_official', 'access_manager', 'staff_end_user'] as const;
const functions = ['enrollment', 'registry'] as const;
const grants = [['view'], ['view', 'prepare'], ['view', 'prepare', 'submit']] as const;
const tasks = ['view', 'prepare', 'submit', 'manage-people', 'sign', 'change-bank', 'manage-mfa'] as const;
const accountsInWorld = 3;
const partiesInWorld = 4;

/** What was given to whom: from (inclusive) and to (exclusive) in steps; -1: still. */
interface Given {
  id: string;
  kind: 'role' | 'function' | 'connection';
  from: number;
  to: number;
  role?: (typeof roles)[number];
  account?: number;
  party?: number;
  surrogate?: number;
  businessFunction?: (typeof functions)[number];
  tasks?: readonly string[];
  of?: Given;
}

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('join' as const),
      account: fc.nat(2),
      party: fc.nat(3),
      role: fc.constantFrom(...roles),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('give' as const),
      pick: fc.nat(20),
      businessFunction: fc.constantFrom(...functions),
      tasks: fc.constantFrom(...grants),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('connect' as const),
      party: fc.nat(3),
      surrogate: fc.nat(3),
      businessFunction: fc.constantFrom(...functions),
      tasks: fc.constantFrom(...grants),
      lasts: fc.constantFrom(0, 3, 8),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('end' as const), pick: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const holds = (given: Given, at: number): boolean => given.from <= at && (given.to < 0 || at < given.to);

/** The table of domain and decision record, in plain words; party 3 is a third party that is not verified. */
function modelMay(
  past: readonly Given[],
  at: number,
  question: { account: number; party: number; businessFunction: string; task: string },
): boolean {
  const live = past.filter((given) => holds(given, at));
  const ticked = (role: Given): readonly string[] =>
    live.find(
      (given) => given.kind === 'function' && given.of === role && given.businessFunction === question.businessFunction,
    )?.tasks ?? [];
  const own: Record<string, readonly string[]> = {
    authorized_official: ['view', 'prepare', 'submit', 'manage-people', 'sign', 'change-bank'],
    access_manager: ['view', 'prepare', 'submit', 'manage-people'],
  };
  for (const role of live.filter((given) => given.kind === 'role' && given.account === question.account)) {
    const here = role.role === 'staff_end_user' ? ticked(role) : (own[role.role ?? ''] ?? []);
    if (role.party === question.party && here.includes(question.task)) return true;
    const connected = live.some(
      (given) =>
        given.kind === 'connection' &&
        given.party === question.party &&
        given.surrogate === role.party &&
        given.businessFunction === question.businessFunction &&
        (given.tasks ?? []).includes(question.task) &&
        !(role.party === 3 && question.task === 'submit'),
    );
    if (connected && here.includes(question.task)) return true;
  }
  return false;
}

async function makeWorld() {
  const now = new Date(start);
  const accounts: string[] = [];
  const parties: string[] = [];
  while (accounts.length < accountsInWorld) accounts.push(await insertAccount(test.db, now));
  while (parties.length < partiesInWorld) {
    const isThird = parties.length === 3;
    parties.push(
      await insertParty(test.db, now, {
        kind: isThird ? 'third_party' : 'organization',
        verification: isThird ? 'unverified' : 'verified',
      }),
    );
  }
  return { accounts, parties };
}

/** Does the step in the database and in the model; what the constraints forbid is left out of both. */
async function take(
  step: Step,
  at: number,
  past: Given[],
  world: { accounts: string[]; parties: string[] },
): Promise<void> {
  const now = new Date(start + at * minute);
  const live = past.filter((given) => holds(given, at));
  if (step.do === 'join') {
    if (live.some(({ kind, account, party }) => kind === 'role' && account === step.account && party === step.party))
      return;
    const id = await insertMembership(test.db, now, {
      accountId: world.accounts[step.account]!,
      partyId: world.parties[step.party]!,
      role: step.role,
    });
    past.push({ id, kind: 'role', from: at, to: -1, role: step.role, account: step.account, party: step.party });
  } else if (step.do === 'give') {
    const staff = live.filter(({ kind, role }) => kind === 'role' && role === 'staff_end_user');
    const of = staff[step.pick % Math.max(1, staff.length)];
    if (!of || live.some((given) => given.of === of && given.businessFunction === step.businessFunction)) return;
    const id = await insertFunction(test.db, now, {
      membershipId: of.id,
      businessFunction: step.businessFunction,
      tasks: step.tasks,
    });
    past.push({
      id,
      kind: 'function',
      from: at,
      to: -1,
      of,
      businessFunction: step.businessFunction,
      tasks: step.tasks,
    });
  } else if (step.do === 'connect') {
    const { party, surrogate, businessFunction } = step;
    const to = step.lasts === 0 ? -1 : at + step.lasts;
    const overlaps = past.some(
      (given) =>
        given.kind === 'connection' &&
        given.party === party &&
        given.surrogate === surrogate &&
        given.businessFunction === businessFunction &&
        (given.to < 0 || given.to > at),
    );
    if (party === surrogate || overlaps) return;
    const until = to < 0 ? null : new Date(start + to * minute);
    const id = await insertConnection(test.db, now, {
      providerId: world.parties[party]!,
      surrogateId: world.parties[surrogate]!,
      businessFunction,
      tasks: step.tasks,
      until,
    });
    past.push({ id, kind: 'connection', from: at, to, party, surrogate, businessFunction, tasks: step.tasks });
  } else if (step.do === 'end') {
    const given = live[step.pick % Math.max(1, live.length)];
    if (!given) return;
    const end = { role: endMembership, function: endFunction, connection: endConnection }[given.kind];
    await end(test.db, now, given.id);
    given.to = at;
  }
}

const pairs = [...Array(accountsInWorld).keys()].flatMap((account) =>
  [...Array(partiesInWorld).keys()].flatMap((party) =>
    functions.map((businessFunction) => ({ account, party, businessFunction })),
  ),
);

/** The tasks that facts allow, and those that the model allows, as one comparable text each. */
const allowed = (facts: AuthorityFacts, businessFunction: (typeof functions)[number]): string =>
  tasks.filter((task) => mayActFor(facts, { businessFunction, task }).ok).join(' ');
const expected = (past: readonly Given[], at: number, pair: (typeof pairs)[number]): string =>
  tasks.filter((task) => modelMay(past, at, { ...pair, task })).join(' ');

const nobody: AuthorityFacts = { accountStatus: 'active', identityStatus: 'verified', paths: [] };

describe('mayActFor over random histories', () => {
  it('answers as the model, now and for every past moment, whichever way it is asked', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
        const world = await makeWorld();
        const past: Given[] = [];
        for (const [at, each] of steps.entries()) await take(each, at, past, world);
        const last = steps.length - 1;
        const now = new Date(start + last * minute);

        const mine = await Promise.all(world.accounts.map((accountId) => listPartiesOf(test.db, accountId, now)));
        const theirs = await Promise.all(world.parties.map((partyId) => listActorsFor(test.db, partyId, { now })));
        for (const pair of pairs) {
          const accountId = world.accounts[pair.account]!;
          const partyId = world.parties[pair.party]!;
          const { businessFunction } = pair;
          const want = expected(past, last, pair);
          const direct = await findAuthority(test.db, { accountId, partyId, businessFunction, now });
          expect(allowed(direct, businessFunction), JSON.stringify(pair)).toBe(want);
          const fromMine = mine[pair.account]!.find((party) => party.partyId === partyId)?.facts ?? nobody;
          expect(allowed(fromMine, businessFunction), `mine ${JSON.stringify(pair)}`).toBe(want);
          const fromTheirs = theirs[pair.party]!.find((actor) => actor.accountId === accountId)?.facts ?? nobody;
          expect(allowed(fromTheirs, businessFunction), `theirs ${JSON.stringify(pair)}`).toBe(want);
        }
        for (let at = 0; at < last; at += 3) {
          const then = new Date(start + at * minute + 1);
          const actors = await Promise.all(
            world.parties.map((partyId) => listActorsFor(test.db, partyId, { on: then })),
          );
          for (const pair of pairs) {
            const accountId = world.accounts[pair.account]!;
            const facts = actors[pair.party]!.find((actor) => actor.accountId === accountId)?.facts ?? nobody;
            expect(allowed(facts, pair.businessFunction), `on ${at} ${JSON.stringify(pair)}`).toBe(
              expected(past, at, pair),
            );
          }
        }
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('knows neither account nor party: no relation, and no account is as good as a closed one', async () => {
    const now = new Date(start);
    const world = await makeWorld();
    const unknown = await findAuthority(test.db, { accountId: randomUUID(), partyId: world.parties[0]!, now });
    expect(unknown).toEqual({ accountStatus: 'closed', identityStatus: 'rejected', paths: [] });
    const stranger = await findAuthority(test.db, { accountId: world.accounts[0]!, partyId: randomUUID(), now });
    expect(mayActFor(stranger, { businessFunction: 'enrollment', task: 'view' })).toMatchObject({
      reason: 'no-relation',
    });
  });

  it('refuses at once when it was ended, even on a node whose clock is behind', async () => {
    const world = await makeWorld();
    const now = new Date(start);
    const ids = { accountId: world.accounts[0]!, partyId: world.parties[0]! };
    const membershipId = await insertMembership(test.db, now, { ...ids, role: 'authorized_official' });
    await endMembership(test.db, new Date(start + 5_000), membershipId);
    const facts = await findAuthority(test.db, { ...ids, now: new Date(start + 2_000) });
    expect(facts.paths).toEqual([]);
  });
});
