/** Help: the questions that people call about, answered in a few sentences each, and whom to call when that is not enough. */
import { Card } from '../../ui/card/card.tsx';
import { Expandable } from '../../ui/expandable/expandable.tsx';
import { Layout } from '../../ui/layout/layout.tsx';
import { Link } from '../../ui/link/link.tsx';
import { PageHeading } from '../../ui/page-heading/page-heading.tsx';
import { say } from '../../vocabulary/say.ts';
import { identityPaths } from '../paths.ts';
import { DeskCard, type Desk } from './desk.pages.tsx';

interface Answer {
  readonly question: string;
  readonly answer: readonly string[];
}

export const HelpPage = ({ desk }: { desk: Desk }) => (
  <Layout title={say('Help')} back={identityPaths.front}>
    <div class="cs-reading">
      <PageHeading
        lede={say(
          'Here you sign in once, as yourself, for every enrollment system, and get exactly the access that somebody gave you.',
        )}
      >
        {say('Help')}
      </PageHeading>
      <Card heading={say('Do it step by step')}>
        <p>
          {say('Each task is on one page, in the order of its screens:')}{' '}
          <Link href={identityPaths.guides}>{say('Quick Reference Guide')}</Link>
        </p>
      </Card>
      <Card heading={say('Frequently Asked Questions')}>
        {[...doorAnswers(), ...accessAnswers()].map(({ question, answer }) => (
          <Expandable summary={question}>
            {answer.map((paragraph) => (
              <p>{paragraph}</p>
            ))}
          </Expandable>
        ))}
      </Card>
      <DeskCard desk={desk} />
    </div>
  </Layout>
);

const doorAnswers = (): readonly Answer[] => [
  {
    question: say('My sign-in is refused. What is wrong?'),
    answer: [
      say(
        'The page says the same for a wrong User ID, a wrong password and a locked account, so that nobody can find out who has one. Check both and try again.',
      ),
      say(
        'After several wrong tries in a browser that we do not know, sign-in is locked there for a while; we write to you when that happens. A browser in which you signed in before is not shut out.',
      ),
    ],
  },
  {
    question: say('The code does not arrive'),
    answer: [
      say(
        'Press “Send a new code”; only the latest one works, for 10 minutes. Go back to choose your other method, if you have set up two. A code by e-mail may be in the folder for unwanted mail.',
      ),
    ],
  },
  {
    question: say('I have a new phone number, or lost my phone'),
    answer: [
      say(
        'Sign in with your other method. If the lost phone was your only one, call the help desk: they make sure that it is you before anything is changed.',
      ),
    ],
  },
  {
    question: say('I forgot my password or my User ID'),
    answer: [say('Call the help desk. They make sure that it is you, and help you back in.')],
  },
  {
    question: say('Somebody else may know my password'),
    answer: [
      say(
        'Sign in and change it under My Profile. All other browsers are signed out at once. If you cannot sign in, call the help desk now.',
      ),
    ],
  },
];

const accessAnswers = (): readonly Answer[] => [
  {
    question: say('May I share my login with my staff or my billing firm?'),
    answer: [
      say(
        'No. Sharing a login is strictly prohibited, and it is not needed: each of them creates an account of their own, asks for access, and you approve it.',
      ),
    ],
  },
  {
    question: say('I asked for a role and nothing happens'),
    answer: [
      say(
        'An official of the employer decides; on who becomes an official, the help desk. My Profile shows the request with its tracking ID and its state. If it takes too long, speak to the official that you named; they find it under My Staff.',
      ),
    ],
  },
  {
    question: say('I could work for somebody, and now I cannot'),
    answer: [
      say(
        'Access ends when its official ends it, and it takes effect at once, also in a page that is open already. The page that you see then says what happened and whom to ask.',
      ),
    ],
  },
  {
    question: say('It says that my identity is being looked at'),
    answer: [
      say(
        'What you entered could not be confirmed by itself, so a person at the help desk compares it. You can sign in meanwhile, but hold no role until they have decided.',
      ),
    ],
  },
];
