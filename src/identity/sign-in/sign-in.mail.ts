/** Letters about the door of an account: it was locked, or a browser that was never seen has come in. */
import { action, defineLetter, facts, paragraph } from '../../platform/mail/letter.ts';
import { say } from '../../vocabulary/say.ts';
import { identityPaths } from '../paths.ts';
import { deviceName } from '../session/device-name-sentences.rules.ts';

export const lockedLetter = defineLetter<{ name: string; until: string }>({
  name: 'sign-in-locked',
  subject: () => say('Sign-in to your account is locked for a while'),
  body: ({ name, until }, _secret, show) => [
    paragraph(say('{name}, too many sign-ins to your account did not succeed, so it is locked.', { name })),
    facts([[say('Open again'), show.time(until)]]),
    paragraph(
      say(
        'If it was you, wait until then and try again. If it was not, somebody knows your User ID but not your password: nothing was opened. A browser in which you signed in before is not shut out.',
      ),
    ),
    action(say('Go to sign-in'), identityPaths.front),
  ],
  example: { params: { name: 'Cleo Marsh', until: '2026-11-22T15:00:00.000Z' } },
});

export const newDeviceLetter = defineLetter<{ name: string; at: string; device: string; address: string }>({
  name: 'new-device',
  subject: () => say('A new browser signed in to your account'),
  body: ({ name, at, device, address }, _secret, show) => [
    paragraph(say('{name}, somebody signed in to your account from a browser that we had not seen before.', { name })),
    facts([
      [say('When'), show.time(at)],
      [say('From'), say('{device}, network address {address}', { device: deviceName(device), address })],
    ]),
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
