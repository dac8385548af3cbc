/**
 * Short secrets for one attempt: six-digit codes and invitation PINs. They are short, so their digest is keyed: HMAC
 * with a key outside the database, over the attempt and the code, so that a code fits no other attempt and a stolen
 * table cannot be tried through. What keeps guessing out is the count of tries, which the caller does first.
 */
import { randomInt } from 'node:crypto';
import { currentKey, everyKey } from './keyring.ts';
import type { Keyring } from './keyring.ts';
import { hmac, unambiguous } from './primitives.ts';

/** Letters and digits that no one takes for each other, and no vowels, so that no word comes out by chance. */
const readable = '3479CDFGHJKMNPQRTWXY';
const codeDigits = 6;
const pinLength = 9;

/** '000000' to '999999', each as likely (`randomInt` rejects instead of reducing). Source: SP 800-63B-4, 3.1.3.2. */
export const newCode = (): string =>
  randomInt(10 ** codeDigits)
    .toString()
    .padStart(codeDigits, '0');

/** Nine readable characters: 38 bits. */
export const newPin = (): string => readableText(pinLength);

export const readableText = (length: number): string =>
  Array.from({ length }, () => readable.charAt(randomInt(readable.length))).join('');

/** What was typed, as it was issued: spaces and dashes out, capitals. */
export const typedCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase();

/** The 32 bytes to store for a code or PIN of one attempt (challenge, invitation). */
export const codeDigest = (keyring: Keyring, attemptId: string, code: string): Buffer =>
  hmac(currentKey(keyring, 'code').key, unambiguous(attemptId, typedCode(code)));

/**
 * The digests that a typed code may have been stored as, for `code_digest = any($digests)` in the one statement that
 * uses the code up: one for each key, so that codes sent before a rotation of the key still work.
 */
export const codeDigests = (keyring: Keyring, attemptId: string, code: string): readonly Buffer[] =>
  everyKey(keyring, 'code').map(({ key }) => hmac(key, unambiguous(attemptId, typedCode(code))));
