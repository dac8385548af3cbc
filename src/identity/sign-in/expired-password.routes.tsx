/**
 * Half-way through a sign-in, after the code: a password that expired, or that somebody else may know, is changed here
 * before anything opens. Without the code this page leads back to asking for one.
 */
import { emptyForm, withErrors, type Filled } from '../../platform/http/form.ts';
import { get, post, type Route } from '../../platform/http/route.ts';
import type { Visit } from '../../platform/http/visit.ts';
import { say } from '../../vocabulary/say.ts';
import { expiredPasswordForm } from '../password/change-password.forms.ts';
import { ExpiredPasswordPage } from '../password/change-password.pages.tsx';
import { rulesOf } from '../password/change-password.routes.tsx';
import { newPasswordSentence } from '../password/change-password-sentences.rules.ts';
import { passwordOwner, type NewPassword } from '../password/new-password.actions.ts';
import { identityPaths } from '../paths.ts';
import { changeExpiredPassword, passwordToChange } from './expired-password.actions.ts';
import { enter, halfOf } from './sign-in.routes.tsx';

const why = {
  expired: () => say('Your password has expired. Choose a new one; then you are signed in.'),
  compromised: () => say('Somebody else may know your password. Choose a new one; then you are signed in.'),
} as const;

async function show(visit: Visit, form: Filled, given: NewPassword | null = null, usedBefore: true | null = null) {
  const half = halfOf(visit);
  const cause = await passwordToChange(visit.ctx, half);
  if (!cause) return visit.redirect(identityPaths.signInMethod);
  const owner = await passwordOwner(visit.ctx, half.accountId);
  const page = (
    <ExpiredPasswordPage
      why={why[cause]()}
      form={form}
      rules={rulesOf(visit, owner, given, usedBefore)}
      policy={visit.ctx.policy}
      userId={owner.userId}
      names={owner.names}
    />
  );
  return visit.show(page, Object.keys(form.errors).length > 0 ? 422 : 200);
}

export const expiredPasswordRoutes: readonly Route[] = [
  get(identityPaths.signInPassword, {
    needs: 'half-session',
    personalData: 'own',
    answer: (visit) => show(visit, emptyForm),
  }),
  post(identityPaths.signInPassword, {
    needs: 'half-session',
    personalData: 'own',
    idempotency: 'exempt',
    form: expiredPasswordForm,
    again: (visit, filled) => show(visit, filled),
    async answer(visit, { password, passwordAgain }, filled) {
      const given = { password, confirmation: passwordAgain };
      const change = { ...given, device: visit.cookies.read('device') };
      const outcome = await changeExpiredPassword(visit.ctx, halfOf(visit), change);
      if (outcome.ok) return enter(visit, outcome.value, visit.session?.returnTo ?? null);
      const { reason } = outcome;
      const field = reason === 'changed-meanwhile' ? '' : 'password';
      const errors = { [field]: newPasswordSentence(reason) };
      return show(visit, withErrors(filled, errors), given, reason === 'used-before' ? true : null);
    },
  }),
];
