/** Deciding on a request: the evidence left, the decision right. Afterwards the same address says what was decided, by whom. */
import { Alert } from '../../ui/alert/alert.tsx';
import { Button, ButtonGroup, LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { CheckboxGroup } from '../../ui/checkbox-group/checkbox-group.tsx';
import { Columns } from '../../ui/columns/columns.tsx';
import { Expandable } from '../../ui/expandable/expandable.tsx';
import { Form } from '../../ui/form/form.tsx';
import type { FormState } from '../../ui/form/form-state.ts';
import { Layout } from '../../ui/layout/layout.tsx';
import { PageHeading } from '../../ui/page-heading/page-heading.tsx';
import { Powers } from '../../ui/powers/powers.tsx';
import { ProgressNote } from '../../ui/progress-note/progress-note.tsx';
import { Status } from '../../ui/status/status.tsx';
import { SummaryList, type Fact } from '../../ui/summary-list/summary-list.tsx';
import { TextArea } from '../../ui/text-area/text-area.tsx';
import { TrackingId } from '../../ui/tracking-id/tracking-id.tsx';
import { formatPhone } from '../../vocabulary/phone.ts';
import { say } from '../../vocabulary/say.ts';
import { sayDay } from '../../vocabulary/since.ts';
import { formatInstant } from '../../vocabulary/time-zone.ts';
import { roleLabel } from '../authority/role-sentences.rules.ts';
import type { Role } from '../authority/roles.rules.ts';
import { functionLabel } from '../business-function-sentences.rules.ts';
import type { BusinessFunction } from '../business-functions.rules.ts';
import { partyFacts, type PartyFactsProps } from '../parties/party-facts.pages.tsx';
import { spokenName } from '../parties/party-sentences.rules.ts';
import { accessPaths } from '../paths.ts';
import { decideSentence } from '../role-requests/role-request-sentences.rules.ts';
import type { DecideReason, RequestedRole } from '../role-requests/role-request.rules.ts';

export interface DecisionProps {
  readonly request: {
    readonly trackingId: string;
    readonly version: number;
    readonly status: 'pending' | 'approved' | 'rejected' | 'cancelled';
    readonly role: RequestedRole;
    readonly functions: readonly BusinessFunction[];
    readonly offered: readonly BusinessFunction[];
    readonly askedAt: Date;
    readonly requester: {
      readonly name: string;
      readonly userId: string;
      readonly email: string;
      readonly verified: boolean;
    };
    readonly official: {
      readonly name: string;
      readonly title: string;
      readonly phone: string;
      readonly email: string;
    } | null;
    readonly employer: PartyFactsProps;
    readonly currentRole: Role | null;
    readonly whyNot: DecideReason | null;
    readonly decided: { readonly by: string; readonly at: Date; readonly reason: string | null } | null;
  };
  readonly now: Date;
  readonly zone: string;
  /** What was typed, and where: only one of the two forms is filled. */
  readonly approval: FormState;
  readonly rejection: FormState;
}

export function DecisionPage(props: DecisionProps) {
  const { request, zone, approval, rejection } = props;
  const employer = spokenName(request.employer);
  const { name } = request.requester;
  const title = say('{name} asks to be {role} of {employer}', { name, role: roleLabel(request.role), employer });
  return (
    <Layout
      title={title}
      tab="staff"
      back={accessPaths.staffRoleRequests}
      errors={{ ...approval.errors, ...rejection.errors }}
    >
      <PageHeading above={say('Role Request')}>{title}</PageHeading>
      <Columns
        main={
          <>
            <Card heading={say('What they ask')}>
              <SummaryList facts={askedFacts(props)} />
            </Card>
            <Card heading={say('Who they are')}>
              <SummaryList facts={requesterFacts(request.requester)} />
            </Card>
            <Card heading={say('The employer')}>
              <SummaryList facts={partyFacts(request.employer)} />
            </Card>
          </>
        }
        side={
          request.decided ? (
            <Decided request={request} decided={request.decided} zone={zone} />
          ) : (
            <Decide request={request} approval={approval} rejection={rejection} />
          )
        }
      />
    </Layout>
  );
}

function askedFacts({ request, now, zone }: DecisionProps): readonly Fact[] {
  const { official } = request;
  return [
    { label: say('Request Tracking ID'), value: <TrackingId id={request.trackingId} /> },
    { label: say('Role'), value: roleLabel(request.role) },
    { label: say('Current Role'), value: request.currentRole ? roleLabel(request.currentRole) : say('None') },
    { label: say('Sent'), value: `${sayDay(request.askedAt, now, zone)}, ${formatInstant(request.askedAt, zone)}` },
    ...(request.functions.length > 0 && request.status === 'pending'
      ? [{ label: say('Systems asked for'), value: request.functions.map(functionLabel).join(', ') }]
      : []),
    ...(official
      ? [
          {
            label: say('Names as official'),
            value: `${official.name}, ${official.title}, ${formatPhone(official.phone)}, ${official.email}`,
          },
        ]
      : []),
  ];
}

const requesterFacts = ({ name, userId, email, verified }: DecisionProps['request']['requester']): readonly Fact[] => [
  { label: say('Name'), value: name },
  { label: say('User ID'), value: userId },
  { label: say('E-mail for this employer'), value: email },
  {
    label: say('Identity'),
    value: verified ? (
      <Status kind="done">{say('Confirmed')}</Status>
    ) : (
      <Status kind="waiting">{say('In review')}</Status>
    ),
  },
];

function Decided({
  request,
  decided,
  zone,
}: {
  request: DecisionProps['request'];
  decided: NonNullable<DecisionProps['request']['decided']>;
  zone: string;
}) {
  const values = { by: decided.by, at: formatInstant(decided.at, zone) };
  switch (request.status) {
    case 'approved':
      return (
        <ProgressNote kind="done" heading={say('{by} approved this on {at}', values)}>
          {request.functions.length > 0 && (
            <p>{say('Systems given: {systems}', { systems: request.functions.map(functionLabel).join(', ') })}</p>
          )}
          <p>{say('The person got a letter and can begin at once.')}</p>
          <LinkButton href={accessPaths.staff} kind="secondary">
            {say('Go to Active Staff')}
          </LinkButton>
        </ProgressNote>
      );
    case 'rejected':
      return (
        <ProgressNote kind="refused" heading={say('{by} declined this on {at}', values)}>
          <p class="cs-preserved">{decided.reason ?? ''}</p>
        </ProgressNote>
      );
    case 'cancelled':
      return <ProgressNote kind="ended" heading={say('{by} took this back on {at}', values)} />;
    case 'pending':
      return <ProgressNote kind="waiting" heading={say('Pending Approval')} />;
  }
}

function Decide({ request, approval, rejection }: Pick<DecisionProps, 'request' | 'approval' | 'rejection'>) {
  if (request.whyNot !== null)
    return (
      <Alert kind="info" heading={say('Somebody else decides on this')}>
        {decideSentence(request.whyNot)}
      </Alert>
    );
  return (
    <>
      <Card heading={say('Your decision')}>
        <Powers allowed={powersOf(request.role).allowed} denied={powersOf(request.role).denied} />
        <ApprovalForm request={request} approval={approval} />
      </Card>
      <Card>
        <RejectionForm request={request} rejection={rejection} />
      </Card>
    </>
  );
}

/** What was asked for is ticked at first; what was typed stays. */
function ApprovalForm({ request, approval }: Pick<DecisionProps, 'request' | 'approval'>) {
  const state =
    approval.values['functions'] === undefined
      ? { ...approval, values: { ...approval.values, functions: request.functions } }
      : approval;
  const options = request.offered.map((code) => ({ value: code, label: functionLabel(code) }));
  return (
    <Form
      action={accessPaths.staffRoleRequestApproval(request.trackingId)}
      state={state}
      hidden={{ version: String(request.version) }}
      requiredNote={false}
      label={say('Approve')}
    >
      {request.role === 'staff_end_user' && (
        <>
          <CheckboxGroup
            name="functions"
            label={say('Systems that {name} may work in', { name: request.requester.name })}
            hint={say('See and prepare. Tick at least one.')}
            options={options}
            required
          />
          <CheckboxGroup
            name="maySubmit"
            label={say('May also submit in')}
            hint={say('Only in systems that are ticked above.')}
            options={options}
          />
        </>
      )}
      <ButtonGroup>
        <Button>{say('Approve')}</Button>
      </ButtonGroup>
    </Form>
  );
}

function RejectionForm({ request, rejection }: Pick<DecisionProps, 'request' | 'rejection'>) {
  return (
    <Expandable summary={say('Decline and say why')} open={Object.keys(rejection.errors).length > 0}>
      <Form
        action={accessPaths.staffRoleRequestRejection(request.trackingId)}
        state={rejection}
        hidden={{ version: String(request.version) }}
        requiredNote={false}
        label={say('Decline')}
      >
        <TextArea
          name="reason"
          label={say('Reason')}
          hint={say('{name} reads this.', { name: request.requester.name })}
          required
        />
        <ButtonGroup>
          <Button kind="danger">{say('Decline')}</Button>
        </ButtonGroup>
      </Form>
    </Expandable>
  );
}

function powersOf(role: RequestedRole): { readonly allowed: readonly string[]; readonly denied: readonly string[] } {
  switch (role) {
    case 'staff_end_user':
      return {
        allowed: [say('see and prepare in the systems that you tick'), say('submit where you tick that, too')],
        denied: [
          say('sign'),
          say('change bank details'),
          say('approve people or connections'),
          say('pass any of it on'),
        ],
      };
    case 'access_manager':
      return {
        allowed: [
          say('see, prepare and submit in every system'),
          say('approve and disassociate staff'),
          say('answer connections'),
        ],
        denied: [say('sign'), say('change bank details'), say('approve other managers')],
      };
    case 'authorized_official':
      return {
        allowed: [say('everything the organization may do, also sign and bind it')],
        denied: [say('change how others sign in')],
      };
  }
}
