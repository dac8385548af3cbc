/**
 * The two hidden values of every form. `csrf` binds it to this browser (session or visitor cookie) and hat;
 * `idempotency` names this one filling-in, so that a double click does the thing once. Both are signed, nothing is
 * stored until the form comes back.
 */
import { randomUUID } from 'node:crypto';
import { readSigned, signed } from '../crypto/tokens.ts';
import type { Keyring } from '../crypto/keyring.ts';

export interface FormBinding {
  /** Session id or visitor cookie. */
  readonly browser: string;
  /** Reference of the party acted for, or ''. */
  readonly hat: string;
}

/** A form left open longer must be loaded again; sessions end far earlier. */
export const formKeptHours = 24;

const bindingText = ({ browser, hat }: FormBinding) => `${browser}|${hat}`;

export const csrfToken = (keyring: Keyring, binding: FormBinding) => signed(keyring, 'csrf', bindingText(binding));

export const csrfHolds = (keyring: Keyring, binding: FormBinding, token: string | null, now: Date): boolean =>
  token !== null && readSigned(keyring, 'csrf', token, now) === bindingText(binding);

export function idempotencyToken(keyring: Keyring, binding: FormBinding, action: string, now: Date): string {
  const expiresAt = new Date(now.getTime() + formKeptHours * 3_600_000);
  return signed(keyring, 'idempotency', `${randomUUID()}|${bindingText(binding)}|${action}`, expiresAt);
}

export function idempotencyHolds(
  keyring: Keyring,
  binding: FormBinding,
  path: string,
  token: string | null,
  now: Date,
) {
  if (token === null) return false;
  const value = readSigned(keyring, 'idempotency', token, now);
  return value !== null && value.slice(value.indexOf('|') + 1) === `${bindingText(binding)}|${path}`;
}

/** A page has several forms, most of them of one session and hat: they share their csrf token. Some need nothing else. */
export function pageTokens(keyring: Keyring, bindingOf: (action: string) => FormBinding, now: Date) {
  const csrfOf = new Map<string, string>();
  return (action: string) => {
    const bound = bindingOf(action);
    const text = bindingText(bound);
    const csrf = csrfOf.get(text) ?? csrfToken(keyring, bound);
    csrfOf.set(text, csrf);
    return {
      csrf,
      get idempotency() {
        return idempotencyToken(keyring, bound, action, now);
      },
    };
  };
}
