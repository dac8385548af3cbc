/**
 * What people who manage staff see: who works at their employers, who asks to, and one of either. A party that one does
 * not manage is as unknown as one that does not exist. Reading other people's names here is recorded.
 */
import { namesOfAccounts } from '../../identity/index.ts';
import { recordAlone } from '../../platform/audit/record.ts';
import type { Ctx } from '../../platform/context.ts';
import { fullName, lastFirst } from '../../vocabulary/person-name.ts';
import { listPartiesOf } from '../authority/authority.store.ts';
import type { PartyFacts } from '../authority/hats.rules.ts';
import { managesPeople, type Role } from '../authority/roles.rules.ts';
import { functionColumns, type BusinessFunction } from '../business-functions.rules.ts';
import { spokenName } from '../parties/party-sentences.rules.ts';
import { requestFacts } from '../role-requests/decide.actions.ts';
import { accountOf, deciderAt, roleAt } from '../role-requests/deciders.actions.ts';
import { mayDecide, type RequestedRole } from '../role-requests/role-request.rules.ts';
import { listPendingAt } from '../role-requests/role-request.store.ts';
import {
  countOfficials,
  findMembership,
  listAllFunctions,
  listLiveFunctions,
  listLiveMemberships,
  type FunctionRow,
  type MembershipRow,
} from './membership.store.ts';
import { decideDisassociation, type StaffReason } from './staff.rules.ts';

export interface ManagedParty {
  readonly partyId: string;
  readonly name: string;
  readonly role: Role;
}

/** The employers whose people the person may manage, by name. */
export async function managedParties(ctx: Ctx): Promise<readonly ManagedParty[]> {
  return managedAmong(await listPartiesOf(ctx.tx, accountOf(ctx.actor), ctx.now));
}

/** Those of a person's parties, for who has listed them already. */
export const managedAmong = (parties: readonly PartyFacts[]): readonly ManagedParty[] =>
  parties
    .flatMap(({ partyId, kind, legalName, facts }): ManagedParty[] => {
      const role = roleAt(facts);
      return role !== null && managesPeople(role) ? [{ partyId, name: spokenName({ kind, legalName }), role }] : [];
    })
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en'));

export interface StaffMember {
  readonly membershipId: string;
  readonly name: string;
  readonly employer: string;
  readonly role: Role;
  readonly since: Date;
  readonly isSelf: boolean;
  readonly functions: readonly { readonly code: BusinessFunction; readonly maySubmit: boolean }[];
}

/** Everybody who works at the employers that one manages, oneself too; `search` looks in names of people and employers. */
export async function listStaff(
  ctx: Ctx,
  search: { readonly last: string; readonly first: string; readonly employer: string },
): Promise<readonly StaffMember[]> {
  const managed = await managedParties(ctx);
  const members = await listLiveMemberships(
    ctx.tx,
    managed.map(({ partyId }) => partyId),
  );
  const names = await namesOfAccounts(
    ctx,
    members.map((member) => member.account_id),
  );
  const functions = await listLiveFunctions(
    ctx.tx,
    members.map((member) => member.membership_id),
  );
  await recordNamesRead(
    ctx,
    managed.map(({ partyId }) => partyId),
    'staff-list',
  );
  return members
    .flatMap((member): StaffMember[] => {
      const name = names.get(member.account_id);
      const employer = managed.find(({ partyId }) => partyId === member.party_id)?.name ?? '';
      const fits =
        name !== undefined &&
        contains(name.last, search.last) &&
        contains(name.first, search.first) &&
        contains(employer, search.employer);
      return fits ? [staffMemberOf(ctx, { member, name: lastFirst(name), employer, functions })] : [];
    })
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
}

async function recordNamesRead(ctx: Ctx, parties: readonly string[], purpose: string): Promise<void> {
  for (const id of parties)
    await recordAlone(ctx, {
      action: 'person.read',
      outcome: 'done',
      subjectParty: id,
      object: { type: 'party', id },
      details: { fields: 'name', purpose },
    });
}

/** A column per function that is offered, and a retired one where somebody still has it. */
export const staffColumns = (members: readonly StaffMember[]): readonly BusinessFunction[] =>
  functionColumns(members.flatMap(({ functions }) => functions.map(({ code }) => code)));

interface MemberParts {
  readonly member: MembershipRow;
  readonly name: string;
  readonly employer: string;
  readonly functions: readonly FunctionRow[];
}

const staffMemberOf = (ctx: Ctx, { member, name, employer, functions }: MemberParts): StaffMember => ({
  membershipId: member.membership_id,
  name,
  employer,
  role: member.role,
  since: member.approved_at,
  isSelf: member.account_id === accountOf(ctx.actor),
  functions: functions
    .filter((row) => row.membership_id === member.membership_id)
    .map((row) => ({ code: row.business_function, maySubmit: row.tasks.includes('submit') })),
});

const contains = (text: string, typed: string): boolean =>
  text.toLocaleLowerCase('en').includes(typed.trim().toLocaleLowerCase('en'));

export interface RequestShown {
  readonly trackingId: string;
  /** "Vega, Tom", for lists. */
  readonly name: string;
  /** "Tom Vega", for sentences. */
  readonly fullName: string;
  readonly employer: string;
  readonly role: RequestedRole;
  readonly currentRole: Role | null;
  readonly askedAt: Date;
  /** False: the help desk or an official has to; the list says so. */
  readonly mayDecide: boolean;
}

/** Undecided requests at the employers that one manages, the oldest first. */
export async function listRequestsToDecide(ctx: Ctx): Promise<readonly RequestShown[]> {
  const managed = await managedParties(ctx);
  const rows = await listPendingAt(
    ctx.tx,
    managed.map(({ partyId }) => partyId),
  );
  const names = await namesOfAccounts(
    ctx,
    rows.map((row) => row.account_id),
  );
  const accountId = accountOf(ctx.actor);
  const parties = [...new Set(rows.map((row) => row.party_id))];
  await recordNamesRead(ctx, parties, 'role-requests');
  const members = await listLiveMemberships(ctx.tx, parties);
  return rows.flatMap((row): RequestShown[] => {
    const party = managed.find(({ partyId }) => partyId === row.party_id);
    const name = names.get(row.account_id);
    if (!party || !name) return [];
    const decider = { accountId, roleAtEmployer: party.role, agencyRoles: [], shownVersion: row.version };
    const current = members.find((member) => member.account_id === row.account_id && member.party_id === row.party_id);
    return [
      {
        trackingId: row.tracking_id,
        name: lastFirst(name),
        fullName: fullName(name),
        employer: party.name,
        role: row.role,
        currentRole: current?.role ?? null,
        askedAt: row.asked_at,
        mayDecide: mayDecide(requestFacts(row, true), decider),
      },
    ];
  });
}

export interface MemberShown extends StaffMember {
  readonly version: number;
  readonly fullName: string;
  readonly approvedBy: string | null;
  readonly ended: { readonly at: Date; readonly by: string | null } | null;
  /** Null: the viewer may end this role. */
  readonly whyNot: StaffReason | null;
}

/** Null where there is no such role, or not at an employer that the viewer manages. */
export async function showMember(ctx: Ctx, membershipId: string): Promise<MemberShown | null> {
  if (!isUuid(membershipId)) return null;
  const member = await findMembership(ctx.tx, membershipId);
  const managed = await managedParties(ctx);
  const party = managed.find(({ partyId }) => partyId === member?.party_id);
  if (!member || !party) return null;
  const people = [member.account_id, member.approved_by, member.ended_by].filter((id) => id !== null);
  const names = await namesOfAccounts(ctx, people);
  const name = names.get(member.account_id);
  if (!name) return null;
  await recordAlone(ctx, {
    action: 'person.read',
    outcome: 'done',
    subjectParty: member.party_id,
    object: { type: 'account', id: member.account_id },
    details: { fields: 'name', purpose: 'member' },
  });
  const spoken = (id: string | null): string | null => {
    const known = id === null ? undefined : names.get(id);
    return known ? fullName(known) : null;
  };
  const list = member.ended_at === null ? listLiveFunctions : listAllFunctions;
  const functions = await list(ctx.tx, [membershipId]);
  const decision = decideDisassociation(
    {
      accountId: member.account_id,
      role: member.role,
      ended: member.ended_at !== null,
      version: member.version,
      officials: await countOfficials(ctx.tx, member.party_id),
    },
    { ...(await deciderAt(ctx, member.party_id)), shownVersion: member.version },
  );
  return {
    ...staffMemberOf(ctx, { member, name: lastFirst(name), employer: party.name, functions }),
    version: member.version,
    fullName: fullName(name),
    approvedBy: spoken(member.approved_by),
    ended: member.ended_at === null ? null : { at: member.ended_at, by: spoken(member.ended_by) },
    whyNot: decision.ok ? null : decision.reason,
  };
}

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
