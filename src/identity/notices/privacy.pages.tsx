/**
 * What is stored of a person, why, how it is kept, and who sees it. Every sentence is a promise that code keeps: change
 * one only together with the other.
 */
import { say } from '../../vocabulary/say.ts';
import type { Desk } from './desk.pages.tsx';
import { ReadingPage, type ReadingSection } from './reading.pages.tsx';

export const PrivacyPage = ({ desk }: { desk: Desk }) => (
  <ReadingPage
    title={say('Privacy')}
    lede={say('What we know about you, how we keep it, and who sees it.')}
    sections={[...keepingSections(), ...seeingSections()]}
    desk={desk}
  />
);

const keepingSections = (): readonly ReadingSection[] => [
  {
    heading: say('What we store'),
    paragraphs: [say('Only what proves who you are, reaches you, and shows what was done in your name:')],
    points: [
      say('your name, date of birth and Social Security Number, to verify your identity;'),
      say('your home address, phones and e-mail address, to reach you and to help you back in;'),
      say('your User ID, a hash of your password and of your answers: neither can be read back, by us either;'),
      say('for whom you may act, in which role, since when, and who approved it;'),
      say('when and from which browser and network address you signed in.'),
    ],
  },
  {
    heading: say('How it is kept'),
    paragraphs: [
      say(
        'Your personal data is encrypted under a key of your own. That key is itself encrypted under a master key kept outside the database, so that a stolen copy of the database cannot be read.',
      ),
      say(
        'A registration that nobody completes within 24 hours is deleted and its key destroyed: what was typed can never be read again.',
      ),
    ],
  },
];

const seeingSections = (): readonly ReadingSection[] => [
  {
    heading: say('Who sees it'),
    paragraphs: [
      say(
        'You do, with the SSN and most of your date of birth covered. Officials of an employer that you ask to work for see your name, how to reach you about it and what you asked for; not your SSN or date of birth. The help desk sees what it needs to decide on your request.',
      ),
      say(
        'Every look at personal data and every change is recorded, with who did it and for whom. The record cannot be altered without it showing.',
      ),
      say('We give it to nobody else. No page of this system loads anything from another company.'),
    ],
  },
  {
    heading: say('Cookies'),
    paragraphs: [say('There are four, all ours; none follows you elsewhere:')],
    points: [
      say('that you accepted the terms, until you close the browser;'),
      say('a random value that ties forms to your browser before you sign in, until you close it;'),
      say('a random value that keeps you signed in, for 12 hours at most;'),
      say(
        'a random value by which we know a browser in which you have signed in before, for a year. It opens nothing by itself.',
      ),
    ],
  },
];
