/**
 * The four constructions everything else is made of, each a standard, none of our own:
 * AES-256-GCM (NIST SP 800-38D), AES Key Wrap (RFC 3394), HKDF-SHA-256 (RFC 5869), HMAC-SHA-256 (RFC 2104).
 *
 * Why plain GCM with a random 96-bit nonce: each person has a data key of their own, so one key seals thousands of
 * values, not billions. SP 800-38D allows 2^32 per key; at 2^20 values the chance of one repeat is below 2^-56. The
 * nonce is drawn inside `encrypt` and cannot be passed in, so no caller can repeat one.
 */
import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

export const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** Nonce, ciphertext and tag in one piece; `about` is authenticated, not stored. */
export function encrypt(key: KeyObject, about: Buffer, plaintext: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(about);
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** The plaintext, or null when a bit of the box, of `about` or of the key is another one. */
export function decrypt(key: KeyObject, about: Buffer, box: Buffer): Buffer | null {
  if (box.length < nonceBytes + tagBytes) return null;
  const end = box.length - tagBytes;
  const cipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, nonceBytes), { authTagLength: tagBytes });
  cipher.setAAD(about).setAuthTag(box.subarray(end));
  try {
    return Buffer.concat([cipher.update(box.subarray(nonceBytes, end)), cipher.final()]);
  } catch {
    return null;
  }
}

const wrapStart = Buffer.alloc(8, 0xa6);

/** AES Key Wrap: for wrapping random keys where nothing else has to be authenticated; it needs no nonce. */
export function wrapKey(wrapping: KeyObject, key: Buffer): Buffer {
  const cipher = createCipheriv('id-aes256-wrap', wrapping, wrapStart);
  return Buffer.concat([cipher.update(key), cipher.final()]);
}

export function unwrapKey(wrapping: KeyObject, wrapped: Buffer): Buffer | null {
  try {
    const cipher = createDecipheriv('id-aes256-wrap', wrapping, wrapStart);
    return Buffer.concat([cipher.update(wrapped), cipher.final()]);
  } catch {
    return null;
  }
}

export function hmac(key: KeyObject | Buffer, message: string | Buffer): Buffer {
  return createHmac('sha256', key).update(message).digest();
}

/** Purposes are a handful of literals, so what was derived is kept as long as its key lives. */
const derived = new WeakMap<KeyObject, Map<string, KeyObject>>();

/** A key for one purpose out of a key for many; the salt stays empty because our keys are uniformly random already. */
export function deriveKey(key: KeyObject, purpose: string): KeyObject {
  const known = derived.get(key) ?? new Map<string, KeyObject>();
  derived.set(key, known);
  const made = known.get(purpose) ?? createSecretKey(Buffer.from(hkdfSync('sha256', key, '', purpose, keyBytes)));
  known.set(purpose, made);
  return made;
}

/** Several strings as one byte string that no other list of strings gives (JSON quotes whatever could blur a border). */
export function unambiguous(...parts: readonly (string | number)[]): Buffer {
  return Buffer.from(JSON.stringify(parts), 'utf8');
}
