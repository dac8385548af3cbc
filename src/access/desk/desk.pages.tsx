/** The queue of the help desk: who asks for which role, since when, and by when it is to be decided. */
import { LinkButton } from '../../ui/button/button.tsx';
import { EmptyState } from '../../ui/empty-state/empty-state.tsx';
import { Layout } from '../../ui/layout/layout.tsx';
import { Link } from '../../ui/link/link.tsx';
import { PageHeading } from '../../ui/page-heading/page-heading.tsx';
import { Status } from '../../ui/status/status.tsx';
import { Table } from '../../ui/table/table.tsx';
import { formatUsDate } from '../../vocabulary/plain-date.ts';
import { say } from '../../vocabulary/say.ts';
import { sayDay } from '../../vocabulary/since.ts';
import { dayInZone } from '../../vocabulary/time-zone.ts';
import { roleLabel } from '../authority/role-sentences.rules.ts';
import type { Role } from '../authority/roles.rules.ts';
import { accessPaths } from '../paths.ts';

interface Request {
  readonly trackingId: string;
  readonly name: string;
  readonly employer: string;
  readonly role: Role;
  readonly askedAt: Date;
  readonly dueAt: Date;
  readonly late: boolean;
}

interface DeskQueueProps {
  readonly requests: readonly Request[];
  /** All of them; more than are listed when the queue is very long. */
  readonly waiting: number;
  readonly now: Date;
  readonly zone: string;
}

export function DeskQueuePage({ requests, waiting, now, zone }: DeskQueueProps) {
  return (
    <Layout title={say('Role Requests for the Help Desk')} back={accessPaths.home}>
      <PageHeading
        above={say('Help desk')}
        lede={say('The help desk decides on these, on documents. What falls due first stands first.')}
      >
        {say('Role Requests')}
      </PageHeading>
      <Table
        caption={say('Role Requests')}
        hideCaption
        columns={[
          {
            heading: say('Name'),
            cell: (request: Request) => (
              <Link href={accessPaths.deskRoleRequest(request.trackingId)}>{request.name}</Link>
            ),
          },
          { heading: say('Employer'), cell: ({ employer }) => employer },
          { heading: say('Request Role'), cell: ({ role }) => roleLabel(role) },
          { heading: say('Waiting since'), cell: ({ askedAt }) => sayDay(askedAt, now, zone) },
          {
            heading: say('Decide by'),
            kind: 'date',
            cell: ({ dueAt, late }) =>
              late ? (
                <Status kind="refused">{say('{day}, late', { day: formatUsDate(dayInZone(dueAt, zone)) })}</Status>
              ) : (
                formatUsDate(dayInZone(dueAt, zone))
              ),
          },
          {
            heading: say('Review'),
            kind: 'actions',
            cell: ({ trackingId, name }) => (
              <LinkButton href={accessPaths.deskRoleRequest(trackingId)} kind="secondary" small about={name}>
                {say('Review')}
              </LinkButton>
            ),
          },
        ]}
        rows={requests}
        empty={
          <EmptyState heading={say('Nobody is waiting.')}>
            {say('When somebody asks to be Authorized Official of an organization, the request appears here.')}
          </EmptyState>
        }
      />
      {waiting > requests.length && (
        <p class="cs-soft">{say('Showing the first {shown} of {waiting}.', { shown: requests.length, waiting })}</p>
      )}
    </Layout>
  );
}
