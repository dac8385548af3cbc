/** Before the stepper: the address, and proving it. */
import { Alert } from '../../ui/alert/alert.tsx';
import { Button, ButtonGroup, LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { CodeField } from '../../ui/code-field/code-field.tsx';
import { ButtonForm, Form } from '../../ui/form/form.tsx';
import type { FormState } from '../../ui/form/form-state.ts';
import { Layout } from '../../ui/layout/layout.tsx';
import { MessagePage } from '../../ui/message-page/message-page.tsx';
import { PageHeading } from '../../ui/page-heading/page-heading.tsx';
import { TextField } from '../../ui/text-field/text-field.tsx';
import { UnseenField } from '../../ui/unseen-field/unseen-field.tsx';
import { WorkField } from '../../ui/work-field/work-field.tsx';
import { say } from '../../vocabulary/say.ts';
import { identityPaths } from '../paths.ts';

export interface EmailPageProps {
  readonly form: FormState;
  readonly to: string;
  /** When this form was drawn, signed, and work for the browser. */
  readonly check: { readonly drawn: string; readonly work: string };
  readonly notice: string | null;
}

export const EmailPage = ({ form, to, check, notice }: EmailPageProps) => (
  <Layout title={say('User Registration')} back={identityPaths.front} errors={form.errors}>
    <PageHeading
      lede={say(
        'One account for every system, under your own name. It takes about five minutes; your Social Security Number and a phone should be at hand.',
      )}
    >
      {say('User Registration')}
    </PageHeading>
    {notice && <Alert kind="info">{notice}</Alert>}
    <Card narrow>
      <Form action={identityPaths.register} state={form} hidden={{ to, drawn: check.drawn }}>
        <TextField
          name="email"
          label={say('E-mail Address')}
          hint={say('We send a code there. Use an address that only you read.')}
          type="email"
          autocomplete="email"
          spellCheck={false}
          required
        />
        <TextField
          name="emailAgain"
          label={say('Confirm E-mail Address')}
          type="email"
          autocomplete="email"
          spellCheck={false}
          required
        />
        <UnseenField name="comments" label={say('Leave this empty')} />
        <WorkField name="work" work={check.work} />
        <ButtonGroup>
          <Button>{say('Send code')}</Button>
        </ButtonGroup>
      </Form>
    </Card>
  </Layout>
);

export const ProofPage = ({ form, email, resent }: { form: FormState; email: string; resent: boolean }) => (
  <Layout title={say('Confirm your e-mail address')} back={identityPaths.register} errors={form.errors}>
    <PageHeading lede={say('We wrote to {email}. Enter the code of that letter, or open its link.', { email })}>
      {say('Confirm your e-mail address')}
    </PageHeading>
    {resent && <Alert kind="done">{say('The verification code has been resent.')}</Alert>}
    <Card narrow>
      <Form action={identityPaths.registerProof} state={form}>
        <CodeField name="code" label={say('Enter Code')} required />
        <ButtonGroup>
          <Button>{say('Confirm address')}</Button>
        </ButtonGroup>
      </Form>
      <ButtonForm action={identityPaths.registerProofAgain}>
        <Button kind="quiet">{say('Send a new code')}</Button>
      </ButtonForm>
    </Card>
  </Layout>
);

/** Opening the link changes nothing: the press does. */
export const ProofLinkPage = ({ token }: { token: string }) => (
  <Layout title={say('Confirm your e-mail address')}>
    <PageHeading lede={say('One press, and you go on with your account in this browser.')}>
      {say('Confirm your e-mail address')}
    </PageHeading>
    <ButtonForm action={identityPaths.registerProofLink(token)}>
      <Button>{say('Confirm address')}</Button>
    </ButtonForm>
  </Layout>
);

export const ProofLinkOverPage = () => (
  <MessagePage
    title={say('This link is no longer in force')}
    icon="waiting"
    tone="waiting"
    actions={<LinkButton href={identityPaths.register}>{say('Begin again')}</LinkButton>}
  >
    <p>
      {say(
        'It was used already, replaced by a newer one, or is older than 10 minutes. Begin again, and a new one is sent.',
      )}
    </p>
  </MessagePage>
);
