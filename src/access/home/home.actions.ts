/** Everything that Home shows, for the person who is signed in and for nobody else. */
import { personOfAccount } from '../../identity/index.ts';
import type { Ctx } from '../../platform/context.ts';
import { say } from '../../vocabulary/say.ts';
import { listAgencyRoles } from '../agency/agency.store.ts';
import { listOwnPending } from '../employers/employers.actions.ts';
import { listHats, type HatShown } from '../hats/hats.actions.ts';
import { spokenName } from '../parties/party-sentences.rules.ts';
import { accountOf } from '../role-requests/deciders.actions.ts';
import { listRequestsToDecide, managedParties, type RequestShown } from '../staff/staff.actions.ts';
import type { AgencyRole, Role } from '../authority/roles.rules.ts';

export interface HomeShown {
  readonly firstName: string;
  readonly hats: readonly HatShown[];
  readonly toDecide: readonly RequestShown[];
  readonly ownPending: readonly {
    readonly trackingId: string;
    readonly role: Role;
    readonly employer: string;
    readonly waitsFor: string;
    readonly at: Date;
  }[];
  readonly agencyRoles: readonly AgencyRole[];
  readonly managesStaff: boolean;
}

export async function showHome(ctx: Ctx): Promise<HomeShown> {
  const accountId = accountOf(ctx.actor);
  const person = await personOfAccount(ctx, accountId);
  const managed = await managedParties(ctx);
  const requests = managed.length === 0 ? [] : await listRequestsToDecide(ctx);
  const pending = await listOwnPending(ctx);
  return {
    firstName: person?.name.first ?? '',
    hats: await listHats(ctx),
    toDecide: requests.filter(({ mayDecide }) => mayDecide),
    ownPending: pending.flatMap(({ trackingId, role, party, at }) => {
      const employer = spokenName(party);
      const waitsFor =
        role === 'authorized_official' ? say('the help desk') : say('an official of {employer}', { employer });
      return trackingId === null ? [] : [{ trackingId, role, employer, waitsFor, at }];
    }),
    agencyRoles: await listAgencyRoles(ctx.tx, accountId, ctx.now),
    managesStaff: managed.length > 0,
  };
}
