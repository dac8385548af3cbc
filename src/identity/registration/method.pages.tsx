/** Step 3: the first ways to receive codes; a method is there once its code came back. */
import { Alert } from '../../ui/alert/alert.tsx';
import { Button, ButtonGroup, LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { Checkbox } from '../../ui/checkbox/checkbox.tsx';
import { CodeField } from '../../ui/code-field/code-field.tsx';
import { ButtonForm, Form } from '../../ui/form/form.tsx';
import type { FormState } from '../../ui/form/form-state.ts';
import { PhoneField } from '../../ui/phone-field/phone-field.tsx';
import { RadioGroup } from '../../ui/radio-group/radio-group.tsx';
import { TextField } from '../../ui/text-field/text-field.tsx';
import { say } from '../../vocabulary/say.ts';
import { methodLabel } from '../mfa/mfa-sentences.rules.ts';
import { identityPaths } from '../paths.ts';
import { WizardPage } from './wizard.pages.tsx';

type Kind = 'text' | 'email' | 'voice';

export interface MethodsPageProps {
  readonly form: FormState;
  readonly methods: {
    readonly done: readonly { readonly kind: Kind; readonly masked: string }[];
    /** Kinds that can still be added. */
    readonly offered: readonly Kind[];
  };
  readonly email: string;
}

const lede = () =>
  say(
    'Each time you sign in, a code goes to a place that only you can reach. Whoever has just your password stays out.',
  );

export const MethodsPage = ({ form, methods: { done, offered }, email }: MethodsPageProps) => (
  <WizardPage title={say('MFA Setup')} lede={lede()} current={2} back={identityPaths.registerInformation} form={form}>
    {done.map(({ kind, masked }) => (
      <Alert kind="done" heading={methodLabel(kind)}>
        <p>{say('Codes can go to {destination}.', { destination: masked })}</p>
        <ButtonForm action={identityPaths.registerMfaRemoval} hidden={{ kind }}>
          <Button kind="quiet" small about={methodLabel(kind)}>
            {say('Remove')}
          </Button>
        </ButtonForm>
      </Alert>
    ))}
    {done.length > 0 && (
      <ButtonGroup>
        <LinkButton href={identityPaths.registerReview}>{say('Continue to Final Review')}</LinkButton>
      </ButtonGroup>
    )}
    {offered.length > 0 && (
      <Card narrow heading={done.length > 0 ? say('Add a second method (optional)') : say('Choose your first method')}>
        <Form action={identityPaths.registerMfa} state={form}>
          <RadioGroup
            name="kind"
            label={say('How do you want to receive codes?')}
            options={offered.map((kind) => ({ value: kind, label: methodLabel(kind), hint: hintOf(kind) }))}
            required
          />
          {offered.some((kind) => kind !== 'email') && (
            <>
              <PhoneField
                name="phone"
                label={say('Phone number, for a text or a call')}
                hint={say('No international numbers. Your carrier may charge for messages.')}
              />
              <Checkbox
                name="agrees"
                value="yes"
                label={say('This is my number, or its owner agrees that codes are sent there.')}
              />
            </>
          )}
          {offered.includes('email') && (
            <TextField
              name="email"
              label={say('E-mail address, for an e-mail')}
              type="email"
              autocomplete="email"
              value={email}
              spellCheck={false}
            />
          )}
          <ButtonGroup>
            <Button kind={done.length > 0 ? 'secondary' : 'primary'}>{say('Send Verification Code')}</Button>
          </ButtonGroup>
        </Form>
      </Card>
    )}
  </WizardPage>
);

function hintOf(kind: Kind): string {
  switch (kind) {
    case 'text':
      return say('A text message with six digits.');
    case 'email':
      return say('A letter with six digits.');
    case 'voice':
      return say('A call that reads six digits aloud.');
  }
}

export interface MethodCodePageProps {
  readonly form: FormState;
  readonly method: { readonly kind: Kind; readonly masked: string };
  readonly resent: boolean;
}

export const MethodCodePage = ({ form, method: { kind, masked }, resent }: MethodCodePageProps) => (
  <WizardPage
    title={say('Enter the code')}
    lede={say('We sent it to {destination}.', { destination: masked })}
    current={2}
    back={identityPaths.registerMfa}
    form={form}
  >
    {resent && <Alert kind="done">{say('The verification code has been resent.')}</Alert>}
    <Card narrow heading={methodLabel(kind)}>
      <Form action={identityPaths.registerMfaCode} state={form}>
        <CodeField name="code" label={say('Enter Code')} required />
        <ButtonGroup>
          <Button>{say('Verify Code')}</Button>
        </ButtonGroup>
      </Form>
      <ButtonForm action={identityPaths.registerMfaCodeAgain}>
        <Button kind="quiet">{say('Send a new code')}</Button>
      </ButtonForm>
    </Card>
  </WizardPage>
);
