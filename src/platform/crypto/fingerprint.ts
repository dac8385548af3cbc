/**
 * Tells whether two contents are the same, in eight bytes that fit a bigint column. It protects nothing: what must not be
 * forged has a MAC or a signature.
 */
import { hash } from 'node:crypto';

export const sha256 = (content: Uint8Array): Buffer => hash('sha256', content, 'buffer');

/** The first eight bytes of the SHA-256, as a signed number. */
export const fingerprint = (content: Uint8Array | string): bigint =>
  hash('sha256', content, 'buffer').readBigInt64BE(0);
