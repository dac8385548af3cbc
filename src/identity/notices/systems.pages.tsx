/**
 * The front page of the enrollment system behind the door: what it is for, and the same sign-in. It promises only what is
 * there; a task that is not there yet is named as such. The registry's front page is its search.
 */
import { LinkButton } from '../../ui/button/button.tsx';
import { Card, CardGrid } from '../../ui/card/card.tsx';
import { Hero } from '../../ui/hero/hero.tsx';
import { Layout } from '../../ui/layout/layout.tsx';
import { Link } from '../../ui/link/link.tsx';
import { say } from '../../vocabulary/say.ts';
import { identityPaths } from '../paths.ts';

interface SystemPageProps {
  readonly title: string;
  readonly lede: string;
  readonly today: readonly string[];
  readonly later: string;
}

const SystemPage = ({ title, lede, today, later }: SystemPageProps) => (
  <Layout title={title} back={identityPaths.front}>
    <Hero
      heading={title}
      lede={lede}
      actions={
        <LinkButton href={identityPaths.register} kind="secondary">
          {say('Create Account Now')}
        </LinkButton>
      }
      note={
        <Link href={identityPaths.guides} kind="onward">
          {say('How each task is done, step by step')}
        </Link>
      }
      door={<SystemDoor />}
    />
    <CardGrid>
      <Card heading={say('What you can do here today')}>
        <ul class="cs-bullets">
          {today.map((task) => (
            <li>{task}</li>
          ))}
        </ul>
      </Card>
      <Card heading={say('Not here yet')}>
        <p>{later}</p>
      </Card>
    </CardGrid>
  </Layout>
);

/** One account for all systems, so the door is the same one; the registry shows it below its search. */
export const SystemDoor = () => (
  <Card heading={say('Sign In')}>
    <p>{say('You sign in once, with the same account, for every system.')}</p>
    <p>
      <LinkButton href={identityPaths.front}>{say('Go to sign-in')}</LinkButton>
    </p>
    <ul class="cs-door__ways">
      <li>
        <Link href={identityPaths.profile}>{say('Manage/Update User Profile')}</Link>
      </li>
    </ul>
  </Card>
);

export const EnrollmentFrontPage = () => (
  <SystemPage
    title={say('Enrollment (PECOS)')}
    lede={say('Apply to be enrolled, keep the enrollment current, sign and send what is asked for.')}
    today={[
      say('get access to the enrollments of your employer, under your own name;'),
      say('as an official, approve who may work on them, and end it at once;'),
      say('see for whom you may work, and why.'),
    ]}
    later={say(
      'Applications themselves cannot be filled in or signed here yet. Until they can, ask the help desk how to send one.',
    )}
  />
);
