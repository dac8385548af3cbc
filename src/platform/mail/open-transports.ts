/**
 * Which ways out this installation has, from its configuration. In the demo, what has no server stays in the table and
 * shows on the outbox page. Elsewhere it waits and in the end dies visibly: nothing is ever called sent that was not.
 */
import type { Config } from '../config/config.ts';
import { webhookTransport } from '../sms/webhook-transport.ts';
import { handedOver, serverAway, type MailTransport, type TextTransport } from './delivery.ts';
import { resting } from './resting-transport.ts';
import { smtpTransport } from './smtp-transport.ts';

export interface Transports {
  readonly mail: MailTransport;
  readonly texts: TextTransport;
}

export function openTransports(config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'smsUrl' | 'demo'>): Transports {
  const { smtpUrl, mailFrom, smsUrl, demo } = config;
  return {
    mail: smtpUrl === null ? withoutServer(demo) : resting(smtpTransport({ smtpUrl, mailFrom })),
    texts: smsUrl === null ? withoutServer(demo) : resting(webhookTransport(smsUrl)),
  };
}

function withoutServer(demo: boolean): MailTransport & TextTransport {
  return {
    kind: demo ? 'outbox' : 'none',
    deliver: async () => (demo ? handedOver : serverAway('not-configured')),
    close: async () => undefined,
  };
}
