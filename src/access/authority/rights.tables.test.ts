/**
 * What the tables themselves refuse, whatever the code does: two roles at once, one NPI at two parties, a grant that is
 * edited or deleted, a decision without its date. Tried as the application's own role.
 */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  endMembership,
  insertAccount,
  insertConnection,
  insertMembership,
  insertParty,
} from '../../../test/access-rows.ts';
import { testDatabase, type TestDatabase } from '../../../test/database.ts';
import { newId } from '../../platform/crypto/id.ts';

let test: TestDatabase;
let [account, clinic, other] = ['', '', ''];
const at = (minutes: number) => new Date(Date.UTC(2026, 4, 3, 12, minutes));
beforeAll(async () => {
  test = await testDatabase();
  account = await insertAccount(test.db, at(0));
  clinic = await insertParty(test.db, at(0), { kind: 'organization', verification: 'verified' });
  other = await insertParty(test.db, at(0), { kind: 'organization', verification: 'verified' });
});
afterAll(() => test.drop());

describe('the tables of access', () => {
  it('hold one role per account and party at a time, and the next one from the moment the last has ended', async () => {
    const staff = () =>
      insertMembership(test.db, at(1), { accountId: account, partyId: clinic, role: 'staff_end_user' });
    const first = await staff();
    await expect(staff()).rejects.toThrow(/exclusion constraint/);
    await endMembership(test.db, at(5), first);
    await expect(staff()).rejects.toThrow(/exclusion constraint/);
    await insertMembership(test.db, at(5), { accountId: account, partyId: clinic, role: 'access_manager' });
  });

  it('hold one owner per practice and one party per NPI', async () => {
    const second = await insertAccount(test.db, at(0));
    const owner = (accountId: string) =>
      insertMembership(test.db, at(1), { accountId, partyId: other, role: 'individual_provider' });
    await owner(account);
    await expect(owner(second)).rejects.toThrow(/membership_one_owner/);
    const npi = (partyId: string) =>
      test.db
        .insertInto('access.party_npi')
        .values({
          party_npi_id: newId(at(0)),
          party_id: partyId,
          npi: '2123456789',
          source: 'registry',
          during: sql`tstzrange(${at(0)}, null)`,
        })
        .execute();
    await npi(clinic);
    await expect(npi(other)).rejects.toThrow(/duplicate key|exclusion constraint/);
  });

  it('connect two different parties, once per function at a time', async () => {
    const granted = {
      providerId: clinic,
      surrogateId: other,
      businessFunction: 'enrollment',
      tasks: ['view'],
      until: null,
    } as const;
    await insertConnection(test.db, at(1), granted);
    await expect(insertConnection(test.db, at(2), granted)).rejects.toThrow(/exclusion constraint/);
    await expect(insertConnection(test.db, at(2), { ...granted, surrogateId: clinic })).rejects.toThrow(
      /check constraint/,
    );
    await expect(
      insertConnection(test.db, at(2), { ...granted, businessFunction: 'registry', tasks: ['view', 'sign'] }),
    ).rejects.toThrow(/check constraint/);
  });

  it.each([
    `delete from access.membership`,
    `delete from access.membership_function`,
    `delete from access.connection`,
    `delete from access.role_request`,
    `delete from access.party`,
    `truncate access.membership`,
    `update access.membership set role = 'authorized_official'`,
    `update access.membership set account_id = party_id`,
    `update access.membership_function set tasks = array['view', 'submit']`,
    `update access.connection set provider_party_id = surrogate_party_id`,
    `update access.role_request set role = 'authorized_official'`,
    `update access.role_request set account_id = party_id`,
    `update identity.account set user_id = 'someoneelse'`,
    `update identity.credential set policy = 'legacy'`,
    `delete from identity.account`,
    `delete from identity.credential`,
  ])('refuse to the application: %s', async (statement) => {
    await expect(test.pool.query(statement)).rejects.toThrow(/permission denied/);
  });
});
