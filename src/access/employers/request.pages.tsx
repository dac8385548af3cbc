/** One's own request: the confirmation after sending it, and later how it stands, who has it and what one can do. */
import { Button, ButtonGroup, LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { Columns } from '../../ui/columns/columns.tsx';
import { ButtonForm } from '../../ui/form/form.tsx';
import type { FieldErrors } from '../../ui/form/form-state.ts';
import { Layout } from '../../ui/layout/layout.tsx';
import { PageHeading } from '../../ui/page-heading/page-heading.tsx';
import { PrintButton } from '../../ui/print-button/print-button.tsx';
import { ProgressNote } from '../../ui/progress-note/progress-note.tsx';
import { Steps } from '../../ui/steps/steps.tsx';
import { SummaryList, type Fact } from '../../ui/summary-list/summary-list.tsx';
import { TrackingId } from '../../ui/tracking-id/tracking-id.tsx';
import { formatPhone } from '../../vocabulary/phone.ts';
import { say } from '../../vocabulary/say.ts';
import { sayDay } from '../../vocabulary/since.ts';
import { formatInstant } from '../../vocabulary/time-zone.ts';
import { roleLabel } from '../authority/role-sentences.rules.ts';
import { functionLabel } from '../business-function-sentences.rules.ts';
import type { BusinessFunction } from '../business-functions.rules.ts';
import { partyFacts, type PartyFactsProps } from '../parties/party-facts.pages.tsx';
import { spokenName } from '../parties/party-sentences.rules.ts';
import { accessPaths } from '../paths.ts';
import { documentsLine } from '../role-requests/role-request-sentences.rules.ts';
import type { ApprovalWay, NamedOfficial, RequestedRole } from '../role-requests/role-request.rules.ts';

export interface OwnRequestProps {
  readonly request: {
    readonly trackingId: string;
    readonly version: number;
    readonly role: RequestedRole;
    readonly way: ApprovalWay;
    readonly status: 'pending' | 'approved' | 'rejected' | 'cancelled';
    readonly askedAt: Date;
    readonly contactEmail: string | null;
    readonly official: NamedOfficial | null;
    readonly functions: readonly BusinessFunction[];
    readonly party: PartyFactsProps;
    readonly decided: { readonly by: string | null; readonly at: Date; readonly reason: string | null } | null;
  };
  readonly now: Date;
  readonly zone: string;
  readonly desk: { readonly name: string; readonly phone: string; readonly email: string };
  readonly errors: FieldErrors | undefined;
}

export function OwnRequestPage({ request, now, zone, desk, errors }: OwnRequestProps) {
  const employer = spokenName(request.party);
  return (
    <Layout title={say('Your request')} tab="profile" back={accessPaths.employers} errors={errors}>
      <PageHeading above={say('Add an Employer')}>
        {say('Your request to be {role} of {employer}', { role: roleLabel(request.role), employer })}
      </PageHeading>
      <Standing request={request} now={now} zone={zone} employer={employer} />
      <Columns
        main={
          <>
            <Card heading={say('What you asked for')}>
              <SummaryList facts={requestFacts(request, zone)} />
            </Card>
            <Card heading={say('The employer')}>
              <SummaryList facts={partyFacts(request.party)} />
            </Card>
          </>
        }
        side={
          <>
            {request.status === 'pending' && <NextSteps request={request} employer={employer} desk={desk} />}
            <Card heading={say('Questions')}>
              <p>
                {say('{desk}, {phone}, {email}. Have the tracking ID ready.', {
                  desk: desk.name,
                  phone: desk.phone,
                  email: desk.email,
                })}
              </p>
            </Card>
          </>
        }
      />
      <ButtonGroup>
        <LinkButton href={accessPaths.home}>{say('Done')}</LinkButton>
        <PrintButton />
        {request.status === 'pending' && (
          <ButtonForm
            action={accessPaths.roleRequestCancellation(request.trackingId)}
            hidden={{ version: String(request.version) }}
          >
            <Button kind="secondary">{say('Cancel this request')}</Button>
          </ButtonForm>
        )}
      </ButtonGroup>
    </Layout>
  );
}

type Shown = Pick<OwnRequestProps, 'request' | 'now' | 'zone'> & { readonly employer: string };

function Standing({ request, now, zone, employer }: Shown) {
  const { decided } = request;
  const at = decided ? formatInstant(decided.at, zone) : '';
  const by = decided?.by ?? say('Somebody');
  switch (request.status) {
    case 'pending':
      return (
        <ProgressNote kind="waiting" heading={waitingSentence({ ...request, employer }, { now, zone })}>
          <p>{say('You get a letter when it is decided. Until then nothing has changed.')}</p>
        </ProgressNote>
      );
    case 'approved':
      return (
        <ProgressNote kind="done" heading={say('{by} approved it on {at}', { by, at })}>
          <p>{say('What you may do now stands on Home.')}</p>
        </ProgressNote>
      );
    case 'rejected':
      return (
        <ProgressNote kind="refused" heading={say('{by} declined it on {at}', { by, at })}>
          <p class="cs-preserved">{decided?.reason ?? ''}</p>
          <p>{say('If something was wrong in it, correct that and ask again.')}</p>
        </ProgressNote>
      );
    case 'cancelled':
      return <ProgressNote kind="ended" heading={say('You took it back on {at}', { at })} />;
  }
}

export interface Waiting {
  readonly way: ApprovalWay;
  readonly official?: { readonly name: string } | null;
  readonly employer: string;
  readonly askedAt: Date;
}

/** "Waiting for Ada Okafor of Lakeside Clinic since Tuesday." */
export function waitingSentence(
  { way, official, employer, askedAt }: Waiting,
  { now, zone }: { now: Date; zone: string },
): string {
  const since = sayDay(askedAt, now, zone);
  if (way === 'documents') return say('Pending Approval: waiting for the help desk since {since}', { since });
  return official
    ? say('Pending Approval: waiting for {official}, or another official of {employer}, since {since}', {
        official: official.name,
        employer,
        since,
      })
    : say('Pending Approval: waiting for an official of {employer} since {since}', { employer, since });
}

function NextSteps({
  request,
  employer,
  desk,
}: Pick<OwnRequestProps, 'request' | 'desk'> & { readonly employer: string }) {
  const steps =
    request.way === 'documents'
      ? [
          {
            title: say('You send the document to the help desk'),
            text: say('{document}. Put the tracking ID on it; {desk} says where it can go: {phone}, {email}.', {
              document: documentsLine(request.role),
              desk: desk.name,
              phone: desk.phone,
              email: desk.email,
            }),
          },
          { title: say('The help desk decides'), text: say('You get a letter with the result.') },
        ]
      : [
          {
            title: say('An official or manager reviews it'),
            text: say('Those of {employer} who have an account got a letter and see it under My Staff.', { employer }),
          },
          {
            title: say('They approve or decline'),
            text: say('You get a letter with the result. If they decline, it says why.'),
          },
          { title: say('You begin'), text: say('Home then shows what you may do for them.') },
        ];
  return (
    <Card heading={say('What happens next')}>
      <Steps steps={steps} />
    </Card>
  );
}

function requestFacts(request: OwnRequestProps['request'], zone: string): readonly Fact[] {
  const { official } = request;
  return [
    { label: say('Request Tracking ID'), value: <TrackingId id={request.trackingId} /> },
    { label: say('Role'), value: roleLabel(request.role) },
    { label: say('Sent'), value: formatInstant(request.askedAt, zone) },
    { label: say('Contact e-mail for this employer'), value: request.contactEmail ?? say('Your primary address') },
    ...(official
      ? [
          {
            label: say('Authorized Official named'),
            value: `${official.name}, ${official.title}, ${formatPhone(official.phone)}, ${official.email}`,
          },
        ]
      : []),
    ...(request.functions.length > 0
      ? [
          {
            label: request.status === 'approved' ? say('Systems given') : say('Systems you need'),
            value: request.functions.map(functionLabel).join(', '),
          },
        ]
      : []),
  ];
}
