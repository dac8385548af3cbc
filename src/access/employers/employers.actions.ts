/** "Employer Information": where the person works, worked and has asked to; and what is known of an employer to ask at. */
import type { DataKey } from '../../platform/crypto/data-keys.ts';
import { namesOfAccounts, personOfAccount, type AccountPerson } from '../../identity/index.ts';
import type { Ctx } from '../../platform/context.ts';
import { fullName } from '../../vocabulary/person-name.ts';
import { managesPeople, type Role } from '../authority/roles.rules.ts';
import type { BusinessFunction } from '../business-functions.rules.ts';
import { functionColumns, isOffered, OFFERED_FUNCTIONS } from '../business-functions.rules.ts';
import { showParties, type PartyShown } from '../parties/party.actions.ts';
import { spokenName } from '../parties/party-sentences.rules.ts';
import { findPartyByNpi, listParties } from '../parties/party.store.ts';
import { accountOf } from '../role-requests/deciders.actions.ts';
import {
  rolesToAskFor,
  type ApprovalWay,
  type NamedOfficial,
  type RequestedRole,
  type RoleRequestState,
} from '../role-requests/role-request.rules.ts';
import { findRoleRequest, listRoleRequestsOf, type RoleRequestRow } from '../role-requests/role-request.store.ts';
import { openFacts } from '../role-requests/sealed-request.actions.ts';
import { accessSlots, type KnownProvider } from '../slots.ts';
import {
  findLiveMembership,
  listAllFunctions,
  listMembershipsOf,
  type MembershipRow,
} from '../staff/membership.store.ts';
import { passesEmployerFilter, type EmployerFilter } from './employer.rules.ts';

export interface EmployerRow {
  readonly party: PartyShown;
  readonly role: Role;
  readonly state: RoleRequestState;
  /** Of the request, where there was one. */
  readonly trackingId: string | null;
  readonly at: Date;
  readonly reason: string | null;
  /** Functions that the person has or had there, and whether they carry all. */
  readonly functions: readonly BusinessFunction[];
  readonly everyFunction: boolean;
  readonly membershipId: string | null;
}

export interface EmployersShown {
  readonly rows: readonly EmployerRow[];
  readonly columns: readonly BusinessFunction[];
  /** How many there are before filter and search. */
  readonly total: number;
}

export async function listEmployers(
  ctx: Ctx,
  asked: { readonly filter: EmployerFilter; readonly search: string },
): Promise<EmployersShown> {
  const accountId = accountOf(ctx.actor);
  const requests = await listRoleRequestsOf(ctx.tx, accountId);
  const memberships = await listMembershipsOf(ctx.tx, accountId);
  const parties = await showParties(
    ctx,
    [...requests, ...memberships].map((row) => row.party_id),
  );
  const functions = await listAllFunctions(
    ctx.tx,
    memberships.map((row) => row.membership_id),
  );
  const functionsOf = (row: MembershipRow): readonly BusinessFunction[] => [
    ...new Set(
      functions.filter((each) => each.membership_id === row.membership_id).map((each) => each.business_function),
    ),
  ];
  const isDeclined = requests.some((row) => row.decision_reason_sealed !== null);
  const key = isDeclined ? ((await personOfAccount(ctx, accountId))?.dataKey ?? null) : null;
  const all = [
    ...memberships.flatMap((row) => rowOfMembership(row, parties.get(row.party_id), { requests, functionsOf })),
    ...requests.flatMap((row) => rowOfRequest(row, parties.get(row.party_id), key)),
  ];
  const wanted = asked.search.trim().toLocaleLowerCase('en');
  const rows = all
    .filter(({ state }) => passesEmployerFilter(asked.filter, state))
    .filter(({ party }) => `${party.legalName} ${party.otherName ?? ''}`.toLocaleLowerCase('en').includes(wanted))
    .toSorted((one, other) => rank(one.state) - rank(other.state) || other.at.getTime() - one.at.getTime());
  return { rows, columns: functionColumns(all.flatMap((row) => row.functions)), total: all.length };
}

const order: readonly RoleRequestState[] = ['pending', 'approved', 'rejected', 'cancelled', 'disassociated'];
const rank = (state: RoleRequestState): number => order.indexOf(state);

/** A role that gave way to another at the same employer is not shown twice. */
function rowOfMembership(
  row: MembershipRow,
  party: PartyShown | undefined,
  {
    requests,
    functionsOf,
  }: { requests: readonly RoleRequestRow[]; functionsOf(row: MembershipRow): readonly BusinessFunction[] },
): readonly EmployerRow[] {
  if (!party || row.end_cause === 'role_changed') return [];
  const request = requests.find(({ role_request_id: id }) => id === row.origin_id);
  return [
    {
      party,
      role: row.role,
      state: row.ended_at === null ? 'approved' : 'disassociated',
      trackingId: request?.tracking_id ?? null,
      at: row.ended_at ?? row.approved_at,
      reason: null,
      functions: row.role === 'staff_end_user' ? functionsOf(row) : OFFERED_FUNCTIONS,
      everyFunction: managesPeople(row.role),
      membershipId: row.membership_id,
    },
  ];
}

/** An approved request is shown as the role that it became. */
function rowOfRequest(row: RoleRequestRow, party: PartyShown | undefined, key: DataKey | null): readonly EmployerRow[] {
  if (!party || row.status === 'approved') return [];
  return [
    {
      party,
      role: row.role,
      state: row.status,
      trackingId: row.tracking_id,
      at: row.decided_at ?? row.asked_at,
      reason: key ? openFacts(key, row).reason : null,
      functions: [],
      everyFunction: false,
      membershipId: null,
    },
  ];
}

/** The employer that was chosen from the search, and what the person may ask for there. Null: no such active provider. */
export interface EmployerChoice {
  readonly provider: KnownProvider;
  readonly roles: readonly RequestedRole[];
  readonly currentRole: Role | null;
  /** A request that waits there already. */
  readonly pending: string | null;
  readonly verified: boolean;
}

export async function findEmployerChoice(ctx: Ctx, npi: string): Promise<EmployerChoice | null> {
  const accountId = accountOf(ctx.actor);
  const provider = await accessSlots.providerLookup.value.find(ctx, npi);
  if (!provider?.active) return null;
  const party = await findPartyByNpi(ctx.tx, npi);
  const held = party && (await findLiveMembership(ctx.tx, accountId, party.party_id));
  const requests = party ? await listRoleRequestsOf(ctx.tx, accountId) : [];
  const pending = requests.find((row) => row.party_id === party?.party_id && row.status === 'pending');
  const person = await personOfAccount(ctx, accountId);
  const kind = party?.kind ?? (provider.kind === 'person' ? 'individual' : 'organization');
  return {
    provider,
    roles: held?.role === 'individual_provider' ? [] : rolesToAskFor(kind).filter((role) => role !== held?.role),
    currentRole: held?.role ?? null,
    pending: pending?.tracking_id ?? null,
    verified: person?.identityStatus === 'verified',
  };
}

/** One's own request, with everything that one gave. */
export interface OwnRequest {
  readonly trackingId: string;
  readonly version: number;
  readonly role: RequestedRole;
  readonly way: ApprovalWay;
  readonly status: RoleRequestRow['status'];
  readonly askedAt: Date;
  readonly contactEmail: string | null;
  readonly official: NamedOfficial | null;
  readonly functions: readonly BusinessFunction[];
  readonly party: PartyShown;
  readonly decided: { readonly by: string | null; readonly at: Date; readonly reason: string | null } | null;
}

/** Null for somebody else's, exactly as for one that never was. */
export async function findOwnRequest(ctx: Ctx, trackingId: string): Promise<OwnRequest | null> {
  const accountId = accountOf(ctx.actor);
  const row = await findRoleRequest(ctx.tx, trackingId);
  const person = await personOfAccount(ctx, accountId);
  if (!row || row.account_id !== accountId || !person) return null;
  const party = (await showParties(ctx, [row.party_id])).get(row.party_id);
  if (!party) return null;
  const { reason, ...facts } = openFacts(person.dataKey, row);
  return {
    trackingId,
    version: row.version,
    role: row.role,
    way: row.approval_way,
    status: row.status,
    askedAt: row.asked_at,
    ...facts,
    functions: row.functions.filter(isOffered),
    party,
    decided: await decisionOn(ctx, row, reason),
  };
}

async function decisionOn(ctx: Ctx, row: RoleRequestRow, reason: string | null): Promise<OwnRequest['decided']> {
  if (row.decided_at === null) return null;
  const name = row.decided_by === null ? undefined : (await namesOfAccounts(ctx, [row.decided_by])).get(row.decided_by);
  return { by: name ? fullName(name) : null, at: row.decided_at, reason };
}

export interface OwnPending {
  readonly trackingId: string;
  readonly role: RequestedRole;
  readonly way: ApprovalWay;
  readonly employer: string;
  readonly official: NamedOfficial | null;
  readonly askedAt: Date;
}

/** Requests of the person that wait, for Home. */
export async function listOwnPending(ctx: Ctx, person: AccountPerson): Promise<readonly OwnPending[]> {
  const rows = (await listRoleRequestsOf(ctx.tx, person.accountId)).filter((row) => row.status === 'pending');
  const parties = await listParties(
    ctx.tx,
    rows.map((row) => row.party_id),
  );
  return rows.flatMap((row) => {
    const party = parties.find((each) => each.party_id === row.party_id);
    if (!party) return [];
    const { tracking_id: trackingId, role, approval_way: way, asked_at: askedAt } = row;
    const employer = spokenName({ kind: party.kind, legalName: party.legal_name });
    return [{ trackingId, role, way, employer, official: openFacts(person.dataKey, row).official, askedAt }];
  });
}
