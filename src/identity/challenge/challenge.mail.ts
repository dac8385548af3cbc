/** The letters and texts that bring a code. Nothing else is in them that would help somebody who reads over a shoulder. */
import { code, defineLetter, paragraph } from '../../platform/mail/letter.ts';
import { defineText } from '../../platform/sms/text-letter.ts';
import { say } from '../../vocabulary/say.ts';

export const codeLetter = defineLetter<{ minutes: number }>({
  name: 'sign-in-code',
  carriesSecret: true,
  subject: () => say('Your verification code'),
  body: ({ minutes }, secret) => [
    paragraph(say('Enter this code on the page that asked for it. It works for {minutes} minutes, once.', { minutes })),
    code(say('Verification code'), secret),
    paragraph(
      say(
        'Nobody from the help desk will ever ask you for it. If you did not ask for a code, somebody may know your password: sign in and change it.',
      ),
    ),
  ],
  example: { params: { minutes: 10 }, secret: '492713' },
});

export const codeText = defineText<{ minutes: number }>({
  name: 'code-by-phone',
  carriesSecret: true,
  text: ({ minutes }, secret) =>
    secret === null
      ? say('The verification code of this message is no longer in force.')
      : say('Your verification code is {code}. It works for {minutes} minutes, once. Nobody will ask you for it.', {
          code: secret,
          minutes,
        }),
  example: { params: { minutes: 10 }, secret: '492713' },
});
