/**
 * SQL of roles at parties. A row that has an effect is never edited: it is closed, and where something goes on a new one
 * is inserted. Closing names the version that was shown, so that of two who end the same role one is told.
 */
import { sql } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import type { BusinessFunction } from '../business-functions.rules.ts';
import type { DelegableTask, Role } from '../authority/roles.rules.ts';

export interface MembershipRow {
  readonly membership_id: string;
  readonly account_id: string;
  readonly party_id: string;
  readonly role: Role;
  readonly origin_id: string | null;
  readonly approved_by: string | null;
  readonly approved_at: Date;
  readonly version: number;
  readonly ended_at: Date | null;
  readonly ended_by: string | null;
  readonly end_cause: 'disassociated' | 'left' | 'role_changed' | 'account_closed' | 'corrected' | null;
}

const columns = [
  'membership_id',
  'account_id',
  'party_id',
  'role',
  'origin_id',
  'approved_by',
  'approved_at',
  'version',
  'ended_at',
  'ended_by',
  'end_cause',
] as const;

export const findMembership = (tx: Tx, membershipId: string): Promise<MembershipRow | undefined> =>
  tx.selectFrom('access.membership').select(columns).where('membership_id', '=', membershipId).executeTakeFirst();

/** The role that an account holds at a party now. */
export const findLiveMembership = (tx: Tx, accountId: string, partyId: string): Promise<MembershipRow | undefined> =>
  tx
    .selectFrom('access.membership')
    .select(columns)
    .where('account_id', '=', accountId)
    .where('party_id', '=', partyId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();

export const listLiveMemberships = (tx: Tx, partyIds: readonly string[]): Promise<MembershipRow[]> =>
  partyIds.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('access.membership')
        .select(columns)
        .where('party_id', 'in', [...partyIds])
        .where('ended_at', 'is', null)
        .orderBy('approved_at')
        .execute();

export const listMembershipsOf = (tx: Tx, accountId: string): Promise<MembershipRow[]> =>
  tx
    .selectFrom('access.membership')
    .select(columns)
    .where('account_id', '=', accountId)
    .orderBy('approved_at', 'desc')
    .execute();

export async function countOfficials(tx: Tx, partyId: string): Promise<number> {
  const row = await tx
    .selectFrom('access.membership')
    .select((eb) => eb.fn.countAll<string>().as('officials'))
    .where('party_id', '=', partyId)
    .where('role', '=', 'authorized_official')
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.officials);
}

export interface FunctionRow {
  readonly membership_id: string;
  readonly business_function: BusinessFunction;
  readonly tasks: readonly DelegableTask[];
}

export async function listLiveFunctions(tx: Tx, membershipIds: readonly string[]): Promise<readonly FunctionRow[]> {
  if (membershipIds.length === 0) return [];
  const rows = await tx
    .selectFrom('access.membership_function')
    .select(['membership_id', 'business_function', 'tasks'])
    .where('membership_id', 'in', [...membershipIds])
    .where('ended_at', 'is', null)
    .execute();
  return rows.map((row) => ({ ...row, tasks: row.tasks as DelegableTask[] }));
}

/** Functions that a role had, the ended ones too, for lists of what is over. */
export async function listAllFunctions(tx: Tx, membershipIds: readonly string[]): Promise<readonly FunctionRow[]> {
  if (membershipIds.length === 0) return [];
  const rows = await tx
    .selectFrom('access.membership_function')
    .select(['membership_id', 'business_function', 'tasks'])
    .where('membership_id', 'in', [...membershipIds])
    .execute();
  return rows.map((row) => ({ ...row, tasks: row.tasks as DelegableTask[] }));
}

export interface NewMembership {
  readonly membershipId: string;
  readonly accountId: string;
  readonly partyId: string;
  readonly role: Role;
  readonly origin: 'owner_match' | 'request' | 'documents' | 'invitation' | 'official_on_record' | 'assignment';
  readonly originId: string | null;
  readonly approvedBy: string | null;
  readonly now: Date;
}

const openEnded = (now: Date) => sql<string>`tstzrange(${now}, NULL)`;

export async function insertMembership(tx: Tx, made: NewMembership): Promise<void> {
  await tx
    .insertInto('access.membership')
    .values({
      membership_id: made.membershipId,
      account_id: made.accountId,
      party_id: made.partyId,
      role: made.role,
      during: openEnded(made.now),
      origin: made.origin,
      origin_id: made.originId,
      approved_by: made.approvedBy,
      approved_at: made.now,
    })
    .execute();
}

export interface NewFunction {
  readonly id: string;
  readonly membershipId: string;
  readonly businessFunction: BusinessFunction;
  readonly tasks: readonly DelegableTask[];
  readonly approvedBy: string | null;
  readonly now: Date;
}

export async function insertFunction(tx: Tx, given: NewFunction): Promise<void> {
  await tx
    .insertInto('access.membership_function')
    .values({
      membership_function_id: given.id,
      membership_id: given.membershipId,
      business_function: given.businessFunction,
      tasks: [...given.tasks],
      during: openEnded(given.now),
      approved_by: given.approvedBy,
      approved_at: given.now,
    })
    .execute();
}

const closed = (now: Date) => sql<string>`tstzrange(lower(during), greatest(${now}::timestamptz, lower(during)))`;

export interface Ending {
  readonly membershipId: string;
  readonly version: number;
  readonly cause: NonNullable<MembershipRow['end_cause']>;
  readonly endedBy: string | null;
  readonly now: Date;
}

/** Ends the role and every function given with it. False when somebody was first. */
export async function endMembership(tx: Tx, { membershipId, version, cause, endedBy, now }: Ending): Promise<boolean> {
  const ended = await tx
    .updateTable('access.membership')
    .set({ during: closed(now), ended_at: now, ended_by: endedBy, end_cause: cause, version: version + 1 })
    .where('membership_id', '=', membershipId)
    .where('version', '=', version)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (ended.numUpdatedRows === 0n) return false;
  await tx
    .updateTable('access.membership_function')
    .set({ during: closed(now), ended_at: now, ended_by: endedBy })
    .where('membership_id', '=', membershipId)
    .where('ended_at', 'is', null)
    .execute();
  return true;
}
