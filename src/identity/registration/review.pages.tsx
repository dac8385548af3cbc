/** The last look before the account is made, and the page that says it is. */
import { Alert } from '../../ui/alert/alert.tsx';
import { Button, ButtonGroup, LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { Form } from '../../ui/form/form.tsx';
import type { FormState } from '../../ui/form/form-state.ts';
import { SummaryList, type Fact } from '../../ui/summary-list/summary-list.tsx';
import { say } from '../../vocabulary/say.ts';
import { methodLabel } from '../mfa/mfa-sentences.rules.ts';
import { identityPaths } from '../paths.ts';
import { WizardPage } from './wizard.pages.tsx';

export interface ReviewPageProps {
  readonly form: FormState;
  readonly review: {
    readonly security: readonly Fact[];
    readonly information: readonly Fact[];
    readonly methods: readonly { readonly kind: 'text' | 'email' | 'voice'; readonly masked: string }[];
  };
}

export const ReviewPage = ({ form, review: { security, information, methods } }: ReviewPageProps) => (
  <WizardPage
    title={say('Final Review')}
    lede={say('Look it over once. Your User ID cannot be changed later; the rest can.')}
    current={3}
    back={identityPaths.registerMfa}
    form={form}
  >
    <Card heading={say('User Security')}>
      <SummaryList facts={security} />
    </Card>
    <Card heading={say('User Information')}>
      <SummaryList facts={information} />
    </Card>
    <Card heading={say('MFA Setup')}>
      <SummaryList
        facts={methods.map(({ kind, masked }) => ({
          label: methodLabel(kind),
          value: masked,
          changeHref: identityPaths.registerMfa,
        }))}
      />
    </Card>
    <Form action={identityPaths.registerReview} state={form} requiredNote={false} label={say('Create the account')}>
      <ButtonGroup>
        <Button>{say('Create my account')}</Button>
      </ButtonGroup>
    </Form>
  </WizardPage>
);

export const CompletePage = ({ home, verified }: { home: string; verified: boolean }) => (
  <WizardPage
    title={say('Registration Complete')}
    lede={say('Congratulations: the account is yours, under your own name, and you are signed in.')}
    current={4}
  >
    {!verified && (
      <Alert kind="warning" heading={say('We could not confirm who you are yet')}>
        {say(
          'The help desk compares what you entered and writes to you. You can sign in meanwhile, but hold no role until they have decided.',
        )}
      </Alert>
    )}
    <Card heading={say('What to do next')}>
      <ul class="cs-promises">
        {[
          {
            title: say('You are an individual provider'),
            text: say('Everything that belongs to your NPI is on your home page: employers, staff and surrogates.'),
          },
          {
            title: say('You are an Authorized Official or Access Manager'),
            text: say('Add your employer first. Once you are approved, you manage its staff and connections.'),
          },
          {
            title: say('You work for a clinic or a firm'),
            text: say('Add your employer and wait for an official there to approve you, or ask them to invite you.'),
          },
        ].map(({ title, text }) => (
          <li>
            <strong>{title}</strong>
            {text}
          </li>
        ))}
      </ul>
      <ButtonGroup>
        <LinkButton href={home}>{say('Continue To Home Page')}</LinkButton>
      </ButtonGroup>
    </Card>
  </WizardPage>
);
