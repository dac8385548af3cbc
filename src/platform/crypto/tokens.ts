/**
 * Bearer secrets that we hand out: session cookies, links in letters, API keys. The database holds only their digest.
 * `signed` values are the stateless sort: nothing is stored, so they cannot be taken back before they expire.
 * A plain SHA-256 is enough because a token has 256 random bits; anything a person could type goes to codes.ts or
 * passwords.ts. Source: NIST SP 800-63B-4, 3.1.2.2 (secrets of 112 bits and more need no slow hash).
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { currentKey, findKey } from './keyring.ts';
import type { Keyring } from './keyring.ts';
import { deriveKey, hmac } from './primitives.ts';

const tokenBytes = 32;

/** 43 characters of base64url: 256 bits from the operating system. */
export function newToken(): string {
  return randomBytes(tokenBytes).toString('base64url');
}

/** The 32 bytes that are stored and looked up. An index look-up by digest reveals nothing useful by its timing. */
export function tokenDigest(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}

/** Compares without telling by its duration where two byte strings of one length differ. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.byteLength === other.byteLength && timingSafeEqual(one, other);
}

/** A value longer than this has no place in a cookie or a hidden field. */
const longestSigned = 4096;

/**
 * A value that travels through the browser and comes back unaltered: readable by anyone, so nothing secret belongs in
 * it. HMAC-SHA-256 under a key derived for the purpose alone: a value signed for one purpose reads as null for another.
 */
export function signed(keyring: Keyring, purpose: string, value: string, expiresAt: Date | null = null): string {
  const { id, key } = currentKey(keyring, 'mac');
  const payload = Buffer.from(value, 'utf8').toString('base64url');
  const text = `${id}.${expiresAt === null ? '' : expiresAt.getTime().toString(36)}.${payload}`;
  return `${text}.${signedMac(key, purpose, text)}`;
}

/** The value, or null when it was altered, made for another purpose, or has expired at `now`. */
export function readSigned(keyring: Keyring, purpose: string, token: string, now: Date): string | null {
  if (token.length > longestSigned) return null;
  const [, text, id, expiry, payload, mac] = signedShape.exec(token) ?? [];
  if (text === undefined || id === undefined || payload === undefined || mac === undefined) return null;
  const key = findKey(keyring, 'mac', id);
  if (key === null || !sameBytes(Buffer.from(signedMac(key, purpose, text)), Buffer.from(mac))) return null;
  if (expiry && now.getTime() >= Number.parseInt(expiry, 36)) return null;
  return Buffer.from(payload, 'base64url').toString('utf8');
}

const signedShape = /^(([a-z0-9-]+)\.([a-z0-9]*)\.([\w-]*))\.([\w-]{43})$/;

/**
 * The same values come and go with every page of a browser (its terms, the csrf token of its session), so the last marks are
 * remembered, under the key that made them: they go with it. What is compared and when it expires stays as it is; only the
 * same HMAC is not computed again. Filling it with other values makes it slower, nothing else.
 */
const marks = new WeakMap<KeyObject, Map<string, string>>();
const marksAtMost = 1000;

/** As text, and compared as text: base64url has four spellings of the same last byte, and only one of them is ours. */
function signedMac(key: KeyObject, purpose: string, text: string): string {
  const known = marks.get(key) ?? new Map<string, string>();
  marks.set(key, known);
  const name = `${purpose} ${text}`;
  const mark = known.get(name) ?? hmac(deriveKey(key, `countersign signed ${purpose}`), text).toString('base64url');
  if (!known.has(name) && known.size >= marksAtMost) known.clear();
  known.set(name, mark);
  return mark;
}
