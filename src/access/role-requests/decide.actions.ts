/**
 * Decisions on requests: approve, decline, take back. The rule is asked inside the deciding transaction, on facts read
 * there; the UPDATE that names status and version lets exactly one of two deciders win, and the other is told so.
 */
import { namesOfAccounts, personOfAccount, type AccountPerson } from '../../identity/index.ts';
import { record, recordRefusal } from '../../platform/audit/record.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { postMail } from '../../platform/mail/post-letter.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { fullName } from '../../vocabulary/person-name.ts';
import { say } from '../../vocabulary/say.ts';
import { spokenName } from '../parties/party-sentences.rules.ts';
import { findParty, lockParty } from '../parties/party.store.ts';
import { receiverOf, receiversOf, type Receiver } from '../receivers.actions.ts';
import { startMembership } from '../staff/membership.actions.ts';
import { countOfficials, findLiveMembership } from '../staff/membership.store.ts';
import { decideGivenFunctions } from '../staff/staff.rules.ts';
import { accountOf, deciderAt, listDeciders } from './deciders.actions.ts';
import {
  DOCUMENTS_REQUIRED,
  decideApproval,
  decideCancellation,
  decideRejection,
  type DecideReason,
  type RequestFacts,
  type Standing,
} from './role-request.rules.ts';
import { postApprovedLetters } from './approved-letters.actions.ts';
import { requestCancelledLetter, requestRejectedLetter } from './role-request.mail.ts';
import { decideRoleRequest, findRoleRequest, type RoleRequestRow } from './role-request.store.ts';
import { resealFacts } from './sealed-request.actions.ts';

export type DecisionReason = DecideReason | 'unknown';

export const requestFacts = (
  row: RoleRequestRow,
  requesterVerified: boolean,
  documents: readonly string[] = [],
  standing: Standing = { held: null, officials: 0 },
): RequestFacts => ({
  accountId: row.account_id,
  role: row.role,
  way: row.approval_way,
  status: row.status,
  version: row.version,
  requesterVerified,
  standing,
  documents,
});

export interface Approval {
  readonly trackingId: string;
  readonly version: number;
  readonly functions: readonly string[];
  /** Of those, in which the person may also submit. */
  readonly maySubmit: readonly string[];
  /** What the help desk has seen, for a request that it decides. */
  readonly documents?: readonly string[];
}

export async function approveRoleRequest(ctx: Ctx, approval: Approval): Promise<Outcome<null, DecisionReason>> {
  const prepared = await prepare(ctx, approval.trackingId);
  if (!prepared) return refused('unknown');
  const managers = await otherManagers(ctx, prepared);
  return inTransaction(ctx, async (ctx) => {
    const { row, decider, refuse } = await open(ctx, 'role-request.approve', prepared, approval.version);
    const isVerified = prepared.requester.identityStatus === 'verified';
    const facts = requestFacts(row, isVerified, approval.documents, await standingOf(ctx, row));
    const decision = decideApproval(facts, decider, approval.functions);
    if (!decision.ok) return refuse(decision.reason);
    const { role, functions } = decision.value;
    const maySubmit = new Set(approval.maySubmit);
    const ticked = functions.map((code) => ({ businessFunction: code, maySubmit: maySubmit.has(code) }));
    const given = role === 'staff_end_user' ? decideGivenFunctions(ticked) : done([]);
    if (!given.ok) return refuse(given.reason);
    const won = await decideRoleRequest(ctx.tx, {
      ...decisionOn(ctx, row, prepared),
      status: 'approved',
      functions,
    });
    if (!won) return refuse('already-decided');
    await startMembership(ctx, {
      accountId: row.account_id,
      partyId: row.party_id,
      role,
      functions: given.value,
      origin: row.approval_way === 'official' ? 'request' : 'documents',
      originId: row.role_request_id,
      approvedBy: decider.accountId,
    });
    await record(ctx, {
      action: 'role-request.approve',
      outcome: 'done',
      subjectParty: row.party_id,
      object: { type: 'role-request', id: row.role_request_id },
      details: {
        role,
        functions: functions.join(','),
        account: row.account_id,
        tracking: row.tracking_id,
        documents: row.approval_way === 'documents' ? DOCUMENTS_REQUIRED[role].join(',') : undefined,
      },
    });
    const { receiver, by } = prepared;
    await postApprovedLetters(ctx, { receiver, managers, by, functions, about: aboutLetter(prepared) });
    return done(null);
  });
}

export async function rejectRoleRequest(
  ctx: Ctx,
  rejection: { readonly trackingId: string; readonly version: number; readonly reason: string },
): Promise<Outcome<null, DecisionReason>> {
  const prepared = await prepare(ctx, rejection.trackingId);
  if (!prepared) return refused('unknown');
  return inTransaction(ctx, async (ctx) => {
    const { row, decider, refuse } = await open(ctx, 'role-request.reject', prepared, rejection.version);
    const facts = requestFacts(row, prepared.requester.identityStatus === 'verified');
    const decision = decideRejection(facts, decider, rejection.reason);
    if (!decision.ok) return refuse(decision.reason);
    const reason = rejection.reason.trim();
    const won = await decideRoleRequest(ctx.tx, {
      ...decisionOn(ctx, row, prepared, reason),
      status: 'rejected',
      functions: null,
    });
    if (!won) return refuse('already-decided');
    await record(ctx, {
      action: 'role-request.reject',
      outcome: 'done',
      subjectParty: row.party_id,
      object: { type: 'role-request', id: row.role_request_id },
      details: { role: row.role, account: row.account_id, tracking: row.tracking_id },
    });
    const { receiver, by } = prepared;
    if (receiver)
      await postMail(ctx, {
        to: receiver,
        template: requestRejectedLetter,
        params: { ...aboutLetter(prepared), by, reason },
      });
    return done(null);
  });
}

export async function cancelRoleRequest(
  ctx: Ctx,
  cancelling: { readonly trackingId: string; readonly version: number },
): Promise<Outcome<null, DecisionReason | 'not-own-request'>> {
  const accountId = accountOf(ctx.actor);
  const prepared = await prepare(ctx, cancelling.trackingId);
  // Somebody else's request is as unknown here as one that never was.
  if (!prepared || prepared.row.account_id !== accountId) return refused('unknown');
  const deciders = await receiversOf(ctx, await listDeciders(ctx.tx, prepared.row.party_id, prepared.row.role));
  return inTransaction(ctx, async (ctx) => {
    const row = await reread(ctx, prepared);
    const about = { action: 'role-request.cancel', object: { type: 'role-request', id: row.role_request_id } } as const;
    const shown = { accountId, shownVersion: cancelling.version };
    const decision = decideCancellation(requestFacts(row, true), shown);
    if (!decision.ok) return recordRefusal(ctx, about, decision);
    const won = await decideRoleRequest(ctx.tx, {
      ...decisionOn(ctx, row, prepared),
      status: 'cancelled',
      functions: null,
    });
    if (!won) return recordRefusal(ctx, about, refused('already-decided'));
    const details = { role: row.role, tracking: row.tracking_id };
    await record(ctx, { ...about, outcome: 'done', subjectParty: row.party_id, details });
    if (row.approval_way === 'official')
      for (const decider of deciders)
        await postMail(ctx, {
          to: decider,
          template: requestCancelledLetter,
          params: { ...aboutLetter(prepared), reader: decider.name },
        });
    return done(null);
  });
}

/** What needs keys, read before the transaction; the row is read again inside. */
interface Prepared {
  readonly row: RoleRequestRow;
  readonly requester: AccountPerson;
  readonly receiver: Receiver | null;
  /** The person who acts. */
  readonly by: string;
  readonly employer: string;
}

async function prepare(ctx: Ctx, trackingId: string): Promise<Prepared | null> {
  const row = await findRoleRequest(ctx.tx, trackingId);
  const requester = row && (await personOfAccount(ctx, row.account_id));
  const party = row && (await findParty(ctx.tx, row.party_id));
  if (!row || !requester || !party) return null;
  const accountId = accountOf(ctx.actor);
  const name = (await namesOfAccounts(ctx, [accountId])).get(accountId);
  const by = name ? fullName(name) : say('An official');
  return {
    row,
    requester,
    receiver: await receiverOf(ctx, row.account_id),
    by: row.approval_way === 'documents' ? say('{name} of the help desk', { name: by }) : by,
    employer: spokenName({ kind: party.kind, legalName: party.legal_name }),
  };
}

/** Who hears of a role that the help desk gave at their employer: those who manage people there already. */
async function otherManagers(ctx: Ctx, { row }: Prepared): Promise<readonly Receiver[]> {
  if (row.approval_way !== 'documents') return [];
  const managers = await listDeciders(ctx.tx, row.party_id, 'staff_end_user');
  return receiversOf(
    ctx,
    managers.filter((accountId) => accountId !== row.account_id),
  );
}

async function reread(ctx: Ctx, { row }: Prepared): Promise<RoleRequestRow> {
  const now = await findRoleRequest(ctx.tx, row.tracking_id);
  if (!now) throw new Error('A request is never deleted');
  return now;
}

async function standingOf({ tx }: Ctx, row: RoleRequestRow): Promise<Standing> {
  const held = await findLiveMembership(tx, row.account_id, row.party_id);
  return { held: held?.role ?? null, officials: await countOfficials(tx, row.party_id) };
}

/** The party's row is locked first: who decides here still holds the role that lets them, and officials stay counted. */
async function open(
  ctx: Ctx,
  action: 'role-request.approve' | 'role-request.reject',
  prepared: Prepared,
  shownVersion: number,
) {
  await lockParty(ctx.tx, prepared.row.party_id);
  const row = await reread(ctx, prepared);
  const decider = { ...(await deciderAt(ctx, row.party_id)), shownVersion };
  const refuse = (reason: DecideReason) =>
    recordRefusal(
      ctx,
      { action, subjectParty: row.party_id, object: { type: 'role-request', id: row.role_request_id } },
      refused(reason),
    );
  return { row, decider, refuse };
}

const decisionOn = (ctx: Ctx, row: RoleRequestRow, { requester }: Prepared, reason: string | null = null) => ({
  roleRequestId: row.role_request_id,
  version: row.version,
  decidedBy: accountOf(ctx.actor),
  sealed: resealFacts(requester.dataKey, row, reason),
  now: ctx.now,
});

const aboutLetter = ({ row, requester, employer }: Prepared) => ({
  name: fullName(requester.name),
  role: row.role,
  employer,
  tracking: row.tracking_id,
});
