/** SQL of the installation's own staff and of the one-time links that make somebody one. */
import { sql, type Insertable } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import { fixedQuery } from '../../platform/db/fixed-query.ts';
import type { Database } from '../../platform/db/database.ts';
import type { AgencyRole } from '../authority/roles.rules.ts';

const rolesOf = fixedQuery((tx, { accountId, now }: { accountId: string; now: Date }) =>
  tx
    .selectFrom('access.agency_role')
    .select('role')
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where(sql<boolean>`during @> ${now}::timestamptz`)
    .compile(),
);

/** The roles that an account holds at the agency now. */
export const listAgencyRoles = async (tx: Tx, accountId: string, now: Date): Promise<readonly AgencyRole[]> =>
  (await rolesOf(tx, { accountId, now })).map(({ role }) => role);

export interface NewAgencyRole {
  readonly id: string;
  readonly accountId: string;
  readonly role: AgencyRole;
  readonly invitationId: string | null;
  /** Null: the command line or the seed. */
  readonly grantedBy: string | null;
  readonly now: Date;
}

/** The caller has looked that the account does not hold the role. */
export async function insertAgencyRole(tx: Tx, made: NewAgencyRole): Promise<void> {
  await tx
    .insertInto('access.agency_role')
    .values({
      agency_role_id: made.id,
      account_id: made.accountId,
      role: made.role,
      during: sql<string>`tstzrange(${made.now}, NULL)`,
      invitation_id: made.invitationId,
      granted_by: made.grantedBy,
      granted_at: made.now,
    })
    .execute();
}

export async function insertAgencyInvitation(
  tx: Tx,
  row: Insertable<Database['access.agency_invitation']>,
): Promise<void> {
  await tx.insertInto('access.agency_invitation').values(row).execute();
}

export interface AgencyInvitationRow {
  readonly agency_invitation_id: string;
  readonly role: AgencyRole;
  readonly person_id: string;
  readonly email_sealed: Buffer;
  readonly version: number;
  readonly expires_at: Date;
  readonly used_at: Date | null;
  readonly cancelled_at: Date | null;
}

export const findAgencyInvitation = (tx: Tx, tokenDigest: Buffer): Promise<AgencyInvitationRow | undefined> =>
  tx
    .selectFrom('access.agency_invitation')
    .select([
      'agency_invitation_id',
      'role',
      'person_id',
      'email_sealed',
      'version',
      'expires_at',
      'used_at',
      'cancelled_at',
    ])
    .where('token_digest', '=', tokenDigest)
    .executeTakeFirst();

/** One winner: false when it was used or cancelled meanwhile, or has run out. */
export async function useAgencyInvitation(tx: Tx, id: string, accountId: string, now: Date): Promise<boolean> {
  const updated = await tx
    .updateTable('access.agency_invitation')
    .set({ used_at: now, account_id: accountId })
    .where('agency_invitation_id', '=', id)
    .where('used_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}
