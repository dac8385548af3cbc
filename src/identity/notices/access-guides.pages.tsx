/** Guides about acting for an employer: asking for a role, deciding on it, and ending it. */
import { say } from '../../vocabulary/say.ts';
import type { Guide } from './guide.pages.tsx';

export const accessGuides = (): readonly Guide[] => [
  employerGuide(),
  officialGuide(),
  {
    id: 'approve',
    title: say('Approve or reject a request'),
    who: say('For officials and access managers.'),
    steps: [
      {
        title: say('Open My Staff, then “Role Requests”'),
        text: say('The Home page shows them too. The letter about a request leads straight to it.'),
      },
      { title: say('Make sure that you know the person'), text: say('You see who they are and what they ask for.') },
      {
        title: say('Tick the systems in which they may work'),
        text: say('The page says what each would let them do, and what it never does.'),
      },
      {
        title: say('Press “Approve”, or open “Decline and say why”'),
        text: say('It takes effect at once, and the person is told.'),
      },
    ],
  },
  {
    id: 'disassociate',
    title: say('End somebody’s access'),
    who: say('For officials and access managers.'),
    steps: [
      { title: say('Open My Staff'), text: say('Find the person in “Active Staff”.') },
      { title: say('Press “Disassociate”'), text: say('The page says what ends.') },
      {
        title: say('Confirm'),
        text: say(
          'It takes effect with their very next click, also in a page that is open. They are told, and see whom to ask.',
        ),
      },
    ],
  },
];

const officialGuide = (): Guide => ({
  id: 'official',
  title: say('Become the official of your organization'),
  who: say('For the person who may bind it legally and financially, and for the first one above all.'),
  steps: [
    {
      title: say('Add the organization as your employer'),
      text: say('Choose “Authorized Official”, read the statement and agree to it.'),
    },
    {
      title: say('Send the document that the page names to the help desk'),
      text: say('Put the tracking ID on it. The help desk decides within ten business days.'),
    },
    {
      title: say('Manage your people'),
      text: say('On approval every system opens, and My Staff shows who asks to work for you.'),
    },
  ],
});

const employerGuide = (): Guide => ({
  id: 'add-employer',
  title: say('Add an employer'),
  who: say('For staff who want to work for a provider or a firm.'),
  steps: [
    {
      title: say('Open My Profile and press “Add an Employer”'),
      text: say('It stands under “Employer Information”.'),
    },
    {
      title: say('Search'),
      text: say('By name, NPI, city, state or ZIP code; one of them is enough. Choose your employer from the list.'),
    },
    {
      title: say('Choose your role'),
      text: say('Staff End User for most people. Name the official who knows you: name, title, phone and e-mail.'),
    },
    {
      title: say('Look over and send'),
      text: say('You get a tracking ID. Nothing takes effect before the official approves; a letter tells you.'),
    },
  ],
});
