import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  hashAnswer,
  hashRecoveryCode,
  newRecoveryCodes,
  normalizedAnswer,
  selectorOf,
  verifyAnswer,
  verifyRecoveryCode,
} from './answers.ts';
import { openKeyring } from './keyring.ts';

const keyring = await openKeyring({ kind: 'test' });

describe('security answers', () => {
  test.each([
    ['  Hill   Street ', 'hill street'],
    ['Stra\u00dfe', 'STRASSE'],
    ['\u039f\u0394\u039f\u03a3', '\u03bf\u03b4\u03bf\u03c2'],
    ['\uff2casagna', 'lasagna'],
    ['caf\u00e9', 'cafe\u0301'],
    ['two\u00a0words', 'two\twords'],
  ])('%j and %j are one answer', (one, other) => {
    expect(normalizedAnswer(one)).toBe(normalizedAnswer(other));
  });

  test('have no spaces at the ends or doubled, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (answer) => {
        expect(normalizedAnswer(answer)).toMatch(/^(\S+( \S+)*)?$/u);
        expect(normalizedAnswer(`  ${answer} `)).toBe(normalizedAnswer(answer));
      }),
    );
  });

  test('verify however they are spelled', async () => {
    const stored = await hashAnswer(keyring, 'Hill Street');
    expect(stored).toMatch(/^\$argon2id\$/);
    expect((await verifyAnswer(keyring, stored, ' hill  STREET')).matches).toBe(true);
    expect((await verifyAnswer(keyring, stored, 'hillstreet')).matches).toBe(false);
  });
});

describe('recovery codes', () => {
  test('come as ten with different selectors', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes.map(({ selector }) => selector)).size).toBe(10);
    for (const { selector, code } of codes) {
      expect(code).toMatch(/^[3479C-Y]{2}(-[3479C-Y]{4}){3}$/);
      expect(selectorOf(code.toLowerCase().replaceAll('-', ' '))).toBe(selector);
    }
  });

  test('verify however they are typed', async () => {
    const [{ code } = { code: '' }, { code: other } = { code: '' }] = newRecoveryCodes();
    const stored = await hashRecoveryCode(keyring, code);
    expect((await verifyRecoveryCode(keyring, stored, code.toLowerCase().replaceAll('-', ''))).matches).toBe(true);
    expect((await verifyRecoveryCode(keyring, stored, other)).matches).toBe(false);
  });
});
