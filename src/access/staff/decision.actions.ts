/**
 * What somebody who decides on a request sees of it. A request that is not theirs to see is as unknown as one that never
 * was: at the employer of those who do not manage people there, at the help desk of those that an official decides.
 */
import { emailOfPerson, namesOfAccounts, personOfAccount } from '../../identity/index.ts';
import { recordAlone } from '../../platform/audit/record.ts';
import type { Ctx } from '../../platform/context.ts';
import { fullName } from '../../vocabulary/person-name.ts';
import { say } from '../../vocabulary/say.ts';
import { isOfficial, managesPeople, type Role } from '../authority/roles.rules.ts';
import { isOffered, OFFERED_FUNCTIONS, type BusinessFunction } from '../business-functions.rules.ts';
import { showParties, type PartyShown } from '../parties/party.actions.ts';
import type { DecisionPlace } from '../paths.ts';
import { requestFacts } from '../role-requests/decide.actions.ts';
import { deciderAt } from '../role-requests/deciders.actions.ts';
import {
  decideApproval,
  decideRejection,
  DOCUMENTS_REQUIRED,
  type DeciderFacts,
  type DecideReason,
  type NamedOfficial,
  type RequestedRole,
  type RequiredDocument,
} from '../role-requests/role-request.rules.ts';
import { findRoleRequest, type RoleRequestRow } from '../role-requests/role-request.store.ts';
import { openFacts } from '../role-requests/sealed-request.actions.ts';
import { listLiveMemberships, type MembershipRow } from './membership.store.ts';

export interface DecisionShown {
  readonly trackingId: string;
  readonly version: number;
  readonly status: RoleRequestRow['status'];
  readonly role: RequestedRole;
  readonly functions: readonly BusinessFunction[];
  readonly askedAt: Date;
  readonly attestedAt: Date | null;
  /** What the help desk must have seen; empty where an official decides. */
  readonly documents: readonly RequiredDocument[];
  /** Who may bind the employer already. */
  readonly officials: readonly string[];
  readonly requester: {
    readonly name: string;
    readonly userId: string;
    readonly email: string;
    readonly verified: boolean;
  };
  readonly official: NamedOfficial | null;
  readonly employer: PartyShown;
  readonly currentRole: Role | null;
  /** Functions that can be ticked. */
  readonly offered: readonly BusinessFunction[];
  /** Null: the viewer may approve. */
  readonly whyNot: DecideReason | null;
  readonly decided: { readonly by: string; readonly at: Date; readonly reason: string | null } | null;
}

/** Null where there is no such request, or none that this person sees at this place. */
export async function showDecision(ctx: Ctx, place: DecisionPlace, trackingId: string): Promise<DecisionShown | null> {
  const row = await findRoleRequest(ctx.tx, trackingId);
  if (!row) return null;
  const decider = { ...(await deciderAt(ctx, row.party_id)), shownVersion: row.version };
  if (!isSeenAt(place, row, decider)) return null;
  const person = await personOfAccount(ctx, row.account_id);
  const employer = (await showParties(ctx, [row.party_id])).get(row.party_id);
  if (!person || !employer) return null;
  const members = await listLiveMemberships(ctx.tx, [row.party_id]);
  const { contactEmail, official, reason } = openFacts(person.dataKey, row);
  const verified = person.identityStatus === 'verified';
  const anything = row.role === 'staff_end_user' ? OFFERED_FUNCTIONS : [];
  const documents = DOCUMENTS_REQUIRED[row.role];
  const held = members.find((member) => member.account_id === row.account_id)?.role ?? null;
  const officials = members.filter(({ role }) => role === 'authorized_official').length;
  const facts = requestFacts(row, verified, documents, { held, officials });
  const approval = decideApproval(facts, decider, anything);
  const rejection = decideRejection(facts, decider, 'x');
  await recordAlone(ctx, {
    action: 'person.read',
    outcome: 'done',
    subjectParty: row.party_id,
    object: { type: 'account', id: row.account_id },
    details: { fields: 'name,user-id,email', purpose: 'role-request' },
  });
  return {
    trackingId,
    version: row.version,
    status: row.status,
    role: row.role,
    functions: row.functions.filter(isOffered),
    askedAt: row.asked_at,
    attestedAt: row.attested_at,
    documents: row.approval_way === 'documents' ? documents : [],
    officials: await officialsOf(ctx, members),
    requester: {
      name: fullName(person.name),
      userId: person.userId,
      email: contactEmail ?? (await emailOfPerson(ctx, person.dataKey)) ?? '',
      verified,
    },
    official,
    employer,
    offered: OFFERED_FUNCTIONS,
    currentRole: held,
    whyNot: approval.ok ? null : rejection.ok ? approval.reason : rejection.reason,
    decided: await decidedOf(ctx, row, reason),
  };
}

async function decidedOf(ctx: Ctx, row: RoleRequestRow, reason: string | null): Promise<DecisionShown['decided']> {
  if (row.decided_by === null || row.decided_at === null) return null;
  const name = (await namesOfAccounts(ctx, [row.decided_by])).get(row.decided_by);
  return { by: name ? fullName(name) : say('Somebody'), at: row.decided_at, reason };
}

/** At the employer: whoever manages its people. At the help desk: a reviewer, and only what the help desk decides. */
function isSeenAt(
  place: DecisionPlace,
  row: RoleRequestRow,
  decider: Pick<DeciderFacts, 'roleAtEmployer' | 'agencyRoles'>,
): boolean {
  return place === 'staff'
    ? managesPeople(decider.roleAtEmployer)
    : decider.agencyRoles.includes('reviewer') && row.approval_way === 'documents';
}

async function officialsOf(ctx: Ctx, members: readonly MembershipRow[]): Promise<readonly string[]> {
  const officials = members.filter(({ role }) => isOfficial(role)).map((member) => member.account_id);
  return [...(await namesOfAccounts(ctx, officials)).values()].map(fullName);
}
