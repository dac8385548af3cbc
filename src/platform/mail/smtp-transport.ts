/**
 * Hands letters to the mail server of `SMTP_URL`. The envelope is given apart from the headers, with one recipient, so
 * that no parser decides who receives it; the Message-ID is the row's id, so that a copy after a crash is known as one.
 */
import { createTransport } from 'nodemailer';
import {
  handedOver,
  refusedForGood,
  serverAway,
  tryAgain,
  type Delivery,
  type MailTransport,
  type OutgoingMail,
} from './delivery.ts';
import { parseEmail } from '../../vocabulary/email.ts';
import { StartRefusal } from '../config/refusal.ts';
import { requireCanonicalAddress } from './canonical-address.ts';

const CONNECT_TIMEOUT_MS = 2_500;
const ANSWER_TIMEOUT_MS = 15_000;
/** A server that trickles its answers never trips the timeout of the socket; this ends the try. */
const DELIVERY_TIMEOUT_MS = 30_000;

export interface SmtpOptions {
  readonly smtpUrl: string;
  /** `Name <address>` or a bare address, from the configuration. */
  readonly mailFrom: string;
}

export function smtpTransport({ smtpUrl, mailFrom }: SmtpOptions): MailTransport {
  const sender = readSender(mailFrom);
  const mailer = createTransport({
    ...smtpServer(smtpUrl),
    pool: true,
    // Letters are handed over one at a time (send-letter.ts); the second is for a letter that comes while one closes.
    maxConnections: 2,
    maxRequeues: 0,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    dnsTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: ANSWER_TIMEOUT_MS,
    socketTimeout: ANSWER_TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    kind: 'smtp',
    deliver: async (mail) => {
      const outgoing = message(mail, sender);
      try {
        await mailer.sendMail({ ...outgoing, signal: AbortSignal.timeout(DELIVERY_TIMEOUT_MS) });
        return handedOver;
      } catch (error) {
        return readFault(error);
      }
    },
    close: async () => mailer.close(),
  };
}

function message(mail: OutgoingMail, sender: Sender) {
  const recipient = requireCanonicalAddress(mail.address);
  return {
    envelope: { from: sender.address, to: [recipient] },
    from: { name: sender.name, address: sender.address },
    to: { name: '', address: recipient },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    date: mail.createdAt,
    messageId: messageId(mail.id, sender.address),
    // RFC 3834: no vacation notice is wanted in answer to a letter that nobody reads answers to.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  };
}

export const messageId = (id: string, senderAddress: string): string =>
  `<${id}@${senderAddress.slice(senderAddress.indexOf('@') + 1)}>`;

export interface Sender {
  readonly name: string;
  readonly address: string;
}

/** Reads `MAIL_FROM`: `Countersign <no-reply@id.example.org>` or `no-reply@id.example.org`. */
export function readSender(mailFrom: string): Sender {
  const parts = /^\s*(?:"?([^"<>\p{Cc}]*?)"?\s*<([^<>\s]+)>|([^<>\s]+))\s*$/u.exec(mailFrom);
  const address = parseEmail(parts?.[2] ?? parts?.[3] ?? '');
  if (!address.ok)
    throw new StartRefusal('MAIL_FROM must be one address, such as Countersign <no-reply@id.example.org>.');
  return { name: parts?.[1] ?? '', address: address.value };
}

/** The URL read by us: the user part may hold %-escapes, and no option of the library comes in through the query. */
function smtpServer(smtpUrl: string) {
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  const auth = { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    // Credentials never travel in clear text.
    ...(url.username === '' ? {} : { auth, requireTLS: !secure }),
  };
}

interface SmtpFault {
  readonly code?: unknown;
  readonly responseCode?: unknown;
  readonly command?: unknown;
}

const aboutOneLetter = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);

/** Only an answer about this recipient or this message can be final; a server that refuses everybody may be mended. */
function readFault(error: unknown): Delivery {
  const { code, responseCode, command } = error as SmtpFault;
  const fault = faultCode(['smtp', code, command, responseCode]);
  if (typeof command !== 'string' || !aboutOneLetter.has(command)) return serverAway(fault);
  const final = typeof responseCode === 'number' && responseCode >= 500 && responseCode < 600;
  return final && command !== 'MAIL FROM' ? refusedForGood(fault) : tryAgain(fault);
}

const faultCode = (parts: readonly unknown[]): string =>
  parts
    .filter(Boolean)
    .join('-')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 60);
