/**
 * Every rule of every policy against an oracle written from the described rules, not from the code: over random passwords,
 * and over passwords that break exactly one rule. Boundaries of length, age and history stand at the end.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { POLICIES } from '../policies.rules.ts';
import {
  decideNameInPassword,
  decidePassword,
  passwordAdvice,
  passwordCompliance,
  passwordRules,
} from './password.rules.ts';
import type { PasswordFacts } from './password.rules.ts';
import type { PasswordRule } from './password-sentences.rules.ts';

const legacy = POLICIES.legacy.password;
const nist = POLICIES['nist-800-63b-4'].password;
const now = new Date('2026-05-03T12:00:00Z');
const hour = 3_600_000;
const day = 24 * hour;

const factsFor = (password: string, facts: Partial<PasswordFacts> = {}): PasswordFacts => ({
  purpose: 'change',
  confirmation: password,
  userId: 'cleomarsh',
  names: ['Cleo', 'Marsh'],
  matchesPrevious: false,
  age: { setAt: new Date(now.getTime() - 2 * day), now, compromised: false },
  common: null,
  context: false,
  ...facts,
});

/** The legacy rules in regular expressions, as a reader of the description would write them down. */
const oracle: Readonly<Partial<Record<PasswordRule, (password: string) => boolean>>> = {
  length: (password) => /^[^]{8,12}$/u.test(password),
  letter: (password) => /[a-z]/i.test(password),
  number: (password) => /[0-9]/.test(password),
  special: (password) => /[@#&)(\-_'".,*;:/$!]/.test(password),
  'allowed-characters': (password) => /^[a-zA-Z0-9@#&)(\-_'".,*;:/$!]+$/.test(password),
  'first-character': (password) => /^[^0-9]/.test(password),
  repeats: (password) => password !== '' && !/([^])\1\1/iu.test(password),
  'user-id': (password) => password !== '' && !/^cleomarsh$/i.test(password),
  name: (password) => password !== '' && !/cleo|marsh/i.test(password),
};

const characters = fc.constantFrom(...'abcdefXYZ0123456789@#&)(-_\'".,*;:/$! %^+é漢<~');
const anyPassword = fc.oneof(
  fc.string({ unit: characters, maxLength: 16 }),
  fc.string({ unit: fc.constantFrom(...'aA1!cleomarshCLEO'), minLength: 6, maxLength: 13 }),
  fc.constantFrom('cleomarsh', 'CLEOMARSH', 'CleoMarsh', 'xmarsh1!', 'aaa1!bcd', 'aAa1!bcd', ''),
);

/** A password that the oracle accepts: a letter first, at least one of each kind, no run of three, no name. */
const goodPassword = fc
  .tuple(
    fc.constantFrom(...'bdfgjkQTW'),
    fc.shuffledSubarray([...'nptvwxzBDF24680@#&)(-_\'".,*;:/$!'], { minLength: 5, maxLength: 9 }),
  )
  .map(([first, rest]) => `${first}7!${rest.join('')}`)
  .filter((password) => password.length <= 12 && Object.values(oracle).every((isMet) => isMet(password)));

const unmet = (password: string, facts: PasswordFacts, policy = legacy): readonly PasswordRule[] =>
  passwordCompliance(policy, password, facts).flatMap(({ rule, met }) => (met === true ? [] : [rule]));

describe('legacy', () => {
  it('shows nine rules at registration and twelve later', () => {
    expect(passwordRules(legacy, 'registration')).toHaveLength(9);
    expect(passwordRules(legacy, 'registration')).not.toContain('name');
    expect(passwordRules(legacy, 'reset')).toHaveLength(12);
    expect(passwordRules(legacy, 'change')).toEqual(passwordRules(legacy, 'reset'));
  });

  it('agrees with the oracle, rule by rule', () => {
    fc.assert(
      fc.property(anyPassword, (password) => {
        const items = passwordCompliance(legacy, password, factsFor(password)).filter(({ rule }) => rule in oracle);
        const said = Object.fromEntries(items.map(({ rule, met }) => [rule, met]));
        const wanted = Object.fromEntries(Object.entries(oracle).map(([rule, isMet]) => [rule, isMet(password)]));
        expect(said).toEqual(wanted);
        const isGood = Object.values(oracle).every((isMet) => isMet(password));
        expect(decidePassword(legacy, password, factsFor(password)).ok).toBe(isGood);
      }),
      { numRuns: 5_000 },
    );
  });

  const spoilers: readonly (readonly [PasswordRule, (password: string) => string])[] = [
    ['length', (password) => `${password}BqBqBqBqB`],
    ['length', (password) => password.slice(0, 3) + 'b2!'],
    ['letter', (password) => password.replace(/[a-z]/gi, '@').replace(/(.)\1/g, '$1#').slice(0, 12).padEnd(8, '-4')],
    ['number', (password) => password.replace(/[0-9]/g, 'q')],
    ['special', (password) => password.replace(/[^a-z0-9]/gi, 'k')],
    ['allowed-characters', (password) => `${password.slice(0, 11)}%`],
    ['allowed-characters', (password) => `${password.slice(0, 11)} `],
    ['allowed-characters', (password) => `${password.slice(0, 11)}é`],
    ['first-character', (password) => `9${password.slice(0, 11)}`],
    ['repeats', (password) => `${password.slice(0, 9)}RrR`],
    ['name', (password) => `${password.slice(0, 7)}MARSH`],
  ];
  it.each(spoilers)('refuses what breaks the rule %s and no other', (rule, spoil) => {
    let seen = 0;
    fc.assert(
      fc.property(goodPassword, (good) => {
        expect(decidePassword(legacy, good, factsFor(good))).toEqual({ ok: true, value: good });
        const spoilt = spoil(good);
        const broken = Object.entries(oracle).filter(([, isMet]) => !isMet(spoilt));
        fc.pre(broken.length === 1 && broken[0]?.[0] === rule);
        seen += 1;
        expect(unmet(spoilt, factsFor(spoilt))).toEqual([rule]);
        expect(decidePassword(legacy, spoilt, factsFor(spoilt))).toMatchObject({ ok: false, reason: rule });
      }),
      { numRuns: 200, maxSkipsPerRun: 200 },
    );
    expect(seen).toBeGreaterThanOrEqual(200);
  });

  it('refuses the user ID itself, in any case, and takes what only contains it', () => {
    const facts = { names: ['Ann', 'Other'], userId: 'cleom7rsh' };
    expect(unmet('CLEOM7rsh', factsFor('CLEOM7rsh', facts))).toEqual(['special', 'user-id']);
    expect(unmet('cleom7rsh!', factsFor('cleom7rsh!', facts))).toEqual([]);
  });

  it('compares both fields, the history and the age', () => {
    const good = 'Demo#2026pw';
    expect(unmet(good, factsFor(good))).toEqual([]);
    expect(unmet(good, factsFor(good, { confirmation: 'Demo#2026pW' }))).toEqual(['confirmation']);
    expect(unmet(good, factsFor(good, { matchesPrevious: true }))).toEqual(['history']);
    const setAt = (ms: number) => ({ age: { setAt: new Date(now.getTime() - ms), now, compromised: false } });
    expect(unmet(good, factsFor(good, setAt(24 * hour - 1)))).toEqual(['age']);
    expect(unmet(good, factsFor(good, setAt(24 * hour)))).toEqual([]);
    expect(legacy.historyCount).toBe(6);
  });

  it('leaves open what is not known where it runs, and takes nothing for granted', () => {
    const good = 'Demo#2026pw';
    const inBrowser = { names: null, matchesPrevious: null, age: null, userId: null };
    const items = passwordCompliance(legacy, good, factsFor(good, inBrowser));
    expect(items.filter(({ met }) => met === null).map(({ rule }) => rule)).toEqual([
      'user-id',
      'name',
      'history',
      'age',
    ]);
    expect(decidePassword(legacy, good, factsFor(good, inBrowser)).ok).toBe(false);
  });

  it('learns the name at step 2 and leads back', () => {
    expect(decideNameInPassword(legacy, 'xCLEO!123', ['Cleo', 'Marsh'])).toMatchObject({ reason: 'name' });
    expect(decideNameInPassword(legacy, 'Demo#2026pw', ['Cleo', 'Marsh']).ok).toBe(true);
    expect(decideNameInPassword(legacy, 'Demo#2026pw', ['', 'Marsh']).ok).toBe(true);
  });
});

describe.each(['nist-800-63b-4', 'cms-ars-5'] as const)('%s', (name) => {
  const policy = POLICIES[name].password;

  it('asks for length and nothing of composition, whatever the characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 140 }), (password) => {
        const length = [...password.normalize('NFC')].length;
        const result = decidePassword(policy, password, factsFor(password, { userId: 'zzzzzz', names: [] }));
        expect(result.ok).toBe(length >= 8 && length <= 256);
      }),
      { numRuns: 2_000 },
    );
  });

  it('counts characters in NFC, takes at least 128 and refuses 257', () => {
    const decomposed = 'e\u0301'.repeat(8);
    expect(decidePassword(policy, decomposed, factsFor('é'.repeat(8)))).toEqual({ ok: true, value: 'é'.repeat(8) });
    expect(decidePassword(policy, 'e\u0301'.repeat(7), factsFor('é'.repeat(7))).ok).toBe(false);
    for (const length of [8, 64, 73, 128, 256]) {
      const password = 'pq'.repeat(length).slice(0, length);
      expect(decidePassword(policy, password, factsFor(password)).ok, String(length)).toBe(true);
    }
    expect(decidePassword(policy, 'p'.repeat(257), factsFor('p'.repeat(257)))).toMatchObject({ reason: 'length' });
    expect(decidePassword(policy, 'four words of mine', factsFor('four words of mine')).ok).toBe(true);
  });

  it('says why a common password is refused', () => {
    const items = passwordCompliance(policy, 'password1', factsFor('password1', { common: 'word' }));
    const item = items.find(({ rule }) => rule === 'common');
    expect(item?.met).toBe(false);
    expect(item?.sentence).toContain('a common word with a few characters added');
    expect(decidePassword(policy, 'cleomarsh!', factsFor('cleomarsh!', { context: true }))).toMatchObject({
      reason: 'context',
    });
    expect(decidePassword(policy, 'fine fine fine', factsFor('fine fine fine', { common: 'unchecked' })).ok).toBe(
      false,
    );
  });

  it('advises 15 characters and refuses nothing for it', () => {
    expect(passwordAdvice(policy, '14 characters.')).toContain('15');
    expect(passwordAdvice(policy, '15 characters..')).toBeNull();
    expect(passwordAdvice(legacy, 'Demo#2026pw')).toBeNull();
  });

  it('knows neither expiry nor history nor minimum age', () => {
    expect(policy).toBe(nist);
    expect([policy.expiresAfterDays, policy.historyCount, policy.minimumAgeHours]).toEqual([null, 0, 0]);
  });
});
