/** What every step's route does first: find the registration of this session, and send whoever is elsewhere to where they stand. */
import type { Visit } from '../../platform/http/visit.ts';
import { identityPaths } from '../paths.ts';
import type { Registering } from './begin.actions.ts';
import { enterStep, type OpenRegistration } from './open-registration.actions.ts';
import type { RegistrationStep } from './registration.rules.ts';

export const stepPaths: Readonly<Record<RegistrationStep, string>> = {
  email: identityPaths.registerProof,
  security: identityPaths.registerSecurity,
  information: identityPaths.registerInformation,
  mfa: identityPaths.registerMfa,
  review: identityPaths.registerReview,
};

export const registeringOf = ({ session }: Visit): Registering => {
  if (!session?.registrationId) throw new Error('This page needs a registration');
  return { sessionId: session.id, registrationId: session.registrationId };
};

/** Runs `show` with the open registration, or redirects to the step where it stands. */
export async function onStep(
  visit: Visit,
  step: RegistrationStep,
  show: (open: OpenRegistration, who: Registering) => Promise<Response> | Response,
): Promise<Response> {
  const entered = await enterStep(visit.ctx, visit.session?.registrationId ?? null, step);
  if (entered.ok) return show(entered.value, registeringOf(visit));
  const next = String(entered.facts['next'] ?? '') as RegistrationStep;
  return visit.redirect(stepPaths[next] ?? `${identityPaths.register}?over=1`);
}

export const statusOf = ({ errors }: { readonly errors: Readonly<Record<string, string>> }) =>
  Object.keys(errors).length > 0 ? 422 : 200;
