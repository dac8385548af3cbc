/** Guides about one's own account: creating it, signing in, the password. */
import { say } from '../../vocabulary/say.ts';
import type { Guide } from './guide.pages.tsx';

export const accountGuides = (): readonly Guide[] => [
  {
    id: 'register',
    title: say('Create your account'),
    who: say('For everyone; about five minutes. Have your Social Security Number and a phone at hand.'),
    steps: [
      {
        title: say('On the front page, press “Create Account Now”'),
        text: say('Enter your e-mail address twice. We send a code there; enter it, or open the link of the letter.'),
      },
      {
        title: say('User Security'),
        text: say(
          'Choose a User ID and a password; the list shows which rules it meets. Answer the security questions where they are asked.',
        ),
      },
      {
        title: say('User Information'),
        text: say('Your name, address, phones, date of birth and SSN. They verify your identity.'),
      },
      {
        title: say('MFA Setup'),
        text: say(
          'Say where codes should go, and enter the first one. A second method helps when the first does not work.',
        ),
      },
      { title: say('Final Review'), text: say('Look over everything and complete. You are signed in then.') },
    ],
  },
  {
    id: 'sign-in',
    title: say('Sign in'),
    who: say('For everyone with an account.'),
    steps: [
      { title: say('Enter your User ID and password'), text: say('Press “Sign In”.') },
      { title: say('Choose where the code should go'), text: say('Press “Send Verification Code”.') },
      {
        title: say('Enter the six digits'),
        text: say(
          'Say whether the device is public or private, and press “Verify Code”. You have three tries; the code works for 10 minutes.',
        ),
      },
      {
        title: say('When you are done, press “Sign Out”'),
        text: say('After 15 minutes without use you are signed out by yourself; the page warns you before.'),
      },
    ],
  },
];

export const passwordGuide = (): Guide => ({
  id: 'change-password',
  title: say('Change your password'),
  who: say('For everyone with an account.'),
  steps: [
    { title: say('Open My Profile'), text: say('Under “Password”, press “Change Password”.') },
    {
      title: say('Enter the current password and the new one twice'),
      text: say('The list shows which rules the new one meets.'),
    },
    {
      title: say('Press “Change Password”'),
      text: say('All other browsers are signed out, and a letter tells you about it.'),
    },
  ],
});
