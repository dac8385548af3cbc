/** Change Password, from My Profile. After a refusal the list says which rules the new password meets. */
import { emptyForm, withErrors, type Filled } from '../../platform/http/form.ts';
import { get, post, type Route } from '../../platform/http/route.ts';
import type { Visit } from '../../platform/http/visit.ts';
import { formatInstant } from '../../vocabulary/time-zone.ts';
import { identityPaths } from '../paths.ts';
import { changePassword, type ChangeReason, type SignedInPerson } from './change-password.actions.ts';
import { changePasswordForm } from './change-password.forms.ts';
import { ChangePasswordPage } from './change-password.pages.tsx';
import { currentPasswordSentence, newPasswordSentence, tooSoonSentence } from './change-password-sentences.rules.ts';
import {
  changeableFrom,
  complianceOf,
  lockMinutesOf,
  passwordOwner,
  type NewPassword,
  type PasswordOwner,
} from './new-password.actions.ts';

const personOf = ({ session }: Visit): SignedInPerson => {
  if (!session?.accountId) throw new Error('This page needs a session');
  return { accountId: session.accountId, sessionId: session.id };
};

/** The list beside the field; `given` is null before anything was typed. */
export function rulesOf(visit: Visit, owner: PasswordOwner, given: NewPassword | null, usedBefore: boolean | null) {
  const typed = given ?? { password: '', confirmation: '' };
  return complianceOf(visit.ctx, owner, typed, usedBefore).map(({ rule, met, sentence }) => ({
    id: rule,
    text: sentence,
    ...(met !== null && (given || rule === 'age') ? { met } : {}),
  }));
}

function notYetOf(visit: Visit, owner: PasswordOwner): string | null {
  const from = changeableFrom(visit.ctx, owner);
  if (!from) return null;
  const show = (at: Date) => formatInstant(at, visit.parts.config.timeZone);
  return tooSoonSentence(from.minimumAgeHours, show(owner.setAt), show(from.at));
}

interface Shown {
  readonly form: Filled;
  /** Null before anything was typed. */
  readonly given: NewPassword | null;
  readonly usedBefore: true | null;
  readonly status: 200 | 422;
}

async function show(visit: Visit, { form, given, usedBefore, status }: Shown): Promise<Response> {
  const owner = await passwordOwner(visit.ctx, personOf(visit).accountId);
  const page = (
    <ChangePasswordPage
      form={form}
      rules={rulesOf(visit, owner, given, usedBefore)}
      policy={visit.ctx.policy}
      userId={owner.userId}
      names={owner.names}
      notYet={notYetOf(visit, owner)}
    />
  );
  return visit.show(page, status);
}

/** Changing too soon has no field to mend: the page itself says from when on. */
function errorsOf(visit: Visit, reason: ChangeReason): Readonly<Record<string, string>> {
  switch (reason) {
    case 'too-soon':
      return {};
    case 'current-wrong':
    case 'locked':
      return { currentPassword: currentPasswordSentence(reason, lockMinutesOf(visit.ctx)) };
    case 'changed-meanwhile':
      return { '': newPasswordSentence(reason) };
    case 'rules':
    case 'used-before':
      return { password: newPasswordSentence(reason) };
  }
}

export const changePasswordRoutes: readonly Route[] = [
  get(identityPaths.changePassword, {
    needs: 'signed-in',
    personalData: 'own',
    answer: (visit) => show(visit, { form: emptyForm, given: null, usedBefore: null, status: 200 }),
  }),
  post(identityPaths.changePassword, {
    needs: 'signed-in',
    personalData: 'own',
    form: changePasswordForm,
    again: (visit, form) => show(visit, { form, given: null, usedBefore: null, status: 422 }),
    async answer(visit, { currentPassword, password, passwordAgain }, filled) {
      const given = { password, confirmation: passwordAgain };
      const change = { ...given, currentPassword, device: visit.cookies.read('device') };
      const outcome = await changePassword(visit.ctx, personOf(visit), change);
      if (outcome.ok) {
        visit.cookies.set('session', outcome.value.sessionToken);
        return visit.redirect(`${identityPaths.profile}?changed=password`);
      }
      const form = withErrors(filled, errorsOf(visit, outcome.reason));
      return show(visit, { form, given, usedBefore: outcome.reason === 'used-before' || null, status: 422 });
    },
  }),
];
