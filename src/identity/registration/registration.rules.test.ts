/** The wizard over every combination of what is done, the questions, and what identity proofing decides. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideIdentity, isSamePerson, matchesDemoAuthority, mayHoldRole } from './identity-proof.rules.ts';
import { decideAnswers, QUESTION_CODES, questionText } from './questions.rules.ts';
import {
  decideRegistrationStep,
  nextRegistrationStep,
  REGISTRATION_STEPS,
  registrationResumesUntil,
  type RegistrationFacts,
} from './registration.rules.ts';

const startedAt = new Date('2026-05-03T12:00:00Z');
const facts: RegistrationFacts = {
  emailProven: false,
  securityGiven: false,
  informationGiven: false,
  methodsVerified: 0,
  completed: false,
  resumeUntil: registrationResumesUntil(startedAt),
  now: startedAt,
};

describe('registration wizard', () => {
  it('goes on at the first step that is not done, and enters none beyond it', () => {
    const draft = fc.record({
      emailProven: fc.boolean(),
      securityGiven: fc.boolean(),
      informationGiven: fc.boolean(),
      methodsVerified: fc.integer({ min: 0, max: 2 }),
    });
    fc.assert(
      fc.property(draft, (done) => {
        const flags = [done.emailProven, done.securityGiven, done.informationGiven, done.methodsVerified > 0, false];
        const first = flags.indexOf(false);
        expect(nextRegistrationStep({ ...facts, ...done })).toBe(REGISTRATION_STEPS[first]);
        for (const [index, step] of REGISTRATION_STEPS.entries()) {
          expect(decideRegistrationStep(step, { ...facts, ...done }).ok).toBe(index <= first);
        }
      }),
    );
  });

  it('resumes for 24 hours to the millisecond, and never once completed', () => {
    const at = (ms: number) => ({ ...facts, now: new Date(startedAt.getTime() + ms) });
    const day = 86_400_000;
    expect(decideRegistrationStep('email', at(day - 1)).ok).toBe(true);
    expect(decideRegistrationStep('email', at(day))).toMatchObject({ reason: 'registration-over' });
    expect(decideRegistrationStep('email', { ...facts, completed: true })).toMatchObject({
      reason: 'registration-completed',
    });
    expect(decideRegistrationStep('review', facts)).toMatchObject({ reason: 'step-not-reached' });
  });
});

describe('security questions', () => {
  it('are fifteen, all different', () => {
    expect(new Set(QUESTION_CODES.map(questionText)).size).toBe(15);
  });

  const five = QUESTION_CODES.slice(0, 5).map((question) => ({ question, answer: 'an answer' }));
  it('asks for five different ones, each answered', () => {
    expect(decideAnswers(5, five).ok).toBe(true);
    expect(decideAnswers(5, five.slice(0, 4))).toMatchObject({ reason: 'question-missing', facts: { position: 5 } });
    const change = (index: number, answer: object) =>
      five.map((each, at) => (at === index ? { ...each, ...answer } : each));
    expect(decideAnswers(5, change(3, { question: five[0]?.question }))).toMatchObject({
      reason: 'question-repeated',
      facts: { position: 4 },
    });
    expect(decideAnswers(5, change(1, { question: 'mothers-maiden-name' }))).toMatchObject({
      reason: 'question-missing',
    });
    expect(decideAnswers(5, change(2, { answer: '  ' }))).toMatchObject({
      reason: 'answer-missing',
      facts: { position: 3 },
    });
    expect(decideAnswers(5, change(2, { answer: 'x..' }))).toMatchObject({ reason: 'answer-short' });
    expect(decideAnswers(5, change(2, { answer: 'x'.repeat(101) }))).toMatchObject({ reason: 'answer-long' });
    expect(decideAnswers(5, change(2, { answer: ' Łódź ' }))).toMatchObject({ ok: true });
  });
});

describe('identity', () => {
  it('is verified by a match, and reviewed in every other case', () => {
    expect(decideIdentity({ matched: true, ssnKnown: false })).toEqual({ status: 'verified', doubt: null });
    expect(decideIdentity({ matched: false, ssnKnown: false })).toEqual({ status: 'in_review', doubt: 'not-matched' });
    expect(decideIdentity({ matched: null, ssnKnown: false })).toEqual({ status: 'in_review', doubt: 'no-authority' });
    expect(decideIdentity({ matched: true, ssnKnown: true })).toEqual({ status: 'in_review', doubt: 'ssn-known' });
    expect(mayHoldRole('verified') && !mayHoldRole('in_review') && !mayHoldRole('rejected')).toBe(true);
  });

  it('of the demonstration: begins with 9, ends in an even digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{9}$/), (ssn) => {
        expect(matchesDemoAuthority({ ssn })).toBe(ssn.startsWith('9') && Number(ssn.slice(-1)) % 2 === 0);
      }),
    );
  });

  it('compares names without accents and case, numbers and dates exactly', () => {
    const cleo = { firstName: 'Zoë', lastName: "O'Brien", birthDate: '1980-04-28', ssn: '912345678' };
    expect(isSamePerson(cleo, { ...cleo, firstName: 'ZOE', lastName: 'OBRIEN' })).toBe(true);
    expect(isSamePerson(cleo, { ...cleo, birthDate: '1980-04-29' })).toBe(false);
    expect(isSamePerson(cleo, { ...cleo, ssn: '912345676' })).toBe(false);
    expect(isSamePerson(cleo, { ...cleo, lastName: 'Brien' })).toBe(false);
  });
});
