/** The installation's own staff: operator, help-desk reviewer, contractor analyst, registry enumerator. Never a role at a party. */
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { newId } from '../../platform/crypto/id.ts';
import type { AgencyRole } from '../authority/roles.rules.ts';
import { insertAgencyRole, listAgencyRoles } from './agency.store.ts';

export interface AgencyGrant {
  readonly accountId: string;
  readonly role: AgencyRole;
  readonly invitationId?: string;
}

/** Nothing happens when the account has the role already. */
export async function grantAgencyRole(ctx: Ctx, { accountId, role, invitationId }: AgencyGrant): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    if ((await listAgencyRoles(ctx.tx, accountId, ctx.now)).includes(role)) return;
    const grantedBy = ctx.actor.kind === 'account' && ctx.actor.accountId !== accountId ? ctx.actor.accountId : null;
    await insertAgencyRole(ctx.tx, {
      id: newId(ctx.now),
      accountId,
      role,
      invitationId: invitationId ?? null,
      grantedBy,
      now: ctx.now,
    });
  });
}
