/**
 * Secrets that people keep for later: recovery codes and answers to security questions. Both are hashed like passwords
 * (argon2id, pepper, queue). Answers are normalised first, because nobody remembers how they spelled them.
 */
import { readableText, typedCode } from './codes.ts';
import type { Keyring } from './keyring.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import type { Verdict } from './passwords.ts';

/**
 * Compatibility characters in one form, case folded, outer spaces gone, inner spaces single. Upper case comes first
 * because some small letters (German sharp s, final sigma) only meet there. Source: Unicode 3.13, caseless matching.
 */
export const normalizedAnswer = (answer: string): string =>
  answer.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC').replace(/\s+/g, ' ').trim();

export const hashAnswer = (keyring: Keyring, answer: string): Promise<string> =>
  hashPassword(keyring, normalizedAnswer(answer));

export const verifyAnswer = (keyring: Keyring, stored: string, answer: string): Promise<Verdict> =>
  verifyPassword(keyring, stored, normalizedAnswer(answer));

const codesPerSet = 10;
const selectorLength = 2;
const secretLength = 12;

export interface RecoveryCode {
  /** Stored in clear, unique in its set: names the row, so that one try costs one hash and not ten. */
  readonly selector: string;
  /** What the person keeps: selector and 52 random bits, as `CD-FGHJ-KMNP-QRTW`. Hash it, show it once. */
  readonly code: string;
}

export function newRecoveryCodes(): readonly RecoveryCode[] {
  const selectors = new Set<string>();
  while (selectors.size < codesPerSet) selectors.add(readableText(selectorLength));
  return [...selectors].map((selector) => {
    const groups = readableText(secretLength).match(/.{4}/g) ?? [];
    return { selector, code: [selector, ...groups].join('-') };
  });
}

/** Which row of a set a typed code speaks of; verify it with `verifyRecoveryCode`, or `dummyVerify` when there is none. */
export const selectorOf = (typed: string): string => typedCode(typed).slice(0, selectorLength);

export const hashRecoveryCode = (keyring: Keyring, code: string): Promise<string> =>
  hashPassword(keyring, typedCode(code));

export const verifyRecoveryCode = (keyring: Keyring, stored: string, typed: string): Promise<Verdict> =>
  verifyPassword(keyring, stored, typedCode(typed));
