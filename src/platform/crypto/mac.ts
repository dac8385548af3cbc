/**
 * Keyed digests of what we write ourselves. HMAC-SHA-256 (RFC 2104) under a key derived by HKDF for one named purpose,
 * so that a digest made for one table means nothing in another.
 */
import type { KeyObject } from 'node:crypto';
import { currentKey, findKey } from './keyring.ts';
import type { Keyring } from './keyring.ts';
import { deriveKey, hmac } from './primitives.ts';
import { sameBytes } from './tokens.ts';

/**
 * 32 bytes that stand for a value without telling it: a client address in a guess counter. Equal values give equal
 * digests until the key is rotated; whatever has to be found for longer goes to lookup.ts.
 */
export const keyedDigest = (keyring: Keyring, purpose: string, value: string): Buffer =>
  macOf(keyring, purpose, Buffer.from(value, 'utf8')).mac;

/** A mark that shows later that we wrote this; store both parts. */
export function macOf(keyring: Keyring, purpose: string, message: Buffer): { keyId: string; mac: Buffer } {
  const { id, key } = currentKey(keyring, 'mac');
  return { keyId: id, mac: hmac(keyFor(key, purpose), message) };
}

/** Null when the keys do not hold `keyId`: nobody can tell. */
export function macHolds(
  keyring: Keyring,
  purpose: string,
  message: Buffer,
  made: { readonly keyId: string; readonly mac: Buffer },
): boolean | null {
  const key = findKey(keyring, 'mac', made.keyId);
  return key && sameBytes(hmac(keyFor(key, purpose), message), made.mac);
}

/** `deriveKey` remembers what it derived: a verify of the audit asks a million times. */
const keyFor = (key: KeyObject, purpose: string): KeyObject => deriveKey(key, `countersign mac ${purpose}`);
