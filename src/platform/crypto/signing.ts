/**
 * Signatures that outsiders can check without our secrets: Ed25519 (RFC 8032), used for audit checkpoints.
 * A signature is always stored with its key id; retired keys still verify.
 */
import { createPublicKey, sign as signWith, verify } from 'node:crypto';
import { currentKey, findKey, keyById } from './keyring.ts';
import type { Keyring } from './keyring.ts';

export interface Signature {
  readonly keyId: string;
  /** 64 bytes. */
  readonly signature: Buffer;
}

export function sign(keyring: Keyring, message: Buffer): Signature {
  const { id, key } = currentKey(keyring, 'signing');
  return { keyId: id, signature: signWith(null, message, key) };
}

/** False for another message or signature; null when the keys do not hold the key it names. */
export function signatureHolds(keyring: Keyring, message: Buffer, { keyId, signature }: Signature): boolean | null {
  const key = findKey(keyring, 'signing', keyId);
  return key && verify(null, message, createPublicKey(key), signature);
}

/** The public key in PEM, to be kept with a checkpoint outside the system. */
export function publicSigningKey(keyring: Keyring, keyId: string): string {
  return createPublicKey(keyById(keyring, 'signing', keyId))
    .export({ type: 'spki', format: 'pem' })
    .toString();
}
