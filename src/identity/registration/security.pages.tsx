/** Step 1: user ID, password with its live list, and the questions where the policy asks for them. */
import { Alert } from '../../ui/alert/alert.tsx';
import { Button, ButtonGroup } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { Form } from '../../ui/form/form.tsx';
import type { FormState } from '../../ui/form/form-state.ts';
import { PasswordField } from '../../ui/password-field/password-field.tsx';
import type { RuleState } from '../../ui/rule-list/rule-list.tsx';
import { SelectField } from '../../ui/select-field/select-field.tsx';
import { TextField } from '../../ui/text-field/text-field.tsx';
import { say } from '../../vocabulary/say.ts';
import { identityPaths } from '../paths.ts';
import { WizardPage } from './wizard.pages.tsx';

export interface SecurityPageProps {
  readonly form: FormState;
  readonly rules: readonly RuleState[];
  /** Name of the policy, for the script that keeps the list live. */
  readonly policy: string;
  /** How many questions are asked; none in the newer policies. */
  readonly questions: number;
  readonly questionOptions: readonly { readonly value: string; readonly label: string }[];
  /** Why the person was sent back here. */
  readonly notice: string | null;
}

export const SecurityPage = ({ form, rules, policy, questions, questionOptions, notice }: SecurityPageProps) => (
  <WizardPage
    title={say('User Security')}
    lede={say(
      'Choose how you will sign in. Only you should know the password: whoever helps you gets an account of their own.',
    )}
    current={0}
    form={form}
  >
    {notice && <Alert kind="warning">{notice}</Alert>}
    <Form action={identityPaths.registerSecurity} state={form}>
      <Card heading={say('User ID and password')}>
        <div class="cs-stack" data-password-policy={policy}>
          <TextField
            name="userId"
            label={say('User ID')}
            hint={say(
              '6 to 12 letters and digits, at most 4 digits. It cannot be changed later, and must hold nothing of your SSN or NPI.',
            )}
            autocomplete="username"
            spellCheck={false}
            width="medium"
            required
          />
          <PasswordField
            name="password"
            label={say('Password')}
            autocomplete="new-password"
            rules={rules}
            rulesHeading={say('Your password must meet these rules:')}
            required
          />
          <PasswordField name="passwordAgain" label={say('Confirm Password')} autocomplete="new-password" required />
        </div>
      </Card>
      {questions > 0 && (
        <Card heading={say('Security questions')}>
          <p>
            {say('Choose {count} different questions. We ask some of them when you have forgotten your password.', {
              count: questions,
            })}
          </p>
          {Array.from({ length: questions }, (_, index) => (
            <Question position={index + 1} options={questionOptions} />
          ))}
        </Card>
      )}
      <ButtonGroup>
        <Button>{say('Continue to User Info')}</Button>
      </ButtonGroup>
    </Form>
  </WizardPage>
);

const Question = ({ position, options }: { position: number; options: SecurityPageProps['questionOptions'] }) => (
  <>
    <SelectField
      name={`question${position}`}
      label={say('Question {position}', { position })}
      options={options}
      required
    />
    <TextField name={`answer${position}`} label={say('Answer {position}', { position })} autocomplete="off" required />
  </>
);
