/**
 * Accepting an invitation to the installation's staff. The link's token moves into a cookie at once, so that it stands in
 * no address, referrer or stored path while the person signs in or registers; only a post uses it.
 */
import { identityPaths } from '../../identity/index.ts';
import { defineForm } from '../../platform/http/form.ts';
import { get, post, type Guard, type Route } from '../../platform/http/route.ts';
import type { Visit } from '../../platform/http/visit.ts';
import { recordDenial } from '../authority/denials.actions.ts';
import type { AgencyRole } from '../authority/roles.rules.ts';
import { accessPaths } from '../paths.ts';
import { acceptAgencyInvitation, findOpenInvitation, holdsAgencyRole } from './agency.actions.ts';
import { InvitationOverPage, InvitationPage, OtherAddressPage } from './agency.pages.tsx';

/** Registration takes a while; the invitation itself lives longer. */
const cookieSeconds = 2 * 3600;

/** For pages of the installation's own staff below `place`; to everybody else they do not exist, and the record says who asked. */
export const isAgency = (role: AgencyRole, place: string): Guard => ({
  says: `agency: ${role}`,
  async refuse(visit) {
    if (await holdsAgencyRole(visit.ctx, role)) return null;
    await recordDenial(visit.ctx, { needs: role, route: `GET ${place}` });
    return visit.problem('not-found');
  },
});

async function showInvitation(visit: Visit): Promise<Response> {
  const invitation = await findOpenInvitation(visit.ctx, visit.cookies.read('invitation'));
  if (!invitation) return visit.show(<InvitationOverPage />, 410);
  const here = encodeURIComponent(accessPaths.agencyInvitation);
  const ways =
    visit.session?.stage === 'signed-in'
      ? null
      : {
          signIn: identityPaths.frontFor(accessPaths.agencyInvitation),
          register: `${identityPaths.register}?to=${here}`,
        };
  return visit.show(<InvitationPage role={invitation.role} ways={ways} />);
}

export const agencyRoutes: readonly Route[] = [
  get(accessPaths.agencyInvitationLink(':token'), {
    needs: 'anyone',
    personalData: 'none',
    answer(visit) {
      visit.cookies.set('invitation', visit.param('token').replace(/[^\w-]/g, ''), { maxAgeSeconds: cookieSeconds });
      return visit.redirect(accessPaths.agencyInvitation);
    },
  }),
  get(accessPaths.agencyInvitation, { needs: 'anyone', personalData: 'none', answer: showInvitation }),
  post(accessPaths.agencyInvitation, {
    needs: 'signed-in',
    personalData: 'own',
    form: defineForm({}),
    again: showInvitation,
    async answer(visit) {
      const accepted = await acceptAgencyInvitation(visit.ctx, visit.cookies.read('invitation'));
      if (!accepted.ok && accepted.reason === 'other-address') return visit.show(<OtherAddressPage />, 403);
      visit.cookies.drop('invitation');
      return accepted.ok ? visit.redirect(accessPaths.home) : visit.show(<InvitationOverPage />, 410);
    },
  }),
];
