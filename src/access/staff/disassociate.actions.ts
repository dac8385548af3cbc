/**
 * Ends a role: membership and functions close in one transaction, and the person's next request, in a tab that is already
 * open, is refused. The party's row is locked first, so that the last two officials cannot end each other.
 */
import { namesOfAccounts } from '../../identity/index.ts';
import { record, recordRefusal } from '../../platform/audit/record.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { postMail } from '../../platform/mail/post-letter.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { fullName } from '../../vocabulary/person-name.ts';
import { say } from '../../vocabulary/say.ts';
import { formatTrackingId } from '../../vocabulary/tracking-id.ts';
import { managesPeople } from '../authority/roles.rules.ts';
import { spokenName } from '../parties/party-sentences.rules.ts';
import { findParty, lockParty } from '../parties/party.store.ts';
import { receiverOf, receiversOf, type Receiver } from '../receivers.actions.ts';
import { accountOf, deciderAt } from '../role-requests/deciders.actions.ts';
import { listRoleRequestsOf } from '../role-requests/role-request.store.ts';
import {
  countOfficials,
  endMembership,
  findMembership,
  listLiveMemberships,
  type MembershipRow,
} from './membership.store.ts';
import { decideDisassociation, type StaffReason } from './staff.rules.ts';
import { disassociatedLetter, staffLeftLetter } from './staff.mail.ts';

export interface Disassociation {
  readonly membershipId: string;
  readonly version: number;
  /** What the person shall read about it; may be empty. */
  readonly reason: string;
}

export async function disassociate(ctx: Ctx, wanted: Disassociation): Promise<Outcome<null, StaffReason | 'unknown'>> {
  const row = await findMembership(ctx.tx, wanted.membershipId);
  if (!row) return refused('unknown');
  const letters = await prepareLetters(ctx, row);
  return inTransaction(ctx, async (ctx) => {
    await lockParty(ctx.tx, row.party_id);
    const member = (await findMembership(ctx.tx, row.membership_id)) ?? row;
    const manager = { ...(await deciderAt(ctx, row.party_id)), shownVersion: wanted.version };
    const about = {
      action: 'membership.disassociate',
      subjectParty: row.party_id,
      object: { type: 'membership', id: row.membership_id },
    } as const;
    const decision = decideDisassociation(
      {
        accountId: member.account_id,
        role: member.role,
        ended: member.ended_at !== null,
        version: member.version,
        officials: await countOfficials(ctx.tx, row.party_id),
      },
      manager,
    );
    if (!decision.ok) return recordRefusal(ctx, about, decision);
    const ended = await endMembership(ctx.tx, {
      membershipId: row.membership_id,
      version: member.version,
      cause: decision.value,
      endedBy: manager.accountId,
      now: ctx.now,
    });
    if (!ended) return recordRefusal(ctx, about, refused('already-ended'));
    const details = { role: member.role, account: member.account_id, by: decision.value };
    await record(ctx, { ...about, outcome: 'done', details });
    await postLetters(ctx, member, letters, wanted.reason.trim());
    return done(null);
  });
}

interface LettersToPost {
  readonly member: Receiver | null;
  readonly managers: readonly Receiver[];
  readonly employer: string;
  readonly by: string;
  readonly tracking: string;
}

async function prepareLetters(ctx: Ctx, row: MembershipRow): Promise<LettersToPost> {
  const party = await findParty(ctx.tx, row.party_id);
  const accountId = accountOf(ctx.actor);
  const name = (await namesOfAccounts(ctx, [accountId])).get(accountId);
  const others = (await listLiveMemberships(ctx.tx, [row.party_id])).filter(
    (other) => managesPeople(other.role) && other.account_id !== row.account_id,
  );
  const requests = await listRoleRequestsOf(ctx.tx, row.account_id);
  const request = requests.find(({ role_request_id: id }) => id === row.origin_id);
  return {
    member: await receiverOf(ctx, row.account_id),
    managers: await receiversOf(
      ctx,
      others.map((other) => other.account_id),
    ),
    employer: party ? spokenName({ kind: party.kind, legalName: party.legal_name }) : '',
    by: name ? fullName(name) : say('An official'),
    tracking: request ? formatTrackingId(request.tracking_id) : '',
  };
}

async function postLetters(ctx: Ctx, row: MembershipRow, letters: LettersToPost, reason: string): Promise<void> {
  const { member, managers, employer, by, tracking } = letters;
  if (!member) return;
  const params = { name: member.name, role: row.role, employer, by, at: ctx.now.toISOString(), reason, tracking };
  await postMail(ctx, { to: member, template: disassociatedLetter, params });
  for (const manager of managers)
    await postMail(ctx, { to: manager, template: staffLeftLetter, params: { ...params, reader: manager.name } });
}
