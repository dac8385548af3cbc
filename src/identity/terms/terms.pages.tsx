/**
 * The warning page in front of everything, and the page where "Decline" ends. The text is the operator's; the one here is the
 * default. It must say why cookies are used, because nothing else asks for that consent.
 */
import { Button, ButtonGroup, LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { Form } from '../../ui/form/form.tsx';
import { Layout } from '../../ui/layout/layout.tsx';
import { MessagePage } from '../../ui/message-page/message-page.tsx';
import { PageHeading } from '../../ui/page-heading/page-heading.tsx';
import { say } from '../../vocabulary/say.ts';
import { identityPaths } from '../paths.ts';

export interface TermsSection {
  readonly heading: string;
  readonly text: string;
}

export interface TermsPageProps {
  /** The address that was asked for; accepting leads there. */
  readonly to: string;
  readonly sections?: readonly TermsSection[] | undefined;
}

export function TermsPage({ to, sections = defaultTerms() }: TermsPageProps) {
  return (
    <Layout title={say('Terms and conditions')}>
      <div class="cs-reading">
        <PageHeading
          lede={say('Read this once. It applies each time you use this system, until you close the browser.')}
        >
          {say('Before you go on')}
        </PageHeading>
        <Card>
          {sections.map(({ heading, text }) => (
            <div>
              <h2 class="cs-reading__heading">{heading}</h2>
              <p>{text}</p>
            </div>
          ))}
          <Form action={identityPaths.terms} hidden={{ to }} requiredNote={false} label={say('Your answer')}>
            <ButtonGroup>
              <Button name="decision" value="accept">
                {say('Accept')}
              </Button>
              <Button name="decision" value="decline" kind="secondary">
                {say('Decline')}
              </Button>
            </ButtonGroup>
          </Form>
        </Card>
      </div>
    </Layout>
  );
}

export function TermsDeclinedPage() {
  return (
    <MessagePage
      title={say('You declined')}
      heading={say('You declined, so this ends here')}
      icon="ended"
      tone="calm"
      actions={<LinkButton href={identityPaths.terms}>{say('Read the terms again')}</LinkButton>}
    >
      <p>{say('Nothing was stored about your visit. Without accepting the terms nobody can use this system.')}</p>
      <p>{say('If something in them is unclear, ask the help desk before you accept.')}</p>
    </MessagePage>
  );
}

/** The default text; an installation replaces it with its own. */
function defaultTerms(): readonly TermsSection[] {
  return [
    {
      heading: say('Use it only as yourself'),
      text: say(
        'Sign in only with your own account, and only for work that you were given the right to do. Using somebody else’s login, or letting somebody use yours, is strictly prohibited, even for a short time and with good intentions.',
      ),
    },
    {
      heading: say('What you do is recorded'),
      text: say(
        'Every sign-in, every change and every look at personal data is recorded with your name, and for whom you did it. Those whose data it is, and those who supervise this system, can read the record. Do not expect privacy for what you do here.',
      ),
    },
    {
      heading: say('Misuse has consequences'),
      text: say(
        'Unauthorized or improper use can end your access and can lead to disciplinary action and to civil and criminal penalties. If you notice misuse, report it to the help desk.',
      ),
    },
    {
      heading: say('Cookies'),
      text: say(
        'We use cookies for three things only: to remember that you accepted these terms, to keep you signed in or in a registration that you began, and to recognize a browser you signed in from before. None is used for advertising or to follow you elsewhere.',
      ),
    },
  ];
}
