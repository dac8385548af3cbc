/**
 * The registration wizard as data: its steps, what each needs before it may be entered, and where to go next. The draft
 * lives in the database and is the only source of where somebody stands; a step in an address is never believed.
 * Source: I&A, "Create Account Now".
 */
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { say } from '../../vocabulary/say.ts';

/** A half-done registration resumes for so long. Source: our decision. */
export const REGISTRATION_RESUMES_HOURS = 24;

const HOUR_MS = 3_600_000;

export const REGISTRATION_STEPS = ['email', 'security', 'information', 'mfa', 'review'] as const;
export type RegistrationStep = (typeof REGISTRATION_STEPS)[number];

/** What has been done so far, read from the draft. */
export interface RegistrationFacts {
  readonly emailProven: boolean;
  readonly securityGiven: boolean;
  readonly informationGiven: boolean;
  readonly methodsVerified: number;
  readonly completed: boolean;
  readonly resumeUntil: Date;
  readonly now: Date;
}

interface StepOfWizard {
  readonly step: RegistrationStep;
  /** Its place in the stepper; null: before the stepper begins. */
  readonly number: number | null;
  readonly isDone: (facts: RegistrationFacts) => boolean;
}

export const REGISTRATION_WIZARD: readonly StepOfWizard[] = [
  { step: 'email', number: null, isDone: (facts) => facts.emailProven },
  { step: 'security', number: 1, isDone: (facts) => facts.securityGiven },
  { step: 'information', number: 2, isDone: (facts) => facts.informationGiven },
  { step: 'mfa', number: 3, isDone: (facts) => facts.methodsVerified > 0 },
  { step: 'review', number: 4, isDone: (facts) => facts.completed },
];

export type RegistrationReason = 'registration-over' | 'registration-completed' | 'step-not-reached';

export const registrationResumesUntil = (startedAt: Date): Date =>
  new Date(startedAt.getTime() + REGISTRATION_RESUMES_HOURS * HOUR_MS);

/** The first step that is not done; null when all are. */
export const nextRegistrationStep = (facts: RegistrationFacts): RegistrationStep | null =>
  REGISTRATION_WIZARD.find((each) => !each.isDone(facts))?.step ?? null;

/** Whether a step may be shown or posted now: going back is free, going ahead needs every step before it. */
export function decideRegistrationStep(
  step: RegistrationStep,
  facts: RegistrationFacts,
): Outcome<RegistrationStep, RegistrationReason> {
  if (facts.completed) return refused('registration-completed');
  if (facts.now >= facts.resumeUntil) return refused('registration-over');
  const before = REGISTRATION_WIZARD.slice(0, REGISTRATION_STEPS.indexOf(step));
  return before.every((each) => each.isDone(facts)) ? done(step) : refused('step-not-reached');
}

/** From here on the header shows who is registering; it opens nothing else. Source: I&A, "MFA Setup". */
export const showsName = (facts: RegistrationFacts): boolean => facts.informationGiven && !facts.completed;

export function registrationStepLabel(step: RegistrationStep): string {
  switch (step) {
    case 'email':
      return say('User Registration');
    case 'security':
      return say('User Security');
    case 'information':
      return say('User Information');
    case 'mfa':
      return say('MFA Setup');
    case 'review':
      return say('Final Review');
  }
}

export function registrationSentence(reason: RegistrationReason): string {
  switch (reason) {
    case 'registration-over':
      return say('This registration was begun more than {hours} hours ago and has been cleared. Begin again.', {
        hours: REGISTRATION_RESUMES_HOURS,
      });
    case 'registration-completed':
      return say('This registration is complete. Sign in with your User ID.');
    case 'step-not-reached':
      return say('One step before this one is not done yet. We have taken you there.');
  }
}
