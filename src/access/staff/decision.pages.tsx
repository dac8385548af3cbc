/** Deciding on a request: the evidence left, the decision right. Afterwards the same address says what was decided, by whom. */
import { ButtonGroup, LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { Columns } from '../../ui/columns/columns.tsx';
import { Layout } from '../../ui/layout/layout.tsx';
import { PageHeading } from '../../ui/page-heading/page-heading.tsx';
import { ProgressNote } from '../../ui/progress-note/progress-note.tsx';
import { Status } from '../../ui/status/status.tsx';
import { SummaryList, type Fact } from '../../ui/summary-list/summary-list.tsx';
import { TrackingId } from '../../ui/tracking-id/tracking-id.tsx';
import { formatPhone } from '../../vocabulary/phone.ts';
import { say } from '../../vocabulary/say.ts';
import { sayDay } from '../../vocabulary/since.ts';
import { formatInstant } from '../../vocabulary/time-zone.ts';
import { roleLabel } from '../authority/role-sentences.rules.ts';
import type { Role } from '../authority/roles.rules.ts';
import { functionLabel } from '../business-function-sentences.rules.ts';
import { partyFacts, type PartyFactsProps } from '../parties/party-facts.pages.tsx';
import { spokenName } from '../parties/party-sentences.rules.ts';
import { accessPaths, decisionPaths, type DecisionPlace } from '../paths.ts';
import type { NamedOfficial } from '../role-requests/role-request.rules.ts';
import { Decide, type DecideProps } from './decide.pages.tsx';

export interface DecisionProps extends DecideProps {
  readonly request: DecideProps['request'] & {
    readonly status: 'pending' | 'approved' | 'rejected' | 'cancelled';
    readonly askedAt: Date;
    readonly attestedAt: Date | null;
    readonly officials: readonly string[];
    readonly requester: {
      readonly name: string;
      readonly userId: string;
      readonly email: string;
      readonly verified: boolean;
    };
    readonly official: NamedOfficial | null;
    readonly employer: PartyFactsProps;
    readonly currentRole: Role | null;
    readonly decided: { readonly by: string; readonly at: Date; readonly reason: string | null } | null;
  };
  readonly now: Date;
  readonly zone: string;
}

export function DecisionPage(props: DecisionProps) {
  const { place, request, zone, approval, rejection } = props;
  const employer = spokenName(request.employer);
  const { name } = request.requester;
  const title = say('{name} asks to be {role} of {employer}', { name, role: roleLabel(request.role), employer });
  return (
    <Layout
      title={title}
      tab={place === 'staff' ? 'staff' : undefined}
      back={decisionPaths[place].list}
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
              <SummaryList facts={employerFacts(request)} />
            </Card>
          </>
        }
        side={
          request.decided ? (
            <Decided place={place} request={request} decided={request.decided} zone={zone} />
          ) : (
            <Decide place={place} request={request} approval={approval} rejection={rejection} />
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
    ...(request.attestedAt
      ? [
          {
            label: say('Statement'),
            value: say('Read, understood and agreed on {at}', { at: formatInstant(request.attestedAt, zone) }),
          },
        ]
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

/** Whoever gives a role that binds the employer wants to know who binds it already. */
const employerFacts = ({ employer, officials, role }: DecisionProps['request']): readonly Fact[] => [
  ...partyFacts(employer),
  ...(role === 'authorized_official'
    ? [
        {
          label: say('Officials with an account'),
          value: officials.length === 0 ? say('None yet') : officials.join(', '),
        },
      ]
    : []),
];

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
  place,
  request,
  decided,
  zone,
}: {
  place: DecisionPlace;
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
          <ButtonGroup>
            {place === 'staff' ? (
              <LinkButton href={accessPaths.staff} kind="secondary">
                {say('Go to Active Staff')}
              </LinkButton>
            ) : (
              <LinkButton href={accessPaths.deskRoleRequests} kind="secondary">
                {say('Next request')}
              </LinkButton>
            )}
          </ButtonGroup>
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
