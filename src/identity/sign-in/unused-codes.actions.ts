/**
 * Codes that were sent for sign-ins and that nobody used, counted per account and bucket as failures are: whoever knows a
 * password cannot flood its owner's phone, and a known device is not kept from its code by a stranger's sends.
 */
import { keyedDigest } from '../../platform/crypto/mac.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { GuessLimit } from '../../platform/http/guesses.ts';

/** A completed sign-in forgets them. The number is our decision: letters of recovery have the same bound (63B-4 §4.2.2). */
export const UNUSED_CODES: GuessLimit = { channel: 'sign-in-codes', tries: 20, windowMinutes: 60 };

export const unusedCodesKey = (keyring: Keyring, accountId: string, bucket: string): Buffer =>
  keyedDigest(keyring, UNUSED_CODES.channel, `${accountId} ${bucket}`);
