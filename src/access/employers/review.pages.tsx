/** Asking for a role, third page: "Confirmation and Review", before it is sent. */
import { Button, ButtonGroup } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { Form } from '../../ui/form/form.tsx';
import { Layout } from '../../ui/layout/layout.tsx';
import { PageHeading } from '../../ui/page-heading/page-heading.tsx';
import { StepIndicator } from '../../ui/step-indicator/step-indicator.tsx';
import { SummaryList, type Fact } from '../../ui/summary-list/summary-list.tsx';
import { formatPhone } from '../../vocabulary/phone.ts';
import { say } from '../../vocabulary/say.ts';
import { roleLabel } from '../authority/role-sentences.rules.ts';
import { functionLabel } from '../business-function-sentences.rules.ts';
import type { BusinessFunction } from '../business-functions.rules.ts';
import { factsOfProvider } from '../parties/party-facts.pages.tsx';
import { accessPaths } from '../paths.ts';
import { documentsLine } from '../role-requests/role-request-sentences.rules.ts';
import type { NamedOfficial, RequestedRole } from '../role-requests/role-request.rules.ts';
import type { KnownProvider } from '../slots.ts';
import { approvalLine, askSteps } from './ask-sentences.rules.ts';

export interface ReviewPageProps {
  readonly provider: KnownProvider;
  readonly role: RequestedRole;
  readonly contact: string;
  readonly official: NamedOfficial | null;
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
      <StepIndicator steps={askSteps()} current={3} />
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
