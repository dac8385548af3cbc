/** The accessibility statement: what we aim at, how it is tested, and what to do where we miss it. */
import { say } from '../../vocabulary/say.ts';
import type { Desk } from './desk.pages.tsx';
import { ReadingPage, type ReadingSection } from './reading.pages.tsx';

export const AccessibilityPage = ({ desk }: { desk: Desk }) => (
  <ReadingPage
    title={say('Accessibility statement')}
    lede={say(
      'Everybody must be able to do everything here: by keyboard, with a screen reader, enlarged, or without scripts.',
    )}
    sections={sections()}
    desk={desk}
  />
);

const sections = (): readonly ReadingSection[] => [
  {
    heading: say('What we aim at'),
    paragraphs: [say('The Web Content Accessibility Guidelines (WCAG) 2.2, level AA, on every page. In particular:')],
    points: [
      say('every task works by keyboard alone and without JavaScript;'),
      say('nobody is asked to read a distorted picture or to solve a puzzle;'),
      say('passwords and codes can be pasted and filled in by a password manager;'),
      say('a time limit is announced at least two minutes before it ends, and can be extended;'),
      say('a mistake is named in words, beside its field and in a summary on top that leads there.'),
    ],
  },
  {
    heading: say('How it is tested'),
    paragraphs: [
      say(
        'Pages are checked by machine for violations with axe, in a window of 1280 and of 320 pixels; the markup of every page that a test opens is validated. Such checks find a part of what people meet, so tell us about the rest.',
      ),
    ],
  },
  {
    heading: say('If something does not work for you'),
    paragraphs: [
      say(
        'Call or write to the help desk: which page, what you wanted to do, and what you use. They help you with the task itself, and pass on what must be mended.',
      ),
    ],
  },
];
