/** Step 0: the address, its proof by code, and its proof by link. */
import { emptyForm, withErrors, type Filled } from '../../platform/http/form.ts';
import { localPath } from '../../platform/http/local-path.ts';
import { get, post, type Route } from '../../platform/http/route.ts';
import type { Visit } from '../../platform/http/visit.ts';
import { say } from '../../vocabulary/say.ts';
import { codeSentence } from '../mfa/mfa-sentences.rules.ts';
import { identityPaths } from '../paths.ts';
import { beginRegistration, proveByCode, proveByLink, sendProofAgain, type Registering } from './begin.actions.ts';
import { EmailPage, ProofLinkOverPage, ProofLinkPage, ProofPage } from './email.pages.tsx';
import { drawHumanCheck } from './human-check.actions.ts';
import { openRegistration } from './open-registration.actions.ts';
import { emailForm, pressForm, proofForm } from './registration.forms.ts';
import { goOnWith, registrationKeptSeconds } from './resume.actions.ts';
import { onStep, statusOf } from './step.routes.tsx';

async function showEmail(visit: Visit, form: Filled) {
  const to = localPath(visit.query('to') ?? String(form.values['to'] ?? '')) ?? '/';
  const notice = visit.query('over')
    ? say('Your registration was begun more than 24 hours ago, or is complete. Begin again, or sign in.')
    : null;
  const check = await drawHumanCheck(visit.ctx);
  return visit.show(<EmailPage form={form} to={to} check={check} notice={notice} />, statusOf(form));
}

const showProof = (visit: Visit, form: Filled, resent = false) =>
  onStep(visit, 'email', (open) => {
    if (open.facts.emailProven) return visit.redirect(identityPaths.registerSecurity);
    return visit.show(<ProofPage form={form} email={open.email} resent={resent} />, statusOf(form));
  });

/** No code can be right here any more: used up, or never sent because a trap was filled in. The form is bound to the session, which stays. */
function beginAgain(visit: Visit) {
  const sentence = say('There is no attempt left with this code. Begin again, and a new one is sent.');
  return showEmail(visit, withErrors(emptyForm, { '': sentence }));
}

/** The address is proven: on to the first step that is not done, of an earlier registration where there is one. */
async function goOn(visit: Visit, who: Registering): Promise<Response> {
  const { sessionToken, registrationToken } = await goOnWith(visit.ctx, who, visit.cookies.read('registration'));
  if (sessionToken) visit.cookies.set('session', sessionToken);
  visit.cookies.set('registration', registrationToken, { maxAgeSeconds: registrationKeptSeconds });
  return visit.redirect(sessionToken ? identityPaths.registerReview : identityPaths.registerSecurity);
}

const step = { needs: 'registering', personalData: 'own', idempotency: 'exempt' } as const;

export const emailRoutes: readonly Route[] = [
  get(identityPaths.register, { needs: 'terms', personalData: 'none', answer: (visit) => showEmail(visit, emptyForm) }),
  post(identityPaths.register, {
    needs: 'terms',
    personalData: 'none',
    form: emailForm,
    again: showEmail,
    async answer(visit, { email, emailAgain, to, comments = '', drawn = '', work = null }, filled) {
      if (emailAgain.trim().toLowerCase() !== email)
        return showEmail(visit, withErrors(filled, { emailAgain: say('This is another address than the one above.') }));
      const replaces = visit.session?.id ?? null;
      const asked = { email, returnTo: localPath(to), replaces, isTrapped: comments !== '', check: { drawn, work } };
      const begun = await beginRegistration(visit.ctx, asked);
      if (!begun.ok) return visit.problem('too-many', Number(begun.facts['seconds'] ?? 60));
      visit.cookies.set('session', begun.value.token);
      return visit.redirect(identityPaths.registerProof);
    },
  }),
  get(identityPaths.registerProof, {
    needs: 'registering',
    personalData: 'own',
    answer: (visit) => showProof(visit, emptyForm, visit.query('resent') !== null),
  }),
  post(identityPaths.registerProof, {
    ...step,
    form: proofForm,
    again: (visit, filled) => showProof(visit, filled),
    answer: (visit, { code }, filled) =>
      onStep(visit, 'email', async (_open, who) => {
        const proven = await proveByCode(visit.ctx, who, code);
        if (proven.ok) return goOn(visit, who);
        // Of two presses the second finds the code used: the first one has gone on already.
        if (proven.reason === 'code-over' && (await openRegistration(visit.ctx, who.registrationId))?.emailProvenAt)
          return visit.redirect(identityPaths.registerSecurity);
        if (proven.reason === 'code-wrong' || proven.reason === 'code-expired')
          return showProof(visit, withErrors(filled, { code: codeSentence(proven) }));
        return beginAgain(visit);
      }),
  }),
  post(identityPaths.registerProofAgain, {
    ...step,
    form: pressForm,
    again: (visit) => showProof(visit, emptyForm),
    answer: (visit, _, filled) =>
      onStep(visit, 'email', async (open, who) => {
        if (open.facts.emailProven) return visit.redirect(identityPaths.registerSecurity);
        const sent = await sendProofAgain(visit.ctx, who, open);
        if (sent.ok) return visit.redirect(`${identityPaths.registerProof}?resent=1`);
        if (sent.reason === 'code-over') return beginAgain(visit);
        return showProof(visit, withErrors(filled, { code: codeSentence(sent) }));
      }),
  }),
  get(identityPaths.registerProofLink(':token'), {
    needs: 'terms',
    personalData: 'none',
    answer: (visit) => visit.show(<ProofLinkPage token={visit.param('token')} />),
  }),
  post(identityPaths.registerProofLink(':token'), {
    needs: 'terms',
    personalData: 'none',
    idempotency: 'exempt',
    form: pressForm,
    again: (visit) => visit.show(<ProofLinkOverPage />, 422),
    async answer(visit) {
      const proven = await proveByLink(visit.ctx, visit.param('token'), visit.session?.id ?? null);
      if (!proven.ok) return visit.show(<ProofLinkOverPage />, 410);
      visit.cookies.set('session', proven.value.token);
      return goOn(visit, proven.value);
    },
  }),
];
