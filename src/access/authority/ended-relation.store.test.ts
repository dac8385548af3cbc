/** What the page after an ending is told, and that a stranger is told nothing. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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
import { findEndedRelation } from './ended-relation.store.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

const at = (minutes: number) => new Date(Date.UTC(2026, 4, 3, 12, minutes));
let [cleo, clinic, firm] = ['', '', ''];
beforeEach(async () => {
  cleo = await insertAccount(test.db, at(0));
  clinic = await insertParty(test.db, at(0), { kind: 'organization', verification: 'verified' });
  firm = await insertParty(test.db, at(0), { kind: 'third_party', verification: 'verified' });
});

const ended = (party = clinic) => findEndedRelation(test.db, cleo, party, at(30));
const join = (partyId: string, role: 'staff_end_user' | 'authorized_official') =>
  insertMembership(test.db, at(1), { accountId: cleo, partyId, role });
const connect = (until: Date | null = null, minutes = 2) =>
  insertConnection(test.db, at(minutes), {
    providerId: clinic,
    surrogateId: firm,
    businessFunction: 'enrollment',
    tasks: ['view'],
    until,
  });

describe('an ended relation', () => {
  it('is nothing for a stranger, and nothing while it lasts', async () => {
    expect(await ended()).toBeUndefined();
    await join(clinic, 'authorized_official');
    expect(await ended()).toBeUndefined();
  });

  it('is the role that ended', async () => {
    const membership = await join(clinic, 'staff_end_user');
    await insertFunction(test.db, at(2), { membershipId: membership, businessFunction: 'enrollment', tasks: ['view'] });
    await endMembership(test.db, at(9), membership);
    expect(await ended()).toMatchObject({ what: 'membership', endedAt: at(9), role: 'staff_end_user' });
  });

  it('is the function that was taken away, while the role goes on', async () => {
    const membershipId = await join(clinic, 'staff_end_user');
    const given = await insertFunction(test.db, at(2), {
      membershipId,
      businessFunction: 'enrollment',
      tasks: ['view'],
    });
    await endFunction(test.db, at(7), given);
    expect(await ended()).toMatchObject({ what: 'function', endedAt: at(7) });
  });

  it('is the connection that the firm lost, by an ending or by its date', async () => {
    await join(firm, 'authorized_official');
    const connection = await connect();
    expect(await ended()).toBeUndefined();
    await endConnection(test.db, at(5), connection);
    expect(await ended()).toMatchObject({ what: 'connection', endedAt: at(5) });
    await connect(at(20), 6);
    expect(await ended()).toMatchObject({ what: 'connection', endedAt: at(20) });
  });

  it('is the role at the firm, when that ended while the connection goes on', async () => {
    const membership = await join(firm, 'authorized_official');
    await connect();
    await endMembership(test.db, at(9), membership);
    expect(await ended()).toMatchObject({ what: 'membership', endedAt: at(9) });
  });

  it('is none for staff of the firm who never had the function, nor for who left before the connection', async () => {
    await join(firm, 'staff_end_user');
    await endConnection(test.db, at(5), await connect());
    expect(await ended()).toBeUndefined();
    const other = await insertParty(test.db, at(0), { kind: 'organization', verification: 'verified' });
    expect(await ended(other)).toBeUndefined();
  });
});
