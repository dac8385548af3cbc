/** Letters of registration: proving the address, an address that is known already, and the welcome at the end. */
import { action, code, defineLetter, facts, list, paragraph } from '../../platform/mail/letter.ts';
import { say } from '../../vocabulary/say.ts';
import { identityPaths } from '../paths.ts';

/** Its secret is the code and the token of the link, with a space between them. */
export const proofLetter = defineLetter<{ minutes: number }>({
  name: 'registration-proof',
  carriesSecret: true,
  subject: () => say('Confirm your e-mail address'),
  body({ minutes }, secret) {
    const [digits = null, token = null] = secret?.split(' ') ?? [];
    return [
      paragraph(
        say(
          'Somebody, we think you, is creating an account with this address. Enter the code on the page that waits for it:',
        ),
      ),
      code(say('Code'), digits),
      action(say('Or confirm by this link'), token === null ? null : identityPaths.registerProofLink(token)),
      paragraph(
        say(
          'Both work for {minutes} minutes, once. If it was not you, there is nothing to do: without them no account comes to be.',
          { minutes },
        ),
      ),
    ];
  },
  example: { params: { minutes: 10 }, secret: '492713 pAbk2m0lQmJmT1vXo0s3Yw6tq9hZr4cd5efGhIjKlMn' },
});

/**
 * Goes to an address that an account has already; the page shows the same as for one that nobody has. It carries a secret
 * like the proof and shows nothing of it, so that both are written by the same statements and take the same time.
 */
export const knownAddressLetter = defineLetter<{ minutes: number }>({
  name: 'registration-known-address',
  carriesSecret: true,
  subject: () => say('You have an account already'),
  body: () => [
    paragraph(
      say(
        'Somebody, perhaps you, has just asked to create an account with this address. You have one already, so nothing was created.',
      ),
    ),
    action(say('Sign in'), identityPaths.front),
    paragraph(say('If it was not you, there is nothing to do: whoever asked has learned nothing about you.')),
  ],
  example: { params: { minutes: 10 }, secret: '492713 pAbk2m0lQmJmT1vXo0s3Yw6tq9hZr4cd5efGhIjKlMn' },
});

export const welcomeLetter = defineLetter<{ name: string; userId: string; verified: boolean }>({
  name: 'welcome',
  subject: () => say('Your account is ready'),
  body: ({ name, userId, verified }) => [
    paragraph(say('Welcome, {name}. Your account is ready.', { name })),
    facts([[say('User ID'), userId]]),
    ...(verified
      ? []
      : [
          paragraph(
            say(
              'We could not confirm who you are from what you entered. The help desk looks at it; you can sign in meanwhile, but hold no role until they have decided.',
            ),
          ),
        ]),
    list([
      say('You work for a clinic or a firm: add it under My Profile, and an official there approves you.'),
      say('Somebody helps you: give them access of their own. Nobody needs your password.'),
    ]),
    action(say('Go to sign-in'), identityPaths.front),
  ],
  example: { params: { name: 'Cleo Marsh', userId: 'cleomarsh', verified: true } },
});
