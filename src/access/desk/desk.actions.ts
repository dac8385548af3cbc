/** The queue of the help desk: requests that it decides on documents, in the order in which they fall due. */
import { namesOfAccounts } from '../../identity/index.ts';
import { recordAlone } from '../../platform/audit/record.ts';
import type { Ctx } from '../../platform/context.ts';
import { lastFirst } from '../../vocabulary/person-name.ts';
import { listParties } from '../parties/party.store.ts';
import { spokenName } from '../parties/party-sentences.rules.ts';
import { deskDeadline, type RequestedRole } from '../role-requests/role-request.rules.ts';
import { countPendingForDesk, listPendingForDesk } from '../role-requests/role-request.store.ts';

/** What one person can look through; the rest follows when these are decided. */
const SHOWN_AT_MOST = 100;

export interface DeskRequest {
  readonly trackingId: string;
  readonly name: string;
  readonly employer: string;
  readonly role: RequestedRole;
  readonly askedAt: Date;
  readonly dueAt: Date;
  readonly late: boolean;
}

/** For reviewers; the caller has asked. Reading the names is recorded. */
export async function listDeskRequests(
  ctx: Ctx,
): Promise<{ readonly requests: readonly DeskRequest[]; readonly waiting: number }> {
  const rows = await listPendingForDesk(ctx.tx, SHOWN_AT_MOST);
  const names = await namesOfAccounts(
    ctx,
    rows.map((row) => row.account_id),
  );
  const parties = await listParties(
    ctx.tx,
    rows.map((row) => row.party_id),
  );
  await recordAlone(ctx, {
    action: 'person.read',
    outcome: 'done',
    details: { fields: 'name', purpose: 'desk-queue' },
  });
  const requests = rows.flatMap((row): DeskRequest[] => {
    const name = names.get(row.account_id);
    const party = parties.find(({ party_id }) => party_id === row.party_id);
    if (!name || !party) return [];
    const dueAt = deskDeadline(row.asked_at);
    return [
      {
        trackingId: row.tracking_id,
        name: lastFirst(name),
        employer: spokenName({ kind: party.kind, legalName: party.legal_name }),
        role: row.role,
        askedAt: row.asked_at,
        dueAt,
        late: dueAt < ctx.now,
      },
    ];
  });
  return { requests, waiting: await countPendingForDesk(ctx.tx) };
}
