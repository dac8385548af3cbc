/**
 * Asking for a role, in three pages: which role, what that role needs, and "Confirmation and Review" before it is sent.
 * Nothing is stored until then: what was typed travels in the form.
 */
import { Alert } from '../../ui/alert/alert.tsx';
import { Button, ButtonGroup, LinkButton } from '../../ui/button/button.tsx';
import { Card, CardGrid } from '../../ui/card/card.tsx';
import { Checkbox } from '../../ui/checkbox/checkbox.tsx';
import { CheckboxGroup } from '../../ui/checkbox-group/checkbox-group.tsx';
import { Form } from '../../ui/form/form.tsx';
import type { FormState } from '../../ui/form/form-state.ts';
import { Layout } from '../../ui/layout/layout.tsx';
import { Link } from '../../ui/link/link.tsx';
import { PageHeading } from '../../ui/page-heading/page-heading.tsx';
import { PhoneField } from '../../ui/phone-field/phone-field.tsx';
import { RadioGroup } from '../../ui/radio-group/radio-group.tsx';
import { StepIndicator } from '../../ui/step-indicator/step-indicator.tsx';
import { SummaryList, type Fact } from '../../ui/summary-list/summary-list.tsx';
import { TextField } from '../../ui/text-field/text-field.tsx';
import { formatPhone } from '../../vocabulary/phone.ts';
import { say } from '../../vocabulary/say.ts';
import { roleLabel, roleLine } from '../authority/role-sentences.rules.ts';
import type { Role } from '../authority/roles.rules.ts';
import { functionLabel } from '../business-function-sentences.rules.ts';
import type { BusinessFunction } from '../business-functions.rules.ts';
import { factsOfProvider } from '../parties/party-facts.pages.tsx';
import { accessPaths } from '../paths.ts';
import { documentsLine } from '../role-requests/role-request-sentences.rules.ts';
import type { RequestedRole } from '../role-requests/role-request.rules.ts';
import type { KnownProvider } from '../slots.ts';

const steps = () => [
  say('Find the employer'),
  say('Choose the role'),
  say('Say who can confirm it'),
  say('Confirmation and Review'),
];

interface ChooseRoleProps {
  readonly provider: KnownProvider;
  readonly roles: readonly RequestedRole[];
  readonly currentRole: Role | null;
  readonly pending: string | null;
  readonly verified: boolean;
}

export function ChooseRolePage({ provider, roles, currentRole, pending, verified }: ChooseRoleProps) {
  return (
    <Layout title={say('Your role')} tab="profile" back={accessPaths.employerSearch}>
      <PageHeading above={say('Add an Employer')}>
        {say('Your role at {employer}', { employer: provider.name })}
      </PageHeading>
      <StepIndicator steps={steps()} current={1} />
      {currentRole && (
        <Alert kind="info" heading={say('You are {role} here already', { role: roleLabel(currentRole) })}>
          {say('If another role is approved, it takes the place of this one.')}
        </Alert>
      )}
      {!verified && (
        <Alert kind="warning" heading={say('Your identity is still being reviewed')}>
          {say('You can ask for a role as soon as the help desk has confirmed who you are.')}
        </Alert>
      )}
      {pending && (
        <Alert kind="warning" heading={say('You have asked here already')}>
          {say('That request is not decided yet.')}{' '}
          <Link href={accessPaths.roleRequest(pending)}>{say('See your request')}</Link>
        </Alert>
      )}
      {verified && !pending && (
        <CardGrid>
          {roles.map((role) => (
            <Card heading={roleLabel(role)}>
              <p>{roleLine(role)}</p>
              <p class="cs-soft cs-small">{approvalLine(role)}</p>
              <ButtonGroup>
                <LinkButton
                  href={accessPaths.employerNewAs(provider.npi, role)}
                  kind="secondary"
                  about={say('as {role}', { role: roleLabel(role) })}
                >
                  {say('Ask for this role')}
                </LinkButton>
              </ButtonGroup>
            </Card>
          ))}
        </CardGrid>
      )}
      <Card heading={say('The employer')}>
        <SummaryList facts={factsOfProvider(provider)} />
      </Card>
    </Layout>
  );
}

function approvalLine(role: RequestedRole): string {
  switch (role) {
    case 'authorized_official':
      return say('The help desk approves, on a document. Every system opens on approval.');
    case 'access_manager':
      return say('An Authorized Official of the employer approves online. Every system opens on approval.');
    case 'staff_end_user':
      return say('An official or manager of the employer approves online, and chooses the systems you may work in.');
  }
}

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
      <StepIndicator steps={steps()} current={2} />
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

export interface ReviewPageProps {
  readonly provider: KnownProvider;
  readonly role: RequestedRole;
  readonly contact: string;
  readonly official: {
    readonly name: string;
    readonly title: string;
    readonly phone: string;
    readonly email: string;
  } | null;
  readonly functions: readonly BusinessFunction[];
  /** Everything that was typed, to be posted once more. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly error: string | null;
}

export function ReviewPage(props: ReviewPageProps) {
  const { provider, role, values, error } = props;
  return (
    <Layout title={say('Confirmation and Review')} tab="profile" errors={error === null ? undefined : { '': error }}>
      <PageHeading
        above={say('Add an Employer')}
        lede={say(
          'Check what you ask for. Nothing is sent until you press Send request, and nothing takes effect before it is approved.',
        )}
      >
        {say('Confirmation and Review')}
      </PageHeading>
      <StepIndicator steps={steps()} current={3} />
      <Card heading={say('What you ask for')}>
        <SummaryList facts={askedFacts(props)} />
      </Card>
      <Card heading={say('The employer')}>
        <SummaryList facts={factsOfProvider(provider)} />
      </Card>
      <Card heading={say('What happens next')}>
        <p>{approvalLine(role)}</p>
        {role === 'authorized_official' && (
          <p>
            {say('You send it one document: {document}. The next page says where.', {
              document: documentsLine(role),
            })}
          </p>
        )}
      </Card>
      <ButtonGroup>
        <Form action={accessPaths.roleRequests} hidden={values} requiredNote={false} label={say('Send')}>
          <Button>{say('Send request')}</Button>
        </Form>
        <Form
          action={accessPaths.employerNew}
          hidden={{ ...values, change: 'yes' }}
          requiredNote={false}
          label={say('Go back')}
        >
          <Button kind="secondary">{say('Change something')}</Button>
        </Form>
      </ButtonGroup>
    </Layout>
  );
}

function askedFacts({ provider, role, contact, official, functions }: ReviewPageProps): readonly Fact[] {
  return [
    { label: say('Role'), value: say('{role} of {employer}', { role: roleLabel(role), employer: provider.name }) },
    { label: say('Contact e-mail for this employer'), value: contact },
    ...(official
      ? [
          { label: say('Authorized Official'), value: `${official.name}, ${official.title}` },
          { label: say('Their phone and e-mail'), value: `${formatPhone(official.phone)}, ${official.email}` },
        ]
      : [{ label: say('Statement'), value: say('Read, understood and agreed') }]),
    ...(role === 'staff_end_user'
      ? [
          {
            label: say('Systems you need'),
            value: functions.length === 0 ? say('Whoever approves decides') : functions.map(functionLabel).join(', '),
          },
        ]
      : []),
  ];
}
