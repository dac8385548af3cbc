/**
 * How soon a form came back. Nobody is refused for being quick: a browser that fills in for its owner is. But whoever is
 * quicker than fingers has half as many registrations an hour from one address.
 */
import type { Ctx } from '../../platform/context.ts';
import { readSigned, signed } from '../../platform/crypto/tokens.ts';
import { isTypedByHand } from './registration.rules.ts';

const purpose = 'registration form drawn';

/** For a hidden field: when the form was drawn. */
export const drawnNow = ({ keyring, now }: Ctx): string => signed(keyring, purpose, now.toISOString());

/** False also where the field is missing or was altered. */
export function wasTypedByHand({ keyring, now }: Ctx, drawn: string): boolean {
  const at = readSigned(keyring, purpose, drawn, now);
  return at !== null && isTypedByHand(new Date(at), now);
}
