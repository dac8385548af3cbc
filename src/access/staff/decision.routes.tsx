/**
 * Deciding on a request: the same pages and actions at the employer and at the help desk, behind another door each. Whose
 * request it may be is asked of each request; one that is not theirs is the same 404 as none.
 */
import { emptyForm, hasErrors, withErrors, type Filled } from '../../platform/http/form.ts';
import { get, post, type Guard, type Route } from '../../platform/http/route.ts';
import type { Visit } from '../../platform/http/visit.ts';
import { say } from '../../vocabulary/say.ts';
import { recordDenial } from '../authority/denials.actions.ts';
import { decisionPaths, type DecisionPlace } from '../paths.ts';
import { approveRoleRequest, rejectRoleRequest, type DecisionReason } from '../role-requests/decide.actions.ts';
import { decideSentence } from '../role-requests/role-request-sentences.rules.ts';
import { showDecision } from './decision.actions.ts';
import { DecisionPage } from './decision.pages.tsx';
import { approvalForm, rejectionForm } from './staff.forms.ts';

interface Forms {
  readonly approval?: Filled;
  readonly rejection?: Filled;
}

async function unknown(visit: Visit, place: DecisionPlace): Promise<Response> {
  await recordDenial(visit.ctx, { needs: 'manages-people', route: `ANY ${decisionPaths[place].request(':tracking')}` });
  return visit.problem('not-found');
}

async function show(
  visit: Visit,
  place: DecisionPlace,
  { approval = emptyForm, rejection = emptyForm }: Forms,
): Promise<Response> {
  const request = await showDecision(visit.ctx, place, visit.param('tracking'));
  if (!request) return unknown(visit, place);
  const zone = visit.parts.config.timeZone;
  return visit.show(
    <DecisionPage
      place={place}
      request={request}
      now={visit.now}
      zone={zone}
      approval={approval}
      rejection={rejection}
    />,
    hasErrors(approval) || hasErrors(rejection) ? 422 : 200,
  );
}

/** The field that a refusal is about; the others are about the request as a whole. */
function fieldOf(reason: Exclude<DecisionReason, 'unknown'>): string {
  switch (reason) {
    case 'function-missing':
    case 'function-not-offered':
      return 'functions';
    case 'documents-missing':
      return 'documents';
    default:
      return '';
  }
}

const refusedWith = (filled: Filled, reason: DecisionReason): Filled =>
  reason === 'unknown' ? filled : withErrors(filled, { [fieldOf(reason)]: decideSentence(reason) });

export function decisionRoutes(place: DecisionPlace, needs: Guard): readonly Route[] {
  const { request, approval, rejection } = decisionPaths[place];
  const common = { needs, personalData: 'others' } as const;
  return [
    get(request(':tracking'), { ...common, answer: (visit) => show(visit, place, {}) }),
    post(approval(':tracking'), {
      ...common,
      form: approvalForm,
      again: (visit, filled) => show(visit, place, { approval: filled }),
      async answer(visit, command, filled) {
        const trackingId = visit.param('tracking');
        if (!(await showDecision(visit.ctx, place, trackingId))) return unknown(visit, place);
        if (command.maySubmit.some((code) => !command.functions.includes(code)))
          return show(visit, place, {
            approval: withErrors(filled, {
              maySubmit: say('Submit goes with a system that is ticked above. Tick it there, too.'),
            }),
          });
        const approved = await approveRoleRequest(visit.ctx, { trackingId, ...command });
        if (!approved.ok) return show(visit, place, { approval: refusedWith(filled, approved.reason) });
        return visit.redirect(request(trackingId));
      },
    }),
    post(rejection(':tracking'), {
      ...common,
      form: rejectionForm,
      again: (visit, filled) => show(visit, place, { rejection: filled }),
      async answer(visit, { version, reason }, filled) {
        const trackingId = visit.param('tracking');
        if (!(await showDecision(visit.ctx, place, trackingId))) return unknown(visit, place);
        const rejected = await rejectRoleRequest(visit.ctx, { trackingId, version, reason });
        if (!rejected.ok) return show(visit, place, { rejection: refusedWith(filled, rejected.reason) });
        return visit.redirect(request(trackingId));
      },
    }),
  ];
}
