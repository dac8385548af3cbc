/**
 * The front page: what this is, the door, and what every user must know. It works for somebody who has never been here and for
 * somebody who signs in each morning; after a failed sign-in the form comes first.
 */
import { Alert } from '../../ui/alert/alert.tsx';
import { LinkButton } from '../../ui/button/button.tsx';
import type { FormState } from '../../ui/form/form-state.ts';
import { constant } from '../../ui/constant.ts';
import { Hero } from '../../ui/hero/hero.tsx';
import { Layout } from '../../ui/layout/layout.tsx';
import { Link } from '../../ui/link/link.tsx';
import { say } from '../../vocabulary/say.ts';
import { identityPaths } from '../paths.ts';
import { FrontDoor, type FrontLinks } from './front-door.pages.tsx';
import { FrontGuides, Helping, Responsibilities, Systems } from './front-sections.pages.tsx';

export interface Announcement {
  readonly heading: string;
  readonly text: string;
  readonly href?: string | undefined;
}

export interface FrontPageProps {
  readonly form: FormState;
  /** Where to go on after signing in. */
  readonly to: string;
  readonly announcements?: readonly Announcement[] | undefined;
  readonly links?: FrontLinks | undefined;
}

export function FrontPage({ form, to, announcements = [], links = {} }: FrontPageProps) {
  return (
    <Layout title={say('Sign in')} errors={form.errors}>
      <Announcements items={announcements} />
      <Hero
        heading={<OwnName />}
        lede={say(
          'Clinicians, officials, staff and billing firms reach every enrollment system from here, each as themselves.',
        )}
        actions={<Ways enterPin={links.enterPin} />}
        note={<ToHelping />}
        door={<FrontDoor form={form} to={to} links={links} />}
        doorFirst={Object.values(form.errors).some(Boolean)}
      />
      <Systems enrollment={links.enrollment} registry={links.registry} />
      <Helping />
      <Responsibilities />
      <FrontGuides videos={links.videos} />
    </Layout>
  );
}

const OwnName = constant(() => (
  <>
    <span>{say('One account. Your own name.')}</span> <span>{say('Exactly the access you were given.')}</span>
  </>
));

const Ways = constant(({ enterPin }: Readonly<Pick<FrontLinks, 'enterPin'>>) => (
  <>
    <LinkButton href={identityPaths.register}>{say('Create Account Now')}</LinkButton>
    {enterPin && (
      <LinkButton href={enterPin} kind="secondary">
        {say('Enter your PIN')}
      </LinkButton>
    )}
  </>
));

const ToHelping = constant(() => (
  <Link href="#helping" kind="onward">
    {say('Someone helping you? They don’t need your password')}
  </Link>
));

/** News that everybody must see before signing in; fed by the operator. */
function Announcements({ items }: { items: readonly Announcement[] }) {
  return items.map(({ heading, text, href }) => (
    <Alert kind="info" heading={heading}>
      <p>
        {text} {href && <Link href={href}>{say('Read more')}</Link>}
      </p>
    </Alert>
  ));
}
