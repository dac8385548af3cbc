/** My Staff: lists, decisions on role requests, ending a role. Whom one does not manage is the same 404 as nobody. */
import { emptyForm, hasErrors, withErrors, type Filled } from '../../platform/http/form.ts';
import { get, post, type Guard, type Route } from '../../platform/http/route.ts';
import type { Visit } from '../../platform/http/visit.ts';
import { recordDenial } from '../authority/denials.actions.ts';
import { accessPaths } from '../paths.ts';
import { decisionRoutes } from './decision.routes.tsx';
import { disassociate } from './disassociate.actions.ts';
import { listRequestsToDecide, listStaff, managedParties, showMember, staffColumns } from './staff.actions.ts';
import { disassociationForm } from './staff.forms.ts';
import { DisassociatePage, MemberPage } from './member.pages.tsx';
import { NotManagingPage, RoleRequestsPage, StaffPage } from './staff.pages.tsx';
import { staffSentence } from './staff-sentences.rules.ts';

/** Whoever manages people somewhere; of whom, is asked of each object. */
export const managesStaff: Guard = {
  says: 'manages people at an employer',
  async refuse(visit) {
    if ((await managedParties(visit.ctx)).length > 0) return null;
    await recordDenial(visit.ctx, { needs: 'manages-people', route: 'GET /staff' });
    return visit.show(<NotManagingPage />, 403);
  },
};

/** Whom one does not manage is as unknown as nobody; the record says who asked. */
async function unknown(visit: Visit, route: string): Promise<Response> {
  await recordDenial(visit.ctx, { needs: 'manages-people', route });
  return visit.problem('not-found');
}

const memberRoute = '/staff/members/:membership';

const common = { needs: managesStaff, personalData: 'others' } as const;

const requestRoutes: readonly Route[] = [
  get(accessPaths.staffRoleRequests, {
    ...common,
    async answer(visit) {
      const requests = await listRequestsToDecide(visit.ctx);
      return visit.show(<RoleRequestsPage requests={requests} now={visit.now} zone={visit.parts.config.timeZone} />);
    },
  }),
  ...decisionRoutes('staff', managesStaff),
];

async function showEnding(visit: Visit, form: Filled): Promise<Response> {
  const member = await showMember(visit.ctx, visit.param('membership'));
  if (!member) return unknown(visit, `GET ${memberRoute}`);
  const zone = visit.parts.config.timeZone;
  if (member.ended || member.whyNot !== null)
    return visit.show(<MemberPage member={member} zone={zone} />, hasErrors(form) ? 422 : 200);
  return visit.show(<DisassociatePage member={member} zone={zone} form={form} />, hasErrors(form) ? 422 : 200);
}

const memberRoutes: readonly Route[] = [
  get(accessPaths.staff, {
    ...common,
    async answer(visit) {
      const search = {
        last: visit.query('last') ?? '',
        first: visit.query('first') ?? '',
        employer: visit.query('employer') ?? '',
      };
      const members = await listStaff(visit.ctx, search);
      const waiting = (await listRequestsToDecide(visit.ctx)).length;
      const zone = visit.parts.config.timeZone;
      return visit.show(
        <StaffPage members={members} columns={staffColumns(members)} waiting={waiting} search={search} zone={zone} />,
      );
    },
  }),
  get(accessPaths.staffMember(':membership'), {
    ...common,
    async answer(visit) {
      const member = await showMember(visit.ctx, visit.param('membership'));
      if (!member) return unknown(visit, `GET ${memberRoute}`);
      return visit.show(<MemberPage member={member} zone={visit.parts.config.timeZone} />);
    },
  }),
  get(accessPaths.staffDisassociation(':membership'), { ...common, answer: (visit) => showEnding(visit, emptyForm) }),
  post(accessPaths.staffDisassociation(':membership'), {
    ...common,
    form: disassociationForm,
    again: showEnding,
    async answer(visit, { version, reason }, filled) {
      const membershipId = visit.param('membership');
      const member = await showMember(visit.ctx, membershipId);
      if (!member) return unknown(visit, `POST ${memberRoute}`);
      const ended = await disassociate(visit.ctx, { membershipId, version, reason });
      if (ended.ok)
        return visit.redirect(member.isSelf ? accessPaths.employers : accessPaths.staffMember(membershipId));
      if (ended.reason === 'unknown') return unknown(visit, `POST ${memberRoute}`);
      return showEnding(visit, withErrors(filled, { '': staffSentence(ended.reason) }));
    },
  }),
];

export const staffRoutes: readonly Route[] = [...memberRoutes, ...requestRoutes];
