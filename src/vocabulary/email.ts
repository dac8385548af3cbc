/**
 * One e-mail address in the one form in which it is stored, compared and handed to the mail server.
 * The domain goes to its ASCII form, so a look-alike of another script shows as "xn--…"; quotes, comments and lists never pass.
 */
import { done, refused, type Outcome } from './outcome.ts';
import { countOf, type Refusal } from './refusal.ts';
import { say } from './say.ts';

export type EmailReason =
  'email-missing' | 'email-too-long' | 'email-several' | 'email-form' | 'email-local-part' | 'email-domain';

/** Source: RFC 5321, 4.5.3.1: a path of 256 octets with its brackets, a local part of 64, a domain of 255. */
export const EMAIL_LIMIT_CHARACTERS = 254;
const LOCAL_PART_LIMIT_CHARACTERS = 64;
const DOMAIN_LIMIT_CHARACTERS = 253;

/**
 * Source: RFC 5322, dot-atom, without quoted strings, and without what a mail system may read as another address: the
 * percent hack, bang paths, encoded words, pipes. No option of a program either: it begins with a letter, digit or sign.
 */
const DOT_ATOM = /^(?!-)[a-z0-9#$&'*+/=^_~-]+(?:\.[a-z0-9#$&'*+/=^_~-]+)*$/i;
/** Letters, marks and digits of any script in labels; no sign that a host parser could take for something else. */
const DOMAIN_AS_TYPED = /^[\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)+$/u;
/** Host labels; the last one is never a number, so that no address of a machine passes. */
const DOMAIN_IN_ASCII = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?=.*[a-z])[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** The domain in ASCII and small letters (IDNA), or null where there is none. */
function asciiDomain(typed: string): string | null {
  if (!DOMAIN_AS_TYPED.test(typed)) return null;
  const address = `http://${typed}/`;
  const host = URL.canParse(address) ? new URL(address).hostname : '';
  return host.length <= DOMAIN_LIMIT_CHARACTERS && DOMAIN_IN_ASCII.test(host) ? host : null;
}

/** The canonical form. Capital letters carry no meaning in any mail system that people use, so they are made small. */
export function parseEmail(typed: string): Outcome<string, EmailReason> {
  const text = typed.trim();
  if (text === '') return refused('email-missing');
  if (text.length > EMAIL_LIMIT_CHARACTERS) return refused('email-too-long', { limit: EMAIL_LIMIT_CHARACTERS });
  if (/[,;]|\s+\S*@|@.*@/s.test(text)) return refused('email-several');
  const at = text.indexOf('@');
  if (at < 1 || at === text.length - 1) return refused('email-form');
  const localPart = text.slice(0, at);
  if (localPart.length > LOCAL_PART_LIMIT_CHARACTERS || !DOT_ATOM.test(localPart)) return refused('email-local-part');
  const domain = asciiDomain(text.slice(at + 1));
  if (domain === null) return refused('email-domain');
  const email = `${localPart.toLowerCase()}@${domain}`;
  return email.length > EMAIL_LIMIT_CHARACTERS
    ? refused('email-too-long', { limit: EMAIL_LIMIT_CHARACTERS })
    : done(email);
}

/** "cleo@lakeside.example" as "c***@lakeside.example"; the stars do not tell how long it is. */
export const maskEmail = (email: string): string => `${email.slice(0, 1)}***${email.slice(email.indexOf('@'))}`;

export function emailSentence(refusal: Refusal<EmailReason>): string {
  switch (refusal.reason) {
    case 'email-missing':
      return say('Enter the e-mail address.');
    case 'email-too-long':
      return say('Enter an e-mail address of {limit} characters or fewer.', { limit: countOf(refusal, 'limit') });
    case 'email-several':
      return say('Enter one e-mail address only, without spaces, commas or a name around it.');
    case 'email-form':
      return say('Enter the e-mail address in full, such as name@example.org.');
    case 'email-local-part':
      return say('Check the part before the @: it may hold letters without accents, digits, periods and hyphens.');
    case 'email-domain':
      return say('Check the part after the @: it looks like example.org.');
  }
}
