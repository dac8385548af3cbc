/** "Employer Information": the table of employers, as a panel of My Profile and as a page of its own with filters and search. */
import { ButtonGroup, LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import type { Content } from '../../ui/element.ts';
import { EmptyState } from '../../ui/empty-state/empty-state.tsx';
import { Expandable } from '../../ui/expandable/expandable.tsx';
import { Filters } from '../../ui/filters/filters.tsx';
import { Layout } from '../../ui/layout/layout.tsx';
import { Link } from '../../ui/link/link.tsx';
import { PageHeading } from '../../ui/page-heading/page-heading.tsx';
import { SearchForm } from '../../ui/search-form/search-form.tsx';
import { Status, Tag, type StatusKind } from '../../ui/status/status.tsx';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import { Table, type Column } from '../../ui/table/table.tsx';
import { TextField } from '../../ui/text-field/text-field.tsx';
import { say } from '../../vocabulary/say.ts';
import { formatTrackingId } from '../../vocabulary/tracking-id.ts';
import { roleLabel } from '../authority/role-sentences.rules.ts';
import type { Role } from '../authority/roles.rules.ts';
import { functionLabel } from '../business-function-sentences.rules.ts';
import type { BusinessFunction } from '../business-functions.rules.ts';
import { partyFacts, type PartyFactsProps } from '../parties/party-facts.pages.tsx';
import { accessPaths } from '../paths.ts';
import { roleRequestStateLabel } from '../role-requests/role-request-sentences.rules.ts';
import type { RoleRequestState } from '../role-requests/role-request.rules.ts';
import type { EmployerFilter } from './employer.rules.ts';
import { employerFilterLabel } from './employer-sentences.rules.ts';

interface Row {
  readonly party: PartyFactsProps;
  readonly role: Role;
  readonly state: RoleRequestState;
  readonly trackingId: string | null;
  readonly reason: string | null;
  readonly functions: readonly BusinessFunction[];
}

interface EmployersProps {
  readonly rows: readonly Row[];
  readonly columns: readonly BusinessFunction[];
  /** Before filter and search. */
  readonly total: number;
}

export function EmployersPanel(props: EmployersProps) {
  return (
    <Card
      heading={say('Employer Information')}
      action={<Link href={accessPaths.employers}>{say('All employers')}</Link>}
    >
      <EmployersTable rows={props.rows} columns={props.columns} total={props.total} />
      {props.total > 0 && <AddEmployer />}
    </Card>
  );
}

const AddEmployer = () => (
  <ButtonGroup>
    <LinkButton href={accessPaths.employerSearch} kind="secondary">
      {say('Add an Employer')}
    </LinkButton>
  </ButtonGroup>
);

interface EmployersPageProps extends EmployersProps {
  readonly filter: EmployerFilter;
  readonly filters: readonly EmployerFilter[];
  readonly search: string;
}

export function EmployersPage({ rows, columns, total, filter, filters, search }: EmployersPageProps) {
  return (
    <Layout title={say('Employer Information')} tab="profile" back={accessPaths.home}>
      <PageHeading lede={say('For whom you work, and what you have asked for.')}>
        {say('Employer Information')}
      </PageHeading>
      {total > 0 && (
        <>
          <Filters
            label={say('Employers to show')}
            filters={filters.map((each) => ({
              label: employerFilterLabel(each),
              href: each === 'all' ? accessPaths.employers : `${accessPaths.employers}?show=${each}`,
              current: each === filter,
            }))}
          />
          <SearchForm
            action={accessPaths.employers}
            label={say('Your employers')}
            clearHref={accessPaths.employers}
            state={{ values: { name: search }, errors: {} }}
          >
            <TextField name="name" label={say('Employer Name')} autocomplete="off" />
          </SearchForm>
        </>
      )}
      <EmployersTable rows={rows} columns={columns} total={total} />
      {total > 0 && <AddEmployer />}
    </Layout>
  );
}

function EmployersTable({ rows, columns, total }: EmployersProps) {
  return (
    <Table
      caption={say('Employers')}
      hideCaption
      columns={[
        { heading: say('Employer'), cell: (row: Row) => <EmployerCell row={row} /> },
        { heading: say('My Role with this Employer'), cell: ({ role }) => roleLabel(role) },
        { heading: say('My Status with this Employer'), cell: (row) => <StatusCell row={row} /> },
        ...columns.map((code): Column<Row> => ({
          heading: functionLabel(code),
          cell: (row) => (row.state === 'approved' && row.functions.includes(code) ? say('YES') : say('NO')),
        })),
        {
          heading: say('Details'),
          cell: ({ party }) => (
            <Expandable summary={say('Address and numbers')}>
              <SummaryList facts={partyFacts(party)} />
            </Expandable>
          ),
        },
      ]}
      rows={rows}
      empty={
        total === 0 ? (
          <EmptyState heading={say('No Employers Exist.')} action={<AddEmployer />}>
            {say('Find the organization that you work for and ask for a role. An official there approves it.')}
          </EmptyState>
        ) : (
          <EmptyState heading={say('No employer fits.')}>{say('Show all, or search for another name.')}</EmptyState>
        )
      }
    />
  );
}

function EmployerCell({ row }: { row: Row }): Content {
  return (
    <>
      {row.party.legalName} {row.party.verification === 'unverified' && <Tag>{say('not yet verified')}</Tag>}
    </>
  );
}

const kinds: Readonly<Record<RoleRequestState, StatusKind>> = {
  pending: 'waiting',
  approved: 'done',
  rejected: 'refused',
  cancelled: 'ended',
  disassociated: 'ended',
};

function StatusCell({ row }: { row: Row }): Content {
  return (
    <>
      <Status kind={kinds[row.state]}>{roleRequestStateLabel(row.state)}</Status>
      {row.trackingId !== null && (
        <p class="cs-small">
          <Link href={accessPaths.roleRequest(row.trackingId)}>
            {say('Tracking ID {id}', { id: formatTrackingId(row.trackingId) })}
          </Link>
        </p>
      )}
      {row.reason !== null && <p class="cs-small cs-preserved">{row.reason}</p>}
    </>
  );
}
