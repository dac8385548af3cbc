/** The pages between password and session: where to send the code, and entering it. */
import { Button, ButtonGroup, LinkButton } from '../../ui/button/button.tsx';
import { Alert } from '../../ui/alert/alert.tsx';
import { Card } from '../../ui/card/card.tsx';
import { CodeField } from '../../ui/code-field/code-field.tsx';
import { ButtonForm, Form } from '../../ui/form/form.tsx';
import type { FormState } from '../../ui/form/form-state.ts';
import { Layout } from '../../ui/layout/layout.tsx';
import { MessagePage } from '../../ui/message-page/message-page.tsx';
import { PageHeading } from '../../ui/page-heading/page-heading.tsx';
import { RadioGroup } from '../../ui/radio-group/radio-group.tsx';
import { say } from '../../vocabulary/say.ts';
import { identityPaths } from '../paths.ts';

export interface MethodChoice {
  readonly methodId: string;
  readonly kind: 'text' | 'email' | 'voice';
  /** Partly shown. */
  readonly masked: string;
}

function methodLabel({ kind, masked }: Pick<MethodChoice, 'kind' | 'masked'>): string {
  switch (kind) {
    case 'text':
      return say('Text message (SMS) to {destination}', { destination: masked });
    case 'voice':
      return say('Voice call to {destination}', { destination: masked });
    case 'email':
      return say('E-mail to {destination}', { destination: masked });
  }
}

export function MethodPage({ choices, form }: { choices: readonly MethodChoice[]; form: FormState }) {
  return (
    <Layout title={say('Multi-Factor Authentication (MFA) – Method')} errors={form.errors}>
      <PageHeading
        lede={say('Your password is right. A code that only you can receive is the second half of signing in.')}
      >
        {say('Multi-Factor Authentication (MFA) – Method')}
      </PageHeading>
      <Card narrow>
        <Form action={identityPaths.signInMethod} state={form}>
          <RadioGroup
            name="method"
            label={say('Select where you wish to receive your verification code')}
            options={choices.map((choice) => ({ value: choice.methodId, label: methodLabel(choice) }))}
            value={choices[0]?.methodId}
            required
          />
          <ButtonGroup>
            <Button>{say('Send Verification Code')}</Button>
          </ButtonGroup>
        </Form>
        <ButtonGroup>
          <Cancel />
        </ButtonGroup>
      </Card>
    </Layout>
  );
}

/** A password alone opens nothing, and a method is not set up on the strength of a password alone. */
export const NoMethodPage = () => (
  <MessagePage
    title={say('No way to send you a code')}
    icon="ended"
    tone="waiting"
    actions={<LinkButton href={identityPaths.help}>{say('Whom to call')}</LinkButton>}
  >
    <p>{say('Your password is right, but your account has no phone or address that a code could go to.')}</p>
    <p>{say('Call the help desk. They make sure that it is you, and help you set one up.')}</p>
  </MessagePage>
);

export interface CodePageProps {
  readonly sent: {
    readonly method: MethodChoice;
    readonly resent: boolean;
    readonly minutes: number;
    readonly mayRemember: boolean;
    readonly hasOther: boolean;
  };
  readonly form: FormState;
}

export function CodePage({ sent: { method, resent, minutes, mayRemember, hasOther }, form }: CodePageProps) {
  return (
    <Layout title={say('Verification')} errors={form.errors}>
      <PageHeading lede={say('We sent a code. It works for {minutes} minutes, once.', { minutes })}>
        {say('Verification')}
      </PageHeading>
      {resent && <Alert kind="done">{say('The verification code has been resent.')}</Alert>}
      <Card narrow>
        <Form action={identityPaths.signInCode} state={form}>
          <p>{methodLabel(method)}</p>
          {mayRemember && (
            <RadioGroup
              name="device"
              label={say('Are you logging in to the system on a Public or Private device?')}
              options={[
                { value: 'public', label: say('Public'), hint: say('We ask for a code at each sign-in.') },
                { value: 'private', label: say('Private'), hint: say('Only you use it: no code here for 24 hours.') },
              ]}
              value="public"
              required
            />
          )}
          <CodeField name="code" label={say('Enter Code')} required />
          <ButtonGroup>
            <Button>{say('Verify Code')}</Button>
          </ButtonGroup>
        </Form>
        <ButtonGroup>
          <ButtonForm action={identityPaths.signInCodeAgain}>
            <Button kind="quiet">{say('Send a new code')}</Button>
          </ButtonForm>
          {hasOther && (
            <LinkButton href={identityPaths.signInMethod} kind="quiet">
              {say('Send it to your other method')}
            </LinkButton>
          )}
          <Cancel />
        </ButtonGroup>
      </Card>
    </Layout>
  );
}

const Cancel = () => (
  <ButtonForm action={identityPaths.signInCancel}>
    <Button kind="quiet">{say('Cancel')}</Button>
  </ButtonForm>
);
