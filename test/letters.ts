/**
 * Letters and a house for tests of mail: one of each kind. Real letters stand in the modules that send them.
 */
import { say } from '../src/vocabulary/say.ts';
import { defineText, type TextLetter } from '../src/platform/sms/text-letter.ts';
import { handedOver, type MailTransport, type TextTransport } from '../src/platform/mail/delivery.ts';
import { letterRegistry } from '../src/platform/mail/letter-registry.ts';
import { circumstances, type Circumstances, type LetterHouse } from '../src/platform/mail/letter-house.ts';
import { action, code, defineLetter, facts, list, paragraph, type Letter } from '../src/platform/mail/letter.ts';

export const testHouse: LetterHouse = {
  publicUrl: 'https://id.example.org',
  timeZone: 'America/New_York',
  agencyName: null,
  desk: { name: 'Help desk', phone: '555-0100', email: 'desk@countersign.invalid', address: '1 Main Street' },
};

const happened: Circumstances = { at: '2026-05-03T13:14:00Z', device: 'Firefox on Windows', address: '203.0.113.7' };

export const passwordChanged = defineLetter<{ name: string; happened: string }>({
  name: 'test-password-changed',
  subject: ({ name }) => say('Your password was changed, {name}', { name }),
  body: ({ name }, _secret, show) => [
    paragraph(say('{name}, the password of your account was changed.', { name })),
    circumstances(happened, show),
    paragraph(say('If this was you, there is nothing to do.')),
    action(say('This was not me'), '/account/disavowals/new'),
  ],
  example: { params: { name: 'Ada Okafor', happened: happened.at } },
});

export const confirmationCode = defineLetter<{ purpose: string }>({
  name: 'test-confirmation-code',
  carriesSecret: true,
  forTypedAddress: true,
  subject: () => say('Your code'),
  body: (_params, secret) => [paragraph(say('Type this code.')), code(say('Code'), secret)],
  example: { params: { purpose: 'register' }, secret: '492713' },
});

export const invitation = defineLetter<{ systems: readonly string[]; inviter: string }>({
  name: 'test-invitation',
  carriesSecret: true,
  subject: ({ inviter }) => say('{inviter} invites you to register', { inviter }),
  body: ({ systems }, secret) => [
    list(systems),
    facts([
      [say('PIN'), say('{pin}', { pin: secret ?? say('expired') })],
      [say('Enrollment'), { path: '/enrollment' }],
    ]),
    action(say('Open the PIN page'), secret === null ? null : `/pin/${secret}`),
  ],
  example: { params: { systems: ['Enrollment'], inviter: 'Ben Ortiz' }, secret: 'K7M2' },
});

export const codeByPhone = defineText<{ minutes: number }>({
  name: 'test-code-by-phone',
  carriesSecret: true,
  text: ({ minutes }, secret) =>
    secret === null
      ? say('A code was meant for you here. It is no longer needed.')
      : say('Your Countersign code is {code}. It works for {minutes} minutes.', { code: secret, minutes }),
  example: { params: { minutes: 10 }, secret: '492713' },
});

export const testRegistry = letterRegistry({
  letters: [passwordChanged, confirmationCode, invitation] as readonly Letter[],
  texts: [codeByPhone] as readonly TextLetter[],
});

export const outboxTransport: MailTransport & TextTransport = {
  kind: 'outbox',
  deliver: async () => handedOver,
  close: async () => undefined,
};
