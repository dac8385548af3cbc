/** Methods and codes: two different kinds, never none, three entries per sign-in whatever is sent again. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { POLICIES } from '../policies.rules.ts';
import {
  decideAddMethod,
  decideCode,
  decideRemoveMethod,
  decideSend,
  maskDestination,
  offeredMethods,
} from './mfa.rules.ts';

const now = new Date('2026-05-03T12:00:00Z');
const { code } = POLICIES.legacy;
const later = (ms: number) => new Date(now.getTime() + ms);

describe('methods', () => {
  it('offers what is built and what the policy counts as a factor', () => {
    expect(offeredMethods(POLICIES.legacy)).toEqual(['text', 'email', 'voice']);
    expect(offeredMethods(POLICIES['nist-800-63b-4'])).toEqual(['text', 'voice']);
    expect(offeredMethods(POLICIES['cms-ars-5'])).toEqual(['text', 'voice']);
  });

  it('takes two of different kinds, the first as primary', () => {
    const primary = { kind: 'text', place: 'primary' } as const;
    expect(decideAddMethod(POLICIES.legacy, [], 'email')).toEqual({ ok: true, value: 'primary' });
    expect(decideAddMethod(POLICIES.legacy, [primary], 'voice')).toEqual({ ok: true, value: 'alternative' });
    expect(decideAddMethod(POLICIES.legacy, [{ kind: 'text', place: 'alternative' }], 'voice')).toEqual({
      ok: true,
      value: 'primary',
    });
    expect(decideAddMethod(POLICIES.legacy, [primary], 'text')).toMatchObject({ reason: 'method-kind-twice' });
    const both = [primary, { kind: 'email', place: 'alternative' } as const];
    expect(decideAddMethod(POLICIES.legacy, both, 'voice')).toMatchObject({ reason: 'methods-full' });
    expect(decideAddMethod(POLICIES['nist-800-63b-4'], [], 'email')).toMatchObject({ reason: 'method-not-offered' });
    expect(decideAddMethod(POLICIES.legacy, [], 'passkey')).toMatchObject({ reason: 'method-not-offered' });
  });

  it('never removes the last, and waits a day unless another method confirms', () => {
    const facts = { methods: 2, isFactorFresh: true, confirmedWithAnother: false, now };
    expect(decideRemoveMethod(facts)).toEqual({ ok: true, value: { dueAt: later(24 * 3_600_000) } });
    expect(decideRemoveMethod({ ...facts, confirmedWithAnother: true })).toEqual({ ok: true, value: { dueAt: now } });
    expect(decideRemoveMethod({ ...facts, methods: 1, confirmedWithAnother: true })).toMatchObject({
      reason: 'last-method',
    });
    expect(decideRemoveMethod({ ...facts, isFactorFresh: false })).toMatchObject({ reason: 'factor-needed' });
  });

  it('shows a destination partly', () => {
    expect(maskDestination('text', '2025550123')).toBe('***-***-0123');
    expect(maskDestination('voice', '2025550123')).toBe('***-***-0123');
    expect(maskDestination('email', 'cleo.marsh@example.org')).toBe('c***@example.org');
  });
});

describe('codes', () => {
  const facts = { tries: 1, ended: false, expiresAt: later(600_000), matches: true, now };

  it('opens once, within ten minutes', () => {
    expect(decideCode(code, facts).ok).toBe(true);
    expect(decideCode(code, { ...facts, now: later(599_999) }).ok).toBe(true);
    expect(decideCode(code, { ...facts, now: later(600_000) })).toMatchObject({
      reason: 'code-expired',
      facts: { triesLeft: 2 },
    });
    expect(decideCode(code, { ...facts, ended: true })).toMatchObject({ reason: 'code-over' });
    expect(decideCode(code, { ...facts, expiresAt: null })).toMatchObject({ reason: 'code-expired' });
  });

  it('ends the sign-in with the third wrong entry', () => {
    const wrong = (tries: number) => decideCode(code, { ...facts, tries, matches: false });
    expect(wrong(1)).toMatchObject({ reason: 'code-wrong', facts: { triesLeft: 2 } });
    expect(wrong(2)).toMatchObject({ reason: 'code-wrong', facts: { triesLeft: 1 } });
    expect(wrong(3)).toMatchObject({ reason: 'code-exhausted' });
    expect(decideCode(code, { ...facts, tries: 3 }).ok).toBe(true);
    expect(decideCode(code, { ...facts, tries: 4 })).toMatchObject({ reason: 'code-over' });
  });

  it('gives three entries per sign-in, however often a code is sent', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('send', 'wrong'), { maxLength: 40 }), (moves) => {
        let [tries, sends, ended] = [0, 0, false];
        for (const move of moves) {
          if (move === 'send') sends += decideSend(code, { sends, tries, ended, now }).ok ? 1 : 0;
          else {
            tries += ended ? 0 : 1;
            const answer = decideCode(code, { ...facts, tries, ended, matches: false });
            ended = !answer.ok && (answer.reason === 'code-exhausted' || answer.reason === 'code-over');
          }
        }
        expect(tries).toBeLessThanOrEqual(code.triesPerSignIn);
        expect(sends).toBeLessThanOrEqual(code.sendsPerSignIn);
      }),
    );
  });

  it('is sent five times at most, and lives ten minutes from the latest', () => {
    expect(decideSend(code, { sends: 4, tries: 2, ended: false, now })).toEqual({
      ok: true,
      value: { expiresAt: later(600_000) },
    });
    expect(decideSend(code, { sends: 5, tries: 0, ended: false, now })).toMatchObject({ reason: 'sends-used-up' });
    expect(decideSend(code, { sends: 1, tries: 3, ended: false, now })).toMatchObject({ reason: 'code-over' });
  });
});
