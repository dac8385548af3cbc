/**
 * Bare rows of accounts, parties, roles and connections for tests of access that need facts, not journeys. Sealed values
 * are single bytes: nothing here can be opened. Journeys use the cast (test/world.ts).
 */
import { sql } from 'kysely';
import type { Tx } from '../src/platform/context.ts';
import { newId } from '../src/platform/crypto/id.ts';
import { newToken } from '../src/platform/crypto/tokens.ts';

const sealed = Buffer.from([0]);

export async function insertAccount(tx: Tx, now: Date): Promise<string> {
  const personId = newId(now);
  const accountId = newId(now);
  const key = accountId.replaceAll('-', '').slice(-12);
  await tx
    .insertInto('identity.person')
    .values({
      person_id: personId,
      name_sealed: sealed,
      birth_date_sealed: sealed,
      ssn_sealed: sealed,
      created_at: now,
    })
    .execute();
  await tx
    .insertInto('identity.account')
    .values({
      identity_status: 'verified',
      identity_checked_at: now,
      identity_checked_by: 'test',
      account_id: accountId,
      person_id: personId,
      user_id: key,
      user_id_key: key,
      status: 'active',
      status_since: now,
      created_at: now,
    })
    .execute();
  return accountId;
}

export async function insertParty(
  tx: Tx,
  now: Date,
  party: { kind: 'individual' | 'organization' | 'third_party'; verification: 'unverified' | 'verified' | 'rejected' },
): Promise<string> {
  const partyId = newId(now);
  await tx
    .insertInto('access.party')
    .values({
      party_id: partyId,
      kind: party.kind,
      reference: newToken().slice(0, 22),
      legal_name: `Party ${partyId.slice(-4)}`,
      person_id: partyId,
      ein_sealed: party.kind === 'third_party' ? sealed : null,
      verification: party.verification,
      verified_at: party.verification === 'unverified' ? null : now,
      created_at: now,
    })
    .execute();
  return partyId;
}

const from = (now: Date, until: Date | null = null) => sql<string>`tstzrange(${now}, ${until})`;

export async function insertMembership(
  tx: Tx,
  now: Date,
  role: {
    accountId: string;
    partyId: string;
    role: 'individual_provider' | 'authorized_official' | 'access_manager' | 'staff_end_user';
  },
): Promise<string> {
  const membershipId = newId(now);
  await tx
    .insertInto('access.membership')
    .values({
      membership_id: membershipId,
      account_id: role.accountId,
      party_id: role.partyId,
      role: role.role,
      during: from(now),
      origin: 'assignment',
      approved_at: now,
    })
    .execute();
  return membershipId;
}

export async function insertFunction(
  tx: Tx,
  now: Date,
  given: { membershipId: string; businessFunction: 'enrollment' | 'registry'; tasks: readonly string[] },
): Promise<string> {
  const id = newId(now);
  await tx
    .insertInto('access.membership_function')
    .values({
      membership_function_id: id,
      membership_id: given.membershipId,
      business_function: given.businessFunction,
      tasks: [...given.tasks],
      during: from(now),
      approved_at: now,
    })
    .execute();
  return id;
}

export async function insertConnection(
  tx: Tx,
  now: Date,
  granted: {
    providerId: string;
    surrogateId: string;
    businessFunction: 'enrollment' | 'registry';
    tasks: readonly string[];
    until: Date | null;
  },
): Promise<string> {
  const id = newId(now);
  await tx
    .insertInto('access.connection')
    .values({
      connection_id: id,
      provider_party_id: granted.providerId,
      surrogate_party_id: granted.surrogateId,
      business_function: granted.businessFunction,
      tasks: [...granted.tasks],
      tracking_id: `T${id}`,
      status: 'approved',
      asked_by: id,
      asked_side: 'surrogate',
      asked_at: now,
      request_expires_at: now,
      person_id: id,
      during: from(now, granted.until),
      decided_by: id,
      decided_at: now,
    })
    .execute();
  return id;
}

const closed = (now: Date) => sql<string>`tstzrange(lower(during), greatest(${now}::timestamptz, lower(during)))`;

export const endMembership = (tx: Tx, now: Date, membershipId: string) =>
  tx
    .updateTable('access.membership')
    .set({ during: closed(now), ended_at: now, end_cause: 'disassociated' })
    .where('membership_id', '=', membershipId)
    .where('ended_at', 'is', null)
    .execute();

export const endFunction = (tx: Tx, now: Date, id: string) =>
  tx
    .updateTable('access.membership_function')
    .set({ during: closed(now), ended_at: now })
    .where('membership_function_id', '=', id)
    .where('ended_at', 'is', null)
    .execute();

export const endConnection = (tx: Tx, now: Date, id: string) =>
  tx
    .updateTable('access.connection')
    .set({ during: closed(now), status: 'ended', ended_at: now, end_cause: 'provider' })
    .where('connection_id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
