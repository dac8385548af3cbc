/** "My Staff": who works at the employers that one manages, who asks to, and one member with the way to end the role. */
import { Alert } from '../../ui/alert/alert.tsx';
import { Button, ButtonGroup, LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { EmptyState } from '../../ui/empty-state/empty-state.tsx';
import { Filters } from '../../ui/filters/filters.tsx';
import { Form } from '../../ui/form/form.tsx';
import type { FormState } from '../../ui/form/form-state.ts';
import { Layout } from '../../ui/layout/layout.tsx';
import { Link } from '../../ui/link/link.tsx';
import { MessagePage } from '../../ui/message-page/message-page.tsx';
import { PageHeading } from '../../ui/page-heading/page-heading.tsx';
import { SearchForm } from '../../ui/search-form/search-form.tsx';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import { Table, type Column } from '../../ui/table/table.tsx';
import { TextArea } from '../../ui/text-area/text-area.tsx';
import { TextField } from '../../ui/text-field/text-field.tsx';
import { formatUsDate } from '../../vocabulary/plain-date.ts';
import { say } from '../../vocabulary/say.ts';
import { sayDay } from '../../vocabulary/since.ts';
import { dayInZone, formatInstant } from '../../vocabulary/time-zone.ts';
import { roleLabel } from '../authority/role-sentences.rules.ts';
import type { Role } from '../authority/roles.rules.ts';
import { functionLabel } from '../business-function-sentences.rules.ts';
import type { BusinessFunction } from '../business-functions.rules.ts';
import { accessPaths } from '../paths.ts';
import type { StaffReason } from './staff.rules.ts';
import { staffSentence } from './staff-sentences.rules.ts';

interface Member {
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

export interface MemberProps {
  readonly member: Member & {
    readonly version: number;
    readonly fullName: string;
    readonly approvedBy: string | null;
    readonly ended: { readonly at: Date; readonly by: string | null } | null;
    readonly whyNot: StaffReason | null;
  };
  readonly zone: string;
}

export function MemberPage({ member, zone }: MemberProps) {
  const { ended, whyNot, approvedBy } = member;
  return (
    <Layout title={member.fullName} tab="staff" back={accessPaths.staff}>
      <PageHeading above={member.employer}>{member.fullName}</PageHeading>
      {ended && (
        <Alert kind="done" heading={say('This role has ended')} announce>
          {ended.by === null
            ? say('It ended on {at}.', { at: formatInstant(ended.at, zone) })
            : say('{by} ended it on {at}.', { by: ended.by, at: formatInstant(ended.at, zone) })}
        </Alert>
      )}
      <Card heading={say('Role')}>
        <SummaryList
          facts={[
            { label: say('Employer'), value: member.employer },
            { label: say('Role'), value: roleLabel(member.role) },
            { label: say('Since'), value: formatInstant(member.since, zone) },
            ...(approvedBy ? [{ label: say('Approved by'), value: approvedBy }] : []),
            { label: say('Systems'), value: systemsOf(member) },
          ]}
        />
      </Card>
      {!ended && whyNot === null && (
        <ButtonGroup>
          <LinkButton href={accessPaths.staffDisassociation(member.membershipId)} kind="danger">
            {member.isSelf ? say('Leave this employer') : say('Disassociate')}
          </LinkButton>
        </ButtonGroup>
      )}
      {!ended && whyNot !== null && <p class="cs-soft">{staffSentence(whyNot)}</p>}
    </Layout>
  );
}

function systemsOf({ role, functions }: Member): string {
  if (role !== 'staff_end_user') return say('Every system of the employer');
  return functions
    .map(({ code, maySubmit }) =>
      maySubmit ? say('{system}, may submit', { system: functionLabel(code) }) : functionLabel(code),
    )
    .join('; ');
}

interface DisassociatePageProps extends MemberProps {
  readonly form: FormState;
}

export function DisassociatePage({ member, form }: DisassociatePageProps) {
  const { fullName: name, employer, isSelf } = member;
  const title = isSelf ? say('Leave {employer}', { employer }) : say('Disassociate {name}', { name });
  return (
    <Layout title={title} tab="staff" back={accessPaths.staffMember(member.membershipId)} errors={form.errors}>
      <PageHeading above={employer}>{title}</PageHeading>
      <Card narrow heading={say('What this does')}>
        <ul class="cs-bullets">
          <li>
            {isSelf
              ? say('You lose every right at {employer} at once, also in tabs that are open.', { employer })
              : say('{name} loses every right at {employer} at once, also in tabs that are open.', { name, employer })}
          </li>
          <li>{say('What was saved stays with {employer}. The account itself stays as it is.', { employer })}</li>
          <li>{say('A letter says so to the person and to everybody who manages people here.')}</li>
          <li>{say('It cannot be undone, but a new request can be approved at any time.')}</li>
        </ul>
        <Form
          action={accessPaths.staffDisassociation(member.membershipId)}
          state={form}
          hidden={{ version: String(member.version) }}
          requiredNote={false}
        >
          <TextArea name="reason" label={say('Reason')} hint={say('Optional. It stands in the letters.')} />
          <ButtonGroup>
            <Button kind="danger">{isSelf ? say('Leave now') : say('Disassociate now')}</Button>
            <LinkButton href={accessPaths.staffMember(member.membershipId)} kind="secondary">
              {say('Keep the role')}
            </LinkButton>
          </ButtonGroup>
        </Form>
      </Card>
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
