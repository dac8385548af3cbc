/** Step 1: the form, its list after a failed post, and which field a refusal belongs to. */
import { emptyForm, inFieldOrder, withErrors, type Filled } from '../../platform/http/form.ts';
import { get, post, type Route } from '../../platform/http/route.ts';
import type { Visit } from '../../platform/http/visit.ts';
import type { Refusal } from '../../vocabulary/refusal.ts';
import { say } from '../../vocabulary/say.ts';
import { identityPaths } from '../paths.ts';
import type { OpenRegistration } from './open-registration.actions.ts';
import { answersOf, securityForm } from './registration.forms.ts';
import { SecurityPage } from './security.pages.tsx';
import {
  complianceOf,
  giveSecurity,
  securityMistakes,
  securityRefusal,
  type SecurityGiven,
  type SecurityReason,
} from './security.actions.ts';
import { onStep, statusOf } from './step.routes.tsx';
import { questionOptions, questionsAsked } from './step-views.actions.ts';

const nothingTyped = { userId: '', password: '', confirmation: '' };

/** Why step 2 led back here; the address carries a word, never a value. */
function noticeOf(visit: Visit): string | null {
  switch (visit.query('because')) {
    case 'name-in-password':
      return say(
        'Your password must not contain your first or last name. Choose another one; what you typed on the next step is kept.',
      );
    case 'name-changed':
      return say('Your name is another one now, and the password must not contain it. Choose your password again.');
    case 'user-id-holds-ssn':
      return say(
        'Your User ID must not contain the last four digits of your SSN. Choose another one; what you typed on the next step is kept.',
      );
    default:
      return null;
  }
}

function show(visit: Visit, open: OpenRegistration, form: Filled, given: typeof nothingTyped | null) {
  const rules = complianceOf(visit.ctx, given ?? nothingTyped).map(({ rule, met, sentence }) => ({
    id: rule,
    text: sentence,
    ...(given && met !== null ? { met } : {}),
  }));
  const userId = open.draft.security?.userId ?? '';
  const state = given ? form : { ...form, values: { userId, ...form.values } };
  return visit.show(
    <SecurityPage
      form={state}
      rules={rules}
      policy={visit.ctx.policy}
      questions={questionsAsked(visit.ctx)}
      questionOptions={questionOptions()}
      notice={noticeOf(visit)}
    />,
    statusOf(form),
  );
}

/** All that is not right in what was typed; a reason that only the whole gives (the User ID is taken) stands with it. */
const withRefusal = (visit: Visit, filled: Filled, given: SecurityGiven, refusal: Refusal<SecurityReason>): Filled => {
  const { field, sentence } = securityRefusal(refusal);
  const errors = { ...securityMistakes(visit.ctx, given), [field]: sentence };
  return inFieldOrder(securityForm, withErrors(filled, errors));
};

export const securityRoutes: readonly Route[] = [
  get(identityPaths.registerSecurity, {
    needs: 'registering',
    personalData: 'own',
    answer: (visit) => onStep(visit, 'security', (open) => show(visit, open, emptyForm, null)),
  }),
  post(identityPaths.registerSecurity, {
    needs: 'registering',
    personalData: 'own',
    form: securityForm,
    again: (visit, filled) => onStep(visit, 'security', (open) => show(visit, open, filled, null)),
    answer: (visit, command, filled) =>
      onStep(visit, 'security', async (open) => {
        const { userId, password, passwordAgain } = command;
        const given: SecurityGiven = { userId, password, confirmation: passwordAgain, answers: answersOf(command) };
        const outcome = await giveSecurity(visit.ctx, open, given);
        if (outcome.ok) return visit.redirect(identityPaths.registerInformation);
        return show(visit, open, withRefusal(visit, filled, given, outcome), given);
      }),
  }),
];
