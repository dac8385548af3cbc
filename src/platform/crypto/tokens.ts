/**
 * Bearer secrets that we hand out: session cookies, links in letters, API keys. The database holds only their digest.
 * A plain SHA-256 is enough because a token has 256 random bits; anything a person could type goes to codes.ts or
 * passwords.ts. Source: NIST SP 800-63B-4, 3.1.2.2 (secrets of 112 bits and more need no slow hash).
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

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
