/** My Staff: lists, decisions on role requests, ending a role. Whom one does not manage is the same 404 as nobody. */
import { emptyForm, withErrors, type Filled } from '../../platform/http/form.ts';
import { get, post, type Guard, type Route } from '../../platform/http/route.ts';
import type { Visit } from '../../platform/http/visit.ts';
import { say } from '../../vocabulary/say.ts';
import { accessPaths } from '../paths.ts';
import { approveRoleRequest, rejectRoleRequest, type DecisionReason } from '../role-requests/decide.actions.ts';
import { decideSentence } from '../role-requests/role-request-sentences.rules.ts';
import { DecisionPage } from './decision.pages.tsx';
import { disassociate } from './disassociate.actions.ts';
import {
  listRequestsToDecide,
  listStaff,
  managedParties,
  showDecision,
  showMember,
  staffColumns,
} from './staff.actions.ts';
import { approvalForm, disassociationForm, rejectionForm } from './staff.forms.ts';
import { DisassociatePage, MemberPage, NotManagingPage, RoleRequestsPage, StaffPage } from './staff.pages.tsx';
import { staffSentence } from './staff-sentences.rules.ts';

/** Whoever manages people somewhere; of whom, is asked of each object. */
export const managesStaff: Guard = {
  says: 'manages people at an employer',
  refuse: async (visit) => ((await managedParties(visit.ctx)).length > 0 ? null : visit.show(<NotManagingPage />, 403)),
};

const common = { needs: managesStaff, personalData: 'others' } as const;
const hasErrors = (filled: Filled): boolean => Object.keys(filled.errors).length > 0;

interface DecisionForms {
  readonly approval?: Filled;
  readonly rejection?: Filled;
}

async function showRequest(
  visit: Visit,
  { approval = emptyForm, rejection = emptyForm }: DecisionForms,
): Promise<Response> {
  const request = await showDecision(visit.ctx, visit.param('tracking'));
  if (!request) return visit.problem('not-found');
  const zone = visit.parts.config.timeZone;
  return visit.show(
    <DecisionPage request={request} now={visit.now} zone={zone} approval={approval} rejection={rejection} />,
    hasErrors(approval) || hasErrors(rejection) ? 422 : 200,
  );
}

/** What the loser of two deciders sees is the decision itself, on the same page, with 409. */
async function refused(visit: Visit, reason: DecisionReason, forms: DecisionForms): Promise<Response> {
  if (reason === 'unknown') return visit.problem('not-found');
  return showRequest(visit, forms);
}

function approvalErrors(filled: Filled, reason: DecisionReason): Filled {
  if (reason === 'unknown') return filled;
  const field = reason === 'function-missing' || reason === 'function-not-offered' ? 'functions' : '';
  return withErrors(filled, { [field]: decideSentence(reason) });
}

const requestRoutes: readonly Route[] = [
  get(accessPaths.staffRoleRequests, {
    ...common,
    async answer(visit) {
      const requests = await listRequestsToDecide(visit.ctx);
      return visit.show(<RoleRequestsPage requests={requests} now={visit.now} zone={visit.parts.config.timeZone} />);
    },
  }),
  get(accessPaths.staffRoleRequest(':tracking'), { ...common, answer: (visit) => showRequest(visit, {}) }),
  post(accessPaths.staffRoleRequestApproval(':tracking'), {
    ...common,
    form: approvalForm,
    again: (visit, approval) => showRequest(visit, { approval }),
    async answer(visit, { version, functions, maySubmit }, filled) {
      const trackingId = visit.param('tracking');
      if (!(await showDecision(visit.ctx, trackingId))) return visit.problem('not-found');
      const untaken = maySubmit.filter((code) => !functions.includes(code));
      if (untaken.length > 0)
        return showRequest(visit, {
          approval: withErrors(filled, {
            maySubmit: say('Submit goes with a system that is ticked above. Tick it there, too.'),
          }),
        });
      const approved = await approveRoleRequest(visit.ctx, { trackingId, version, functions, maySubmit });
      if (!approved.ok) return refused(visit, approved.reason, { approval: approvalErrors(filled, approved.reason) });
      return visit.redirect(accessPaths.staffRoleRequest(trackingId));
    },
  }),
  post(accessPaths.staffRoleRequestRejection(':tracking'), {
    ...common,
    form: rejectionForm,
    again: (visit, rejection) => showRequest(visit, { rejection }),
    async answer(visit, { version, reason }, filled) {
      const trackingId = visit.param('tracking');
      if (!(await showDecision(visit.ctx, trackingId))) return visit.problem('not-found');
      const rejected = await rejectRoleRequest(visit.ctx, { trackingId, version, reason });
      if (!rejected.ok)
        return refused(visit, rejected.reason, {
          rejection:
            rejected.reason === 'unknown' ? filled : withErrors(filled, { '': decideSentence(rejected.reason) }),
        });
      return visit.redirect(accessPaths.staffRoleRequest(trackingId));
    },
  }),
];

async function showEnding(visit: Visit, form: Filled): Promise<Response> {
  const member = await showMember(visit.ctx, visit.param('membership'));
  if (!member) return visit.problem('not-found');
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
      if (!member) return visit.problem('not-found');
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
      if (!member) return visit.problem('not-found');
      const ended = await disassociate(visit.ctx, { membershipId, version, reason });
      if (ended.ok)
        return visit.redirect(member.isSelf ? accessPaths.employers : accessPaths.staffMember(membershipId));
      if (ended.reason === 'unknown') return visit.problem('not-found');
      return showEnding(visit, withErrors(filled, { '': staffSentence(ended.reason) }));
    },
  }),
];

export const staffRoutes: readonly Route[] = [...memberRoutes, ...requestRoutes];
