/** Tells the owner that the password was changed, when and from where, and what to do if it was somebody else. */
import { defineLetter, paragraph } from '../../platform/mail/letter.ts';
import { circumstances } from '../../platform/mail/letter-house.ts';
import { say } from '../../vocabulary/say.ts';
import { deviceName } from '../session/device-name-sentences.rules.ts';

export const passwordChangedLetter = defineLetter<{ name: string; at: string; device: string; address: string }>({
  name: 'password-changed',
  subject: () => say('Your password was changed'),
  body: ({ name, at, device, address }, _secret, show) => [
    paragraph(say('{name}, the password of your account was changed.', { name })),
    circumstances({ at, device: deviceName(device), address }, show),
    paragraph(
      say(
        'You are signed out in all other browsers, and each asks for a code the next time, also one that you had called private.',
      ),
    ),
    paragraph(
      say('If it was you, there is nothing to do. If it was not, call the help desk now: they can stop it at once.'),
    ),
  ],
  example: {
    params: {
      name: 'Cleo Marsh',
      at: '2026-11-22T14:00:00.000Z',
      device: 'Firefox/140.0 (Windows)',
      address: '192.0.2.7',
    },
  },
});
