/** Step 2: who the person is. It says why each delicate thing is asked. */
import { Button, ButtonGroup } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { DateField } from '../../ui/date-field/date-field.tsx';
import { Form } from '../../ui/form/form.tsx';
import type { FormState } from '../../ui/form/form-state.ts';
import { PhoneField } from '../../ui/phone-field/phone-field.tsx';
import { SelectField, type SelectOption } from '../../ui/select-field/select-field.tsx';
import { SsnField } from '../../ui/ssn-field/ssn-field.tsx';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import { TextField } from '../../ui/text-field/text-field.tsx';
import { say } from '../../vocabulary/say.ts';
import { identityPaths } from '../paths.ts';
import { WizardPage } from './wizard.pages.tsx';

export interface InformationPageProps {
  readonly form: FormState;
  readonly email: string;
  readonly countries: readonly SelectOption[];
}

export const InformationPage = ({ form, email, countries }: InformationPageProps) => (
  <WizardPage
    title={say('User Information')}
    lede={say('They will be used to verify your identity. We store them encrypted, under a key of your own.')}
    current={1}
    back={identityPaths.registerSecurity}
    form={form}
  >
    <Form action={identityPaths.registerInformation} state={form}>
      <Card heading={say('Your name')}>
        <TextField name="first" label={say('First Name')} autocomplete="given-name" spellCheck={false} required />
        <TextField name="middle" label={say('Middle Name')} autocomplete="additional-name" spellCheck={false} />
        <TextField name="last" label={say('Last Name')} autocomplete="family-name" spellCheck={false} required />
        <TextField
          name="suffix"
          label={say('Suffix')}
          autocomplete="honorific-suffix"
          width="short"
          spellCheck={false}
        />
      </Card>
      <Card heading={say('How to reach you')}>
        <SummaryList facts={[{ label: say('Primary E-mail Address'), value: email }]} />
        <PhoneField name="businessPhone" label={say('Business Phone Number')} required />
        <PhoneField name="businessFax" label={say('Business Fax Number')} autocomplete="off" />
        <PhoneField
          name="personalPhone"
          label={say('Personal Phone Number')}
          hint={say('We ask for it again if you forget your User ID.')}
          required
        />
      </Card>
      <HomeAddress countries={countries} />
      <Card heading={say('Proof of who you are')}>
        <DateField name="birthDate" label={say('Date of Birth')} autocomplete="bday" required />
        <SsnField
          name="ssn"
          label={say('Social Security Number (SSN)')}
          hint={say(
            'It is compared once with what the authority has, and shown only as its last four digits from then on.',
          )}
          required
        />
      </Card>
      <ButtonGroup>
        <Button>{say('Continue to MFA Setup')}</Button>
      </ButtonGroup>
    </Form>
  </WizardPage>
);

const HomeAddress = ({ countries }: Pick<InformationPageProps, 'countries'>) => (
  <Card heading={say('Home address')}>
    <SelectField name="country" label={say('Country')} options={countries} autocomplete="country" required />
    <TextField name="line1" label={say('Address Line 1')} autocomplete="address-line1" spellCheck={false} required />
    <TextField name="line2" label={say('Address Line 2')} autocomplete="address-line2" spellCheck={false} />
    <TextField name="city" label={say('City')} autocomplete="address-level2" spellCheck={false} required />
    <TextField
      name="state"
      label={say('State or province')}
      hint={say('In the United States two letters, such as IL.')}
      autocomplete="address-level1"
      width="medium"
      spellCheck={false}
    />
    <TextField
      name="postalCode"
      label={say('ZIP/Postal Code')}
      autocomplete="postal-code"
      width="short"
      spellCheck={false}
      required
    />
  </Card>
);
