/** Changing the password: from My Profile, and half-way through a sign-in when the old one may not be used any longer. */
import { Alert } from '../../ui/alert/alert.tsx';
import { Button, ButtonGroup, LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import type { Content } from '../../ui/element.ts';
import { ButtonForm, Form } from '../../ui/form/form.tsx';
import type { FormState } from '../../ui/form/form-state.ts';
import { Layout } from '../../ui/layout/layout.tsx';
import { PageHeading } from '../../ui/page-heading/page-heading.tsx';
import { PasswordField } from '../../ui/password-field/password-field.tsx';
import type { RuleState } from '../../ui/rule-list/rule-list.tsx';
import { say } from '../../vocabulary/say.ts';
import { identityPaths } from '../paths.ts';

export interface NewPasswordProps {
  readonly form: FormState;
  readonly rules: readonly RuleState[];
  /** For the script that keeps the list live: name of the policy, and what a password must not hold. */
  readonly policy: string;
  readonly userId: string;
  readonly names: readonly string[];
}

export interface ChangePasswordPageProps extends NewPasswordProps {
  /** Why it cannot be changed yet; then there is no form to fill in for nothing. */
  readonly notYet: string | null;
}

export const ChangePasswordPage = ({ notYet, ...props }: ChangePasswordPageProps) => (
  <Layout title={say('Change Password')} tab="profile" back={identityPaths.profile} errors={props.form.errors}>
    <PageHeading
      lede={say('You stay signed in here. Everywhere else you are signed out, and we write to you about it.')}
    >
      {say('Change Password')}
    </PageHeading>
    {notYet ? (
      <div class="cs-stack">
        <Alert kind="warning" heading={say('Not yet')}>
          <p>{notYet}</p>
        </Alert>
        <p>
          <LinkButton href={identityPaths.profile} kind="secondary">
            {say('Back to My Profile')}
          </LinkButton>
        </p>
      </div>
    ) : (
      <Card narrow>
        <Form action={identityPaths.changePassword} state={props.form}>
          <PasswordField
            name="currentPassword"
            label={say('Current Password')}
            autocomplete="current-password"
            required
          />
          <NewPasswordFields rules={props.rules} policy={props.policy} userId={props.userId} names={props.names} />
          <ButtonGroup>
            <Button>{say('Change Password')}</Button>
            <LinkButton href={identityPaths.profile} kind="secondary">
              {say('Cancel')}
            </LinkButton>
          </ButtonGroup>
        </Form>
      </Card>
    )}
  </Layout>
);

/** `why` says what is wrong with the old one. */
export const ExpiredPasswordPage = ({ why, ...props }: NewPasswordProps & { why: string }) => (
  <Layout title={say('Change Password')} errors={props.form.errors}>
    <PageHeading lede={why}>{say('Change Password')}</PageHeading>
    <Card narrow>
      <Form action={identityPaths.signInPassword} state={props.form}>
        <NewPasswordFields rules={props.rules} policy={props.policy} userId={props.userId} names={props.names} />
        <ButtonGroup>
          <Button>{say('Change Password and sign in')}</Button>
        </ButtonGroup>
      </Form>
      <Cancel />
    </Card>
  </Layout>
);

const Cancel = (): Content => (
  <ButtonForm action={identityPaths.signInCancel}>
    <Button kind="quiet">{say('Cancel')}</Button>
  </ButtonForm>
);

/** The unseen element tells the script what it needs; the fields themselves stand in the form like all others. */
const NewPasswordFields = ({ rules, policy, userId, names }: Omit<NewPasswordProps, 'form'>) => (
  <>
    <PasswordField
      name="password"
      label={say('New Password')}
      autocomplete="new-password"
      rules={rules}
      rulesHeading={say('Your password must meet these rules:')}
      required
    />
    <PasswordField name="passwordAgain" label={say('Confirm New Password')} autocomplete="new-password" required />
    <span hidden data-new-password={policy} data-user-id={userId} data-names={names.join('\n')}></span>
  </>
);
