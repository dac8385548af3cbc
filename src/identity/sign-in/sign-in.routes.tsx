/**
 * Signing in, from the password to a session. Posts here are exempt from idempotency: a repetition is a new try, and
 * tries are counted. Only the last step sets a session that opens anything.
 */

import { emptyForm, withErrors, type Filled } from '../../platform/http/form.ts';
import { localPath } from '../../platform/http/local-path.ts';
import { get, post, type Route } from '../../platform/http/route.ts';
import type { Visit } from '../../platform/http/visit.ts';
import { codeSentence } from '../mfa/mfa-sentences.rules.ts';
import { showFront } from '../front/front.routes.tsx';
import { identityPaths } from '../paths.ts';
import { endHalfSession, signOut } from '../session/session.actions.ts';
import { identitySlots } from '../slots.ts';
import { completeRemembered, methodsShown, sendSignInCode, sentCode } from './code-step.actions.ts';
import type { HalfSignedIn, SignedIn } from './complete-sign-in.actions.ts';
import { giveCode } from './enter-code.actions.ts';
import type { FactorsShown } from './expired-password.actions.ts';
import { givePassword } from './password-step.actions.ts';
import { codeForm, methodForm, pressForm, signInForm } from './sign-in.forms.ts';
import { readBeside } from './half-session.actions.ts';
import { CodePage, MethodPage, NoMethodPage } from './sign-in.pages.tsx';
import { signInSentence } from './sign-in-sentences.rules.ts';

/** A known device stays known for a year of not being used. */
const deviceCookieSeconds = 365 * 24 * 3600;

export const halfOf = (visit: Visit): HalfSignedIn => {
  const { session } = visit;
  if (session?.stage !== 'half-session' || !session.accountId) throw new Error('This page needs a half session');
  return { sessionId: session.id, accountId: session.accountId, ...readBeside(session) };
};

async function showMethods(visit: Visit, form: Filled): Promise<Response> {
  const choices = await methodsShown(visit.ctx, halfOf(visit));
  if (choices.length === 0) return visit.show(<NoMethodPage />);
  return visit.show(<MethodPage choices={choices} form={form} />, statusOf(form));
}

async function showCode(visit: Visit, form: Filled): Promise<Response> {
  const sent = await sentCode(visit.ctx, halfOf(visit));
  if (!sent) return visit.redirect(identityPaths.signInMethod);
  return visit.show(<CodePage sent={sent} form={form} />, statusOf(form));
}

const statusOf = (form: Filled) => (Object.keys(form.errors).length > 0 ? 422 : 200);

async function send(visit: Visit, methodId: string | null, again: Filled): Promise<Response> {
  const asked = { methodId, device: visit.cookies.read('device'), courier: visit.parts.courier() };
  const sent = await sendSignInCode(visit.ctx, halfOf(visit), asked);
  if (sent.ok) return visit.redirect(identityPaths.signInCode);
  if (sent.reason === 'no-method') return visit.redirect(identityPaths.signInMethod);
  const sentence = codeSentence({ ...sent, reason: sent.reason });
  return methodId === null
    ? showCode(visit, withErrors(again, { code: sentence }))
    : showMethods(visit, withErrors(again, { method: sentence }));
}

/** The cookies of a whole session; whatever half session there was gives way to it. */
export function keepSignedIn(visit: Visit, signedIn: SignedIn): void {
  visit.cookies.set('session', signedIn.sessionToken);
  visit.cookies.set('device', signedIn.deviceToken, { maxAgeSeconds: deviceCookieSeconds });
  visit.cookies.drop('visitor');
}

/** In, and on to where the person wanted to go. */
export function enter(visit: Visit, signedIn: SignedIn, returnTo: string | null): Response {
  keepSignedIn(visit, signedIn);
  return visit.redirect(localPath(returnTo) ?? identitySlots.homePath.value);
}

/** In, or first to a new password under the half session that the code brought. */
function goOn(visit: Visit, shown: FactorsShown, returnTo: string | null): Response {
  if (shown.kind === 'in') return enter(visit, shown.signedIn, returnTo);
  visit.cookies.set('session', shown.token);
  return visit.redirect(identityPaths.signInPassword);
}

const step = { needs: 'half-session', personalData: 'own', idempotency: 'exempt' } as const;

export const signInRoutes: readonly Route[] = [
  post(identityPaths.signIn, {
    needs: 'terms',
    personalData: 'none',
    idempotency: 'exempt',
    form: signInForm,
    again: (visit, filled) => showFront(visit, filled),
    async answer(visit, { userId, password, to }, filled) {
      const device = visit.cookies.read('device');
      const returnTo = localPath(to);
      const replaces = visit.session?.id ?? null;
      const given = await givePassword(visit.ctx, { userId, password, device, returnTo, replaces });
      if (!given.ok) {
        if (given.reason === 'too-many') return visit.problem('too-many', Number(given.facts['seconds'] ?? 60));
        return showFront(visit, withErrors(filled, { '': signInSentence(given.reason) }));
      }
      const { half, token, next } = given.value;
      if (next === 'full') return enter(visit, await completeRemembered(visit.ctx, half, device), returnTo);
      visit.cookies.set('session', token);
      return visit.redirect(next === 'change-password' ? identityPaths.signInPassword : identityPaths.signInMethod);
    },
  }),
  get(identityPaths.signInMethod, {
    needs: 'half-session',
    personalData: 'own',
    answer: (visit) => showMethods(visit, emptyForm),
  }),
  post(identityPaths.signInMethod, {
    ...step,
    form: methodForm,
    again: showMethods,
    answer: (visit, { method }, filled) => send(visit, method, filled),
  }),
  get(identityPaths.signInCode, {
    needs: 'half-session',
    personalData: 'own',
    answer: (visit) => showCode(visit, emptyForm),
  }),
  post(identityPaths.signInCodeAgain, {
    ...step,
    form: pressForm,
    again: showCode,
    answer: (visit, _, filled) => send(visit, null, filled),
  }),
  post(identityPaths.signInCode, {
    ...step,
    form: codeForm,
    again: showCode,
    async answer(visit, { code, device }, filled) {
      const returnTo = visit.session?.returnTo ?? null;
      const given = { code, isPrivate: device === 'private', device: visit.cookies.read('device'), returnTo };
      const outcome = await giveCode(visit.ctx, halfOf(visit), given);
      if (outcome.ok) return goOn(visit, outcome.value, returnTo);
      if (outcome.reason === 'code-wrong' || outcome.reason === 'code-expired')
        return showCode(visit, withErrors(filled, { code: codeSentence(outcome) }));
      // Of two presses the second finds the sign-in over: the session that the first one brought must stay.
      if (outcome.reason === 'code-exhausted') visit.cookies.drop('session');
      return showFront(visit, withErrors(emptyForm, { '': codeSentence(outcome) }));
    },
  }),
  post(identityPaths.signInCancel, {
    ...step,
    form: pressForm,
    again: (visit) => visit.redirect(identityPaths.front),
    async answer(visit) {
      await endHalfSession(visit.ctx, halfOf(visit).sessionId);
      visit.cookies.drop('session');
      return visit.redirect(identityPaths.front);
    },
  }),
  post(identityPaths.signOut, {
    needs: 'signed-in',
    personalData: 'none',
    idempotency: 'exempt',
    form: pressForm,
    again: (visit) => visit.redirect(identityPaths.signedOut),
    async answer(visit) {
      if (visit.session) await signOut(visit.ctx, visit.session.id);
      visit.cookies.drop('session');
      const response = visit.redirect(identityPaths.signedOut);
      response.headers.set('Clear-Site-Data', '"cache", "storage"');
      return response;
    },
  }),
];
