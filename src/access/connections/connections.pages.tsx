/** My Connections: for whom one's employers act, and who acts for them, with status and tracking ID of each function. */
import { Card } from '../../ui/card/card.tsx';
import { EmptyState } from '../../ui/empty-state/empty-state.tsx';
import { Layout } from '../../ui/layout/layout.tsx';
import { LinkButton } from '../../ui/button/button.tsx';
import { PageHeading } from '../../ui/page-heading/page-heading.tsx';
import { Status, type StatusKind } from '../../ui/status/status.tsx';
import { Table } from '../../ui/table/table.tsx';
import { TrackingId } from '../../ui/tracking-id/tracking-id.tsx';
import { formatUsDate } from '../../vocabulary/plain-date.ts';
import { say } from '../../vocabulary/say.ts';
import { dayInZone } from '../../vocabulary/time-zone.ts';
import { taskLabel } from '../authority/role-sentences.rules.ts';
import type { DelegableTask } from '../authority/roles.rules.ts';
import { functionLabel } from '../business-function-sentences.rules.ts';
import type { BusinessFunction } from '../business-functions.rules.ts';
import { accessPaths } from '../paths.ts';
import { connectionStateLabel } from './connection-sentences.rules.ts';
import type { ConnectionState } from './connection.rules.ts';

interface Connection {
  readonly other: string;
  readonly businessFunction: BusinessFunction;
  readonly tasks: readonly DelegableTask[];
  readonly trackingId: string;
  readonly state: ConnectionState;
  readonly until: Date | null;
}

export interface ConnectionsProps {
  readonly employers: readonly {
    readonly employer: string;
    readonly providers: readonly Connection[];
    readonly surrogates: readonly Connection[];
  }[];
  readonly zone: string;
}

export function ConnectionsPage({ employers, zone }: ConnectionsProps) {
  return (
    <Layout title={say('My Connections')} tab="connections">
      <PageHeading lede={say('Who works for whom, from firm to provider, for the employers that you manage.')}>
        {say('My Connections')}
      </PageHeading>
      {employers.length === 0 && (
        <EmptyState
          heading={say('You do not manage connections for any employer.')}
          action={<LinkButton href={accessPaths.home}>{say('Go to Home')}</LinkButton>}
        >
          {say(
            'Individual providers, Authorized Officials and Access Managers see them here. For whom you may work yourself stands on Home.',
          )}
        </EmptyState>
      )}
      {employers.map(({ employer, providers, surrogates }) => (
        <Card heading={employer}>
          <h3>{say('{employer} is a surrogate for the following providers', { employer })}</h3>
          <ConnectionTable
            caption={say('Providers for whom {employer} works', { employer })}
            rows={providers}
            zone={zone}
            none={say('{employer} works for no other provider.', { employer })}
          />
          <h3>{say('{employer} has authorized the following surrogates', { employer })}</h3>
          <ConnectionTable
            caption={say('Surrogates of {employer}', { employer })}
            rows={surrogates}
            zone={zone}
            none={say('Nobody outside works for {employer}.', { employer })}
          />
        </Card>
      ))}
    </Layout>
  );
}

interface ConnectionTableProps {
  readonly caption: string;
  readonly rows: readonly Connection[];
  readonly zone: string;
  readonly none: string;
}

const kinds: Readonly<Record<ConnectionState, StatusKind>> = {
  pending: 'waiting',
  approved: 'done',
  rejected: 'refused',
  cancelled: 'ended',
  expired: 'ended',
  ended: 'ended',
};

function ConnectionTable({ caption, rows, zone, none }: ConnectionTableProps) {
  return (
    <Table
      caption={caption}
      hideCaption
      columns={[
        { heading: say('Name'), cell: (row: Connection) => row.other },
        { heading: say('System'), cell: ({ businessFunction }) => functionLabel(businessFunction) },
        { heading: say('May'), cell: ({ tasks }) => tasks.map(taskLabel).join(', ') },
        {
          heading: say('Access Status'),
          cell: ({ state }) => <Status kind={kinds[state]}>{connectionStateLabel(state)}</Status>,
        },
        {
          heading: say('Until'),
          kind: 'date',
          cell: ({ until }) => (until === null ? '—' : formatUsDate(dayInZone(until, zone))),
        },
        { heading: say('Tracking ID'), cell: ({ trackingId }) => <TrackingId id={trackingId} /> },
      ]}
      rows={rows}
      empty={<EmptyState heading={none} />}
    />
  );
}
