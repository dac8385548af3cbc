/** Acceptance of the terms: a signed value that names the version of the text, so that a new text asks again. */
import type { Ctx } from '../../platform/context.ts';
import { readSigned, signed } from '../../platform/crypto/tokens.ts';
import type { Visit } from '../../platform/http/visit.ts';

/** Grows with every change of the text that people must see again. */
const termsVersion = '1';

export const acceptance = ({ keyring }: Ctx): string => signed(keyring, 'terms', termsVersion);

export function acceptedTerms({ cookies, parts, now }: Visit): boolean {
  const cookie = cookies.read('terms');
  return cookie !== null && readSigned(parts.keyring, 'terms', cookie, now) === termsVersion;
}
