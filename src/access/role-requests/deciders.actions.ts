/** Who may decide on requests at a party, and with what standing: asked for letters, for lists and for the decision itself. */
import type { Actor, Ctx, Tx } from '../../platform/context.ts';
import { listAgencyRoles } from '../agency/agency.store.ts';
import type { AuthorityFacts } from '../authority/authority.rules.ts';
import { findAuthority } from '../authority/authority.store.ts';
import { isOfficial, managesPeople, type Role } from '../authority/roles.rules.ts';
import { listLiveMemberships } from '../staff/membership.store.ts';
import type { DeciderFacts, RequestedRole } from './role-request.rules.ts';

export function accountOf(actor: Actor): string {
  if (actor.kind !== 'account') throw new Error('This action needs somebody who is signed in');
  return actor.accountId;
}

/** The live role at the party itself, of an account that may act at all; a connection gives none. */
export function roleAt(facts: AuthorityFacts): Role | null {
  if (facts.accountStatus !== 'active' || facts.identityStatus !== 'verified') return null;
  return facts.paths.find(({ connection }) => connection === null)?.role ?? null;
}

/** The person who acts, as the rules want to know them; read in the deciding transaction. */
export async function deciderAt(ctx: Ctx, partyId: string): Promise<Omit<DeciderFacts, 'shownVersion'>> {
  const accountId = accountOf(ctx.actor);
  const facts = await findAuthority(ctx.tx, { accountId, partyId, now: ctx.now });
  return {
    accountId,
    roleAtEmployer: roleAt(facts),
    agencyRoles: await listAgencyRoles(ctx.tx, accountId, ctx.now),
  };
}

/** Accounts that can approve such a request online: for staff officials and managers, for managers officials alone. */
export async function listDeciders(tx: Tx, partyId: string, role: RequestedRole): Promise<readonly string[]> {
  const members = await listLiveMemberships(tx, [partyId]);
  return members
    .filter((member) => (role === 'staff_end_user' ? managesPeople(member.role) : isOfficial(member.role)))
    .map((member) => member.account_id);
}
