/** SQL of the installation's own staff and of the one-time links that make somebody one. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import type { AgencyRole } from '../authority/roles.rules.ts';

/** The roles that an account holds at the agency now. */
export async function listAgencyRoles(tx: Tx, accountId: string, now: Date): Promise<readonly AgencyRole[]> {
  const rows = await tx
    .selectFrom('access.agency_role')
    .select('role')
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where(sql<boolean>`during @> ${now}::timestamptz`)
    .execute();
  return rows.map(({ role }) => role);
}

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
