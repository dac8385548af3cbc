/** Everything that Home shows, for the person who is signed in and for nobody else. */
import { personOfAccount } from '../../identity/index.ts';
import type { Ctx } from '../../platform/context.ts';
import { listAgencyRoles } from '../agency/agency.store.ts';
import { listOwnPending, type OwnPending } from '../employers/employers.actions.ts';
import { showHats, type HatShown } from '../hats/hats.actions.ts';
import { accountOf } from '../role-requests/deciders.actions.ts';
import { countPendingForDesk } from '../role-requests/role-request.store.ts';
import { listRequestsToDecide, managedAmong, type RequestShown } from '../staff/staff.actions.ts';
import { listPartiesOf } from '../authority/authority.store.ts';
import type { AgencyRole } from '../authority/roles.rules.ts';

export interface HomeShown {
  readonly firstName: string;
  readonly hats: readonly HatShown[];
  readonly toDecide: readonly RequestShown[];
  readonly ownPending: readonly OwnPending[];
  readonly agencyRoles: readonly AgencyRole[];
  /** Requests that the help desk has to decide; zero for everybody who is not a reviewer. */
  readonly deskWaiting: number;
  readonly managesStaff: boolean;
}

export async function showHome(ctx: Ctx): Promise<HomeShown> {
  const accountId = accountOf(ctx.actor);
  const person = await personOfAccount(ctx, accountId);
  const parties = await listPartiesOf(ctx.tx, accountId, ctx.now);
  const managed = managedAmong(parties);
  const agencyRoles = await listAgencyRoles(ctx.tx, accountId, ctx.now);
  const requests = managed.length === 0 ? [] : await listRequestsToDecide(ctx);
  return {
    firstName: person?.name.first ?? '',
    hats: await showHats(ctx, parties),
    toDecide: requests.filter(({ mayDecide }) => mayDecide),
    ownPending: person ? await listOwnPending(ctx, person) : [],
    agencyRoles,
    deskWaiting: agencyRoles.includes('reviewer') ? await countPendingForDesk(ctx.tx) : 0,
    managesStaff: managed.length > 0,
  };
}
