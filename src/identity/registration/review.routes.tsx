/** Final Review and what follows it. */
import { emptyForm, withErrors, type Filled } from '../../platform/http/form.ts';
import { get, post, type Route } from '../../platform/http/route.ts';
import type { Visit } from '../../platform/http/visit.ts';
import { say } from '../../vocabulary/say.ts';
import { identityPaths } from '../paths.ts';
import { isVerified } from '../person/person.actions.ts';
import { keepSignedIn } from '../sign-in/sign-in.routes.tsx';
import { identitySlots } from '../slots.ts';
import { completeRegistration } from './complete.actions.ts';
import { pressForm } from './registration.forms.ts';
import { CompletePage, ReviewPage } from './review.pages.tsx';
import { onStep, statusOf } from './step.routes.tsx';
import { reviewView } from './step-views.actions.ts';

const showReview = (visit: Visit, form: Filled) =>
  onStep(visit, 'review', (open) =>
    visit.show(<ReviewPage form={form} review={reviewView(visit.ctx, open)} />, statusOf(form)),
  );

export const reviewRoutes: readonly Route[] = [
  get(identityPaths.registerReview, {
    needs: 'registering',
    personalData: 'own',
    answer: (visit) => showReview(visit, emptyForm),
  }),
  post(identityPaths.registerReview, {
    needs: 'registering',
    personalData: 'own',
    form: pressForm,
    again: showReview,
    answer: (visit, _, filled) =>
      onStep(visit, 'review', async (open, who) => {
        const completed = await completeRegistration(visit.ctx, who, open, visit.cookies.read('device'));
        if (completed.ok) {
          keepSignedIn(visit, completed.value);
          visit.cookies.drop('registration');
          return visit.redirect(identityPaths.registerComplete);
        }
        if (completed.reason === 'user-id-taken')
          return showReview(
            visit,
            withErrors(filled, {
              '': say('Your User ID was taken meanwhile. Choose another one under User Security.'),
            }),
          );
        return visit.redirect(`${identityPaths.register}?over=1`);
      }),
  }),
  get(identityPaths.registerComplete, {
    needs: 'signed-in',
    personalData: 'own',
    async answer(visit) {
      const verified = await isVerified(visit.ctx, visit.session?.accountId ?? '');
      return visit.show(<CompletePage home={identitySlots.homePath.value} verified={verified} />);
    },
  }),
];
