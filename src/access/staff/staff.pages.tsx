/** "My Staff": who works at the employers that one manages, and who asks to. */
import { LinkButton } from '../../ui/button/button.tsx';
import { EmptyState } from '../../ui/empty-state/empty-state.tsx';
import { Filters } from '../../ui/filters/filters.tsx';
import { Layout } from '../../ui/layout/layout.tsx';
import { Link } from '../../ui/link/link.tsx';
import { MessagePage } from '../../ui/message-page/message-page.tsx';
import { PageHeading } from '../../ui/page-heading/page-heading.tsx';
import { SearchForm } from '../../ui/search-form/search-form.tsx';
import { Table, type Column } from '../../ui/table/table.tsx';
import { TextField } from '../../ui/text-field/text-field.tsx';
import { formatUsDate } from '../../vocabulary/plain-date.ts';
import { say } from '../../vocabulary/say.ts';
import { sayDay } from '../../vocabulary/since.ts';
import { dayInZone } from '../../vocabulary/time-zone.ts';
import { roleLabel } from '../authority/role-sentences.rules.ts';
import type { Role } from '../authority/roles.rules.ts';
import { functionLabel } from '../business-function-sentences.rules.ts';
import type { BusinessFunction } from '../business-functions.rules.ts';
import { accessPaths } from '../paths.ts';

export interface Member {
  readonly membershipId: string;
  readonly name: string;
  readonly employer: string;
  readonly role: Role;
  readonly since: Date;
  readonly isSelf: boolean;
  readonly functions: readonly { readonly code: BusinessFunction; readonly maySubmit: boolean }[];
}

interface Request {
  readonly trackingId: string;
  readonly name: string;
  readonly employer: string;
  readonly role: Role;
  readonly currentRole: Role | null;
  readonly askedAt: Date;
  readonly mayDecide: boolean;
}

const views = (current: 'staff' | 'requests', waiting: number) => (
  <Filters
    label={say('My Staff')}
    filters={[
      { label: say('Active Staff'), href: accessPaths.staff, current: current === 'staff' },
      {
        label: say('Role Requests'),
        href: accessPaths.staffRoleRequests,
        current: current === 'requests',
        count: waiting,
      },
    ]}
  />
);

interface StaffPageProps {
  readonly members: readonly Member[];
  readonly columns: readonly BusinessFunction[];
  readonly waiting: number;
  readonly search: { readonly last: string; readonly first: string; readonly employer: string };
  readonly zone: string;
}

export function StaffPage({ members, columns, waiting, search, zone }: StaffPageProps) {
  return (
    <Layout title={say('My Staff')} tab="staff">
      <PageHeading lede={say('Everybody who works at the employers that you manage, and in which systems.')}>
        {say('My Staff')}
      </PageHeading>
      {views('staff', waiting)}
      <SearchForm
        action={accessPaths.staff}
        label={say('Active Staff')}
        clearHref={accessPaths.staff}
        state={{ values: search, errors: {} }}
      >
        <TextField name="last" label={say('Last Name')} autocomplete="off" spellCheck={false} />
        <TextField name="first" label={say('First Name')} autocomplete="off" spellCheck={false} />
        <TextField name="employer" label={say('Employer Name')} autocomplete="off" />
      </SearchForm>
      <Table
        caption={say('Active Staff')}
        hideCaption
        columns={[
          {
            heading: say('Name'),
            cell: (member: Member) => (
              <>
                <Link href={accessPaths.staffMember(member.membershipId)}>{member.name}</Link>
                {member.isSelf && ` ${say('(you)')}`}
              </>
            ),
          },
          {
            heading: say('Role'),
            cell: ({ role, employer }) => say('{role} of {employer}', { role: roleLabel(role), employer }),
          },
          ...columns.map((code): Column<Member> => ({
            heading: functionLabel(code),
            cell: (member) => functionCell(member, code),
          })),
          { heading: say('Since'), kind: 'date', cell: ({ since }) => formatUsDate(dayInZone(since, zone)) },
        ]}
        rows={members}
        empty={<EmptyState heading={say('Nobody fits.')}>{say('Clear the search to see everybody.')}</EmptyState>}
      />
    </Layout>
  );
}

function functionCell({ role, functions }: Member, code: BusinessFunction): string {
  if (role !== 'staff_end_user') return say('YES');
  const given = functions.find((each) => each.code === code);
  if (!given) return say('NO');
  return given.maySubmit ? say('YES, may submit') : say('YES');
}

interface RequestsPageProps {
  readonly requests: readonly Request[];
  readonly now: Date;
  readonly zone: string;
}

export function RoleRequestsPage({ requests, now, zone }: RequestsPageProps) {
  return (
    <Layout title={say('Role Requests')} tab="staff">
      <PageHeading lede={say('People who ask to work at the employers that you manage.')}>
        {say('Role Requests')}
      </PageHeading>
      {views('requests', requests.length)}
      <Table
        caption={say('Role Requests')}
        hideCaption
        columns={[
          {
            heading: say('Name'),
            cell: (request: Request) => (
              <Link href={accessPaths.staffRoleRequest(request.trackingId)}>{request.name}</Link>
            ),
          },
          { heading: say('Employer'), cell: ({ employer }) => employer },
          {
            heading: say('Current Role'),
            cell: ({ currentRole }) => (currentRole ? roleLabel(currentRole) : say('None')),
          },
          { heading: say('Request Role'), cell: ({ role }) => roleLabel(role) },
          { heading: say('Waiting since'), cell: ({ askedAt }) => sayDay(askedAt, now, zone) },
          {
            heading: say('Review'),
            kind: 'actions',
            cell: (request) =>
              request.mayDecide ? (
                <LinkButton
                  href={accessPaths.staffRoleRequest(request.trackingId)}
                  kind="secondary"
                  small
                  about={request.name}
                >
                  {say('Review')}
                </LinkButton>
              ) : (
                <span class="cs-soft">{say('Somebody else decides')}</span>
              ),
          },
        ]}
        rows={requests}
        empty={
          <EmptyState heading={say('Nobody is waiting.')}>
            {say(
              'When somebody asks for a role at one of your employers, the request appears here and you get a letter.',
            )}
          </EmptyState>
        }
      />
    </Layout>
  );
}

/** For those who manage nobody: the tab is there for everybody, so it says whose it is. */
export const NotManagingPage = () => (
  <MessagePage
    title={say('My Staff')}
    heading={say('You do not manage people at any employer')}
    icon="person"
    tone="calm"
    actions={
      <>
        <LinkButton href={accessPaths.home}>{say('Go to Home')}</LinkButton>
        <LinkButton href={accessPaths.employerSearch} kind="secondary">
          {say('Add an Employer')}
        </LinkButton>
      </>
    }
  >
    <p>
      {say(
        'Individual providers, Authorized Officials and Access Managers see their people here, once their role is approved.',
      )}
    </p>
    <p>{say('If you should manage people, ask for one of these roles at your employer.')}</p>
  </MessagePage>
);
