/** SQL of requests for roles. A decision is one UPDATE that names status and version: of two deciders one gets no row. */
import { sql, type Insertable } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import { fixedQuery } from '../../platform/db/fixed-query.ts';
import type { Database } from '../../platform/db/database.ts';
import type { BusinessFunction } from '../business-functions.rules.ts';
import type { ApprovalWay, RequestedRole, RoleRequestState } from './role-request.rules.ts';

export interface RoleRequestRow {
  readonly role_request_id: string;
  readonly tracking_id: string;
  readonly account_id: string;
  readonly party_id: string;
  readonly role: RequestedRole;
  readonly functions: string[];
  readonly approval_way: ApprovalWay;
  readonly status: Exclude<RoleRequestState, 'disassociated'>;
  readonly version: number;
  readonly person_id: string;
  readonly contact_email_sealed: Buffer | null;
  readonly official_sealed: Buffer | null;
  readonly attested_at: Date | null;
  readonly asked_at: Date;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
  readonly decision_reason_sealed: Buffer | null;
}

const columns = [
  'role_request_id',
  'tracking_id',
  'account_id',
  'party_id',
  'role',
  'functions',
  'approval_way',
  'status',
  'version',
  'person_id',
  'contact_email_sealed',
  'official_sealed',
  'attested_at',
  'asked_at',
  'decided_by',
  'decided_at',
  'decision_reason_sealed',
] as const;

export const findRoleRequest = (tx: Tx, trackingId: string): Promise<RoleRequestRow | undefined> =>
  tx.selectFrom('access.role_request').select(columns).where('tracking_id', '=', trackingId).executeTakeFirst();

const requestsOf = fixedQuery((tx, { accountId }: { accountId: string }) =>
  tx
    .selectFrom('access.role_request')
    .select(columns)
    .where('account_id', '=', accountId)
    .orderBy('asked_at', 'desc')
    .compile(),
);

export const listRoleRequestsOf = (tx: Tx, accountId: string): Promise<RoleRequestRow[]> =>
  requestsOf(tx, { accountId });

export const listPendingAt = (tx: Tx, partyIds: readonly string[]): Promise<RoleRequestRow[]> =>
  partyIds.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('access.role_request')
        .select(columns)
        .where('party_id', 'in', [...partyIds])
        .where('status', '=', 'pending')
        .orderBy('asked_at')
        .execute();

/** What the help desk decides, the oldest first; its order is that of the deadlines. */
export const listPendingForDesk = (tx: Tx, atMost: number): Promise<RoleRequestRow[]> =>
  tx
    .selectFrom('access.role_request')
    .select(columns)
    .where('status', '=', 'pending')
    .where('approval_way', '=', 'documents')
    .orderBy('asked_at')
    .limit(atMost)
    .execute();

export async function countPendingForDesk(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('access.role_request')
    .select((counted) => counted.fn.countAll<string>().as('waiting'))
    .where('status', '=', 'pending')
    .where('approval_way', '=', 'documents')
    .executeTakeFirstOrThrow();
  return Number(row.waiting);
}

export async function hasPending(tx: Tx, accountId: string, partyId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('access.role_request')
    .select('role_request_id')
    .where('account_id', '=', accountId)
    .where('party_id', '=', partyId)
    .where('status', '=', 'pending')
    .executeTakeFirst();
  return row !== undefined;
}

/** False when the account has another pending request there: the index decides between two at once. */
export async function insertRoleRequest(tx: Tx, row: Insertable<Database['access.role_request']>): Promise<boolean> {
  const inserted = await tx
    .insertInto('access.role_request')
    .values(row)
    // Written out, not passed as a parameter: PostgreSQL has to recognise the condition of the index.
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'party_id']).where('status', '=', sql.lit('pending')).doNothing(),
    )
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

export interface Deciding {
  readonly roleRequestId: string;
  readonly version: number;
  readonly status: 'approved' | 'rejected' | 'cancelled';
  readonly decidedBy: string;
  readonly functions: readonly BusinessFunction[] | null;
  /** The sealed values once more, sealed for the new version. */
  readonly sealed: Pick<RoleRequestRow, 'contact_email_sealed' | 'official_sealed' | 'decision_reason_sealed'>;
  readonly now: Date;
}

/** False when it was decided or changed meanwhile. */
export async function decideRoleRequest(tx: Tx, decided: Deciding): Promise<boolean> {
  const { functions } = decided;
  const updated = await tx
    .updateTable('access.role_request')
    .set({
      status: decided.status,
      version: decided.version + 1,
      decided_by: decided.decidedBy,
      decided_at: decided.now,
      ...decided.sealed,
      ...(functions ? { functions: [...functions] } : {}),
    })
    .where('role_request_id', '=', decided.roleRequestId)
    .where('status', '=', 'pending')
    .where('version', '=', decided.version)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}
