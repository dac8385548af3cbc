/** Step 3: adding a method, proving it by its code, taking it back. */
import { emptyForm, withErrors, type Filled } from '../../platform/http/form.ts';
import { get, post, type Route } from '../../platform/http/route.ts';
import type { Visit } from '../../platform/http/visit.ts';
import { emailSentence, parseEmail } from '../../vocabulary/email.ts';
import { parsePhoneForCodes, phoneSentence } from '../../vocabulary/phone.ts';
import type { Refusal } from '../../vocabulary/refusal.ts';
import { say } from '../../vocabulary/say.ts';
import { codeSentence, methodSentence } from '../mfa/mfa-sentences.rules.ts';
import type { AddMethodReason, ResendReason } from '../mfa/mfa.rules.ts';
import { identityPaths } from '../paths.ts';
import { dropMethod, proveMethod, sendMethodCodeAgain, startMethod, waitingMethod } from './method.actions.ts';
import { MethodCodePage, MethodsPage } from './method.pages.tsx';
import { methodDropForm, methodStartForm, pressForm, proofForm } from './registration.forms.ts';
import { onStep, statusOf } from './step.routes.tsx';
import { masked, methodsView } from './step-views.actions.ts';

const showMethods = (visit: Visit, form: Filled) =>
  onStep(visit, 'mfa', (open) =>
    visit.show(<MethodsPage form={form} methods={methodsView(visit.ctx, open)} email={open.email} />, statusOf(form)),
  );

const showCode = (visit: Visit, form: Filled) =>
  onStep(visit, 'mfa', async (open, who) => {
    const waiting = await waitingMethod(visit.ctx, who, open);
    if (!waiting) return visit.redirect(identityPaths.registerMfa);
    return visit.show(
      <MethodCodePage form={form} method={masked(waiting)} resent={waiting.sends > 1} />,
      statusOf(form),
    );
  });

interface MethodTyped {
  readonly kind: 'text' | 'email' | 'voice';
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly agrees?: 'yes' | undefined;
}

/** Only the field that belongs to the chosen kind counts. Gives the destination, or the field at fault with its sentence. */
function destinationOf({ kind, phone, email, agrees }: MethodTyped) {
  if (kind === 'email') {
    const parsed = parseEmail(email ?? '');
    return parsed.ok ? { destination: parsed.value } : { errors: { email: emailSentence(parsed) } };
  }
  const parsed = parsePhoneForCodes(phone ?? '');
  if (!parsed.ok) return { errors: { phone: phoneSentence(parsed) } };
  if (agrees !== 'yes') return { errors: { agrees: say('Codes go to a phone only with the agreement of its owner.') } };
  return { destination: parsed.value };
}

/** Why no code was sent. */
function askSentence({ reason, facts }: Refusal<AddMethodReason | ResendReason | 'too-many'>): string {
  switch (reason) {
    case 'too-many':
      return say('Many codes were sent. Wait an hour, then go on here.');
    case 'code-over':
    case 'sends-used-up':
      return codeSentence({ reason, facts });
    default:
      return methodSentence(reason);
  }
}

const step = { needs: 'registering', personalData: 'own' } as const;

export const methodRoutes: readonly Route[] = [
  get(identityPaths.registerMfa, { ...step, answer: (visit) => showMethods(visit, emptyForm) }),
  post(identityPaths.registerMfa, {
    ...step,
    idempotency: 'exempt',
    form: methodStartForm,
    again: showMethods,
    answer: (visit, command, filled) =>
      onStep(visit, 'mfa', async (open, who) => {
        const { destination, errors } = destinationOf(command);
        if (destination === undefined) return showMethods(visit, withErrors(filled, errors));
        const started = await startMethod(visit.ctx, who, open, { kind: command.kind, destination });
        if (started.ok) return visit.redirect(identityPaths.registerMfaCode);
        return showMethods(visit, withErrors(filled, { kind: askSentence(started) }));
      }),
  }),
  post(identityPaths.registerMfaRemoval, {
    ...step,
    form: methodDropForm,
    again: showMethods,
    answer: (visit, { kind }) =>
      onStep(visit, 'mfa', async (open) => {
        await dropMethod(visit.ctx, open, kind);
        return visit.redirect(identityPaths.registerMfa);
      }),
  }),
  get(identityPaths.registerMfaCode, { ...step, answer: (visit) => showCode(visit, emptyForm) }),
  post(identityPaths.registerMfaCode, {
    ...step,
    idempotency: 'exempt',
    form: proofForm,
    again: showCode,
    answer: (visit, { code }, filled) =>
      onStep(visit, 'mfa', async (open, who) => {
        const proven = await proveMethod(visit.ctx, who, open, code);
        if (proven.ok) return visit.redirect(identityPaths.registerMfa);
        if (proven.reason === 'code-wrong' || proven.reason === 'code-expired')
          return showCode(visit, withErrors(filled, { code: codeSentence(proven) }));
        return showMethods(
          visit,
          withErrors(emptyForm, { kind: say('That was the last attempt with this code. Send a new one.') }),
        );
      }),
  }),
  post(identityPaths.registerMfaCodeAgain, {
    ...step,
    idempotency: 'exempt',
    form: pressForm,
    again: showCode,
    answer: (visit, _, filled) =>
      onStep(visit, 'mfa', async (open, who) => {
        const sent = await sendMethodCodeAgain(visit.ctx, who, open);
        return sent.ok
          ? visit.redirect(identityPaths.registerMfaCode)
          : showCode(visit, withErrors(filled, { code: askSentence(sent) }));
      }),
  }),
];
