/**
 * Asking for a role, second page: what that role needs. Nothing is stored until the review is sent: what was typed travels
 * in the form.
 */
import { Button, ButtonGroup } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { Checkbox } from '../../ui/checkbox/checkbox.tsx';
import { CheckboxGroup } from '../../ui/checkbox-group/checkbox-group.tsx';
import { Form } from '../../ui/form/form.tsx';
import type { FormState } from '../../ui/form/form-state.ts';
import { Layout } from '../../ui/layout/layout.tsx';
import { PageHeading } from '../../ui/page-heading/page-heading.tsx';
import { PhoneField } from '../../ui/phone-field/phone-field.tsx';
import { RadioGroup } from '../../ui/radio-group/radio-group.tsx';
import { StepIndicator } from '../../ui/step-indicator/step-indicator.tsx';
import { TextField } from '../../ui/text-field/text-field.tsx';
import { say } from '../../vocabulary/say.ts';
import { roleLabel, roleLine } from '../authority/role-sentences.rules.ts';
import { functionLabel } from '../business-function-sentences.rules.ts';
import type { BusinessFunction } from '../business-functions.rules.ts';
import { accessPaths } from '../paths.ts';
import type { RequestedRole } from '../role-requests/role-request.rules.ts';
import type { KnownProvider } from '../slots.ts';
import { askSteps } from './ask-sentences.rules.ts';

export interface AskPageProps {
  readonly provider: KnownProvider;
  readonly role: RequestedRole;
  /** Partly shown. */
  readonly primaryEmail: string;
  readonly offered: readonly BusinessFunction[];
  readonly form: FormState;
}

export function AskPage({ provider, role, primaryEmail, offered, form }: AskPageProps) {
  return (
    <Layout
      title={say('Add an Employer')}
      tab="profile"
      back={accessPaths.employerNewFor(provider.npi)}
      errors={form.errors}
    >
      <PageHeading above={say('Add an Employer')} lede={roleLine(role)}>
        {say('{role} of {employer}', { role: roleLabel(role), employer: provider.name })}
      </PageHeading>
      <StepIndicator steps={askSteps()} current={2} />
      <Form action={accessPaths.employerNew} state={form} hidden={{ npi: provider.npi, role }}>
        <Card narrow heading={say('Your contact e-mail for this employer')}>
          <RadioGroup
            name="contact"
            label={say('Where this employer may write to you')}
            hint={say('Our own letters go to your primary address in any case.')}
            options={[
              { value: 'primary', label: say('Use My Primary E-mail Address'), hint: primaryEmail },
              { value: 'other', label: say('Another address') },
            ]}
            required
          />
          <TextField name="contactEmail" label={say('Other e-mail address')} type="email" autocomplete="email" />
          <TextField
            name="contactEmailAgain"
            label={say('Other e-mail address again')}
            type="email"
            autocomplete="email"
          />
        </Card>
        {role === 'authorized_official' ? <Attestation /> : <Official employer={provider.name} />}
        {role === 'staff_end_user' && (
          <Card narrow heading={say('Systems')}>
            <CheckboxGroup
              name="functions"
              label={say('Systems you need')}
              hint={say('Optional. Whoever approves decides which ones you get.')}
              options={offered.map((code) => ({ value: code, label: functionLabel(code) }))}
            />
          </Card>
        )}
        <ButtonGroup>
          <Button>{say('Continue to review')}</Button>
        </ButtonGroup>
      </Form>
    </Layout>
  );
}

const Attestation = () => (
  <Card narrow heading={say('Your statement')}>
    <p>{say('As an Authorized Official I state that:')}</p>
    <ul class="cs-bullets">
      <li>{say('I am an Authorized Official of this employer and may bind it legally and financially;')}</li>
      <li>{say('what I give here is true, and I agree that it is verified;')}</li>
      <li>{say('I report changes in time, as 42 CFR 424.520(b) asks for.')}</li>
    </ul>
    <Checkbox name="attested" label={say('I have read this, I understand it and I agree.')} required />
  </Card>
);

const Official = ({ employer }: { employer: string }) => (
  <Card narrow heading={say('The Authorized Official who can confirm this')}>
    <p class="cs-soft">
      {say(
        'Officials and managers of {employer} who have an account see your request at once. Name the one who knows you.',
        { employer },
      )}
    </p>
    <TextField name="officialName" label={say('Name')} autocomplete="off" spellCheck={false} required />
    <TextField name="officialTitle" label={say('Title')} autocomplete="off" required />
    <PhoneField name="officialPhone" label={say('Phone')} autocomplete="off" required />
    <TextField name="officialEmail" label={say('E-mail')} type="email" autocomplete="off" required />
    <TextField name="officialEmailAgain" label={say('E-mail again')} type="email" autocomplete="off" required />
  </Card>
);
