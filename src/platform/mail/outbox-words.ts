/** How the outbox page names the ways of a letter, its states and its receiver. */
import { formatPhone } from '../../vocabulary/phone.ts';
import { say } from '../../vocabulary/say.ts';
import type { OutboxLetter } from './outbox.ts';

export function kindOf({ channel }: OutboxLetter): string {
  switch (channel) {
    case 'mail':
      return say('mail');
    case 'text':
      return say('text message');
    case 'voice':
      return say('voice call');
  }
}

export function stateOf({ state }: OutboxLetter): string {
  switch (state) {
    case 'queued':
    case 'sending':
      return say('on its way');
    case 'sent':
      return say('delivered');
    case 'dead':
      return say('given up');
  }
}

export const formatEmailOrPhone = ({ channel, to }: OutboxLetter): string =>
  channel === 'mail' ? to : formatPhone(to);
