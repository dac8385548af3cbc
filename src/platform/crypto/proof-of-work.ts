/**
 * Work that a browser does before it sends a form, and that we check at a 256th of its cost. ALTCHA's protocol by its own
 * library: find a number with which PBKDF2 gives a key that begins with eight zero bits. Work is bound to a text that travels
 * with it, and has no time of its own to expire: whoever sets it knows how old that text is, and whether it was used before.
 */
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Challenge, Payload } from 'altcha-lib/types';
import type { Keyring } from './keyring.ts';
import { keyedDigest } from './mac.ts';

/** Rounds for each of the 256 keys that are tried on average: 0.7 s measured in Chromium, 2.7 ms for us; a few seconds on an old phone. */
const cost = 20_000;
const keyPrefix = '00';

/** As it comes back: what was set, and what was found. */
export type DoneWork = Payload;

export const setWork = (keyring: Keyring, boundTo: string): Promise<Challenge> =>
  createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost,
    keyPrefix,
    deriveKey,
    hmacSignatureSecret: secretOf(keyring, boundTo),
  });

/** We set it for this very text, and it is done. A key is derived only for what we signed. */
export async function isWorkDone(keyring: Keyring, boundTo: string, work: DoneWork): Promise<boolean> {
  const { verified } = await verifySolution({ ...work, deriveKey, hmacSignatureSecret: secretOf(keyring, boundTo) });
  return verified;
}

const secretOf = (keyring: Keyring, boundTo: string): string =>
  keyedDigest(keyring, 'proof of work', boundTo).toString('base64url');
