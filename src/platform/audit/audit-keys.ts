/**
 * What the audit asks of the keys. The MAC of a row shows that the application wrote it; the signature of a batch shows
 * that the sealer closed it. Both keys lie outside the database, so whoever owns the database can forge neither.
 */
import type { Keyring } from '../crypto/keyring.ts';
import { macHolds, macOf } from '../crypto/mac.ts';
import { sign, signatureHolds } from '../crypto/signing.ts';

const purpose = 'audit event';

export const macOfRow = (keyring: Keyring, rowHash: Buffer) => macOf(keyring, purpose, rowHash);

/** 64 bytes of Ed25519, at once: it is called inside the sealer's transaction. */
export type AuditSigner = (bytes: Buffer) => { readonly keyId: string; readonly signature: Buffer };

/** The current key is looked up at each call, so that a running sealer sees a rotation. */
export const signerOf =
  (keyring: Keyring): AuditSigner =>
  (bytes) =>
    sign(keyring, bytes);

/** True: it holds. False: it does not. Null: nobody knows a key of that id. */
export type Held = boolean | null;

export interface AuditChecks {
  signatureHolds(bytes: Buffer, keyId: string, signature: Buffer): Held;
  macHolds(rowHash: Buffer, keyId: string, mac: Buffer): Held;
}

export const checksOf = (keyring: Keyring): AuditChecks => ({
  signatureHolds: (bytes, keyId, signature) => signatureHolds(keyring, bytes, { keyId, signature }),
  macHolds: (rowHash, keyId, mac) => macHolds(keyring, purpose, rowHash, { keyId, mac }),
});
