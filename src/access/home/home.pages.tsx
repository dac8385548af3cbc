/** Home: what waits for the person, for whom they can work and why, news, links and quick actions. Nothing is shown that they may not do. */
import { ButtonGroup, LinkButton } from '../../ui/button/button.tsx';
import { Card, CardGrid } from '../../ui/card/card.tsx';
import { Columns } from '../../ui/columns/columns.tsx';
import { EmptyState } from '../../ui/empty-state/empty-state.tsx';
import { Layout } from '../../ui/layout/layout.tsx';
import { Link } from '../../ui/link/link.tsx';
import { PageHeading } from '../../ui/page-heading/page-heading.tsx';
import { ProgressNote } from '../../ui/progress-note/progress-note.tsx';
import { TrackingId } from '../../ui/tracking-id/tracking-id.tsx';
import { say } from '../../vocabulary/say.ts';
import { sayDay } from '../../vocabulary/since.ts';
import { roleLabel } from '../authority/role-sentences.rules.ts';
import type { Hat } from '../authority/hats.rules.ts';
import type { AgencyRole, Role } from '../authority/roles.rules.ts';
import { functionLabel, functionLongName } from '../business-function-sentences.rules.ts';
import { waitingSentence } from '../employers/request.pages.tsx';
import type { ApprovalWay } from '../role-requests/role-request.rules.ts';
import { becauseSentence } from '../hats/because.pages.tsx';
import { accessPaths } from '../paths.ts';
import { agencyRoleLabel } from '../agency/agency-sentences.rules.ts';

export interface HomeProps {
  readonly firstName: string;
  /** Hour of the day where the installation is, 0 to 23. */
  readonly hour: number;
  readonly hats: readonly { readonly hat: Hat; readonly name: string; readonly names: ReadonlyMap<string, string> }[];
  readonly toDecide: readonly {
    readonly trackingId: string;
    readonly fullName: string;
    readonly role: Role;
    readonly employer: string;
    readonly askedAt: Date;
  }[];
  readonly ownPending: readonly {
    readonly trackingId: string;
    readonly role: Role;
    readonly way: ApprovalWay;
    readonly employer: string;
    readonly official: { readonly name: string } | null;
    readonly askedAt: Date;
  }[];
  readonly agencyRoles: readonly AgencyRole[];
  readonly managesStaff: boolean;
  readonly desk: { readonly name: string; readonly phone: string; readonly email: string };
  readonly now: Date;
  readonly zone: string;
}

const NOON = 12;
const EVENING = 18;

function greeting(hour: number, name: string): string {
  if (hour < NOON) return say('Good morning, {name}', { name });
  return hour < EVENING ? say('Good afternoon, {name}', { name }) : say('Good evening, {name}', { name });
}

export function HomePage(props: HomeProps) {
  const { firstName, hour, agencyRoles } = props;
  return (
    <Layout title={say('Home')} tab="home">
      <PageHeading
        lede={
          agencyRoles.length > 0
            ? say('You work for this installation as {roles}.', { roles: agencyRoles.map(agencyRoleLabel).join(', ') })
            : undefined
        }
      >
        {greeting(hour, firstName)}
      </PageHeading>
      <Columns
        main={
          <>
            <Waiting props={props} />
            <WorkFor props={props} />
          </>
        }
        side={<Aside props={props} />}
      />
    </Layout>
  );
}

function Waiting({ props }: { props: HomeProps }) {
  const { toDecide, ownPending, now, zone } = props;
  const count = toDecide.length + ownPending.length;
  return (
    <Card heading={count === 0 ? say('Waiting for you') : say('Waiting for you ({count})', { count })}>
      {count === 0 && <p class="cs-soft">{say('Nothing. When somebody needs your decision, it stands here.')}</p>}
      {toDecide.map(({ trackingId, fullName: name, role, employer, askedAt }) => (
        <ProgressNote
          kind="waiting"
          heading={say('{name} asks to be {role} of {employer}', { name, role: roleLabel(role), employer })}
        >
          <p>
            {say('Since {since}. It waits for your decision.', { since: sayDay(askedAt, now, zone) })}{' '}
            <Link
              href={accessPaths.staffRoleRequest(trackingId)}
              kind="onward"
              label={say('Review the request of {name}', { name })}
            >
              {say('Review')}
            </Link>
          </p>
        </ProgressNote>
      ))}
      {ownPending.map(({ trackingId, role, way, employer, official, askedAt }) => (
        <ProgressNote kind="waiting" heading={waitingSentence({ way, official, employer, askedAt }, { now, zone })}>
          <p>
            {say(
              'You asked to be {role} of {employer}. If it takes long, call them, or cancel the request and ask anew.',
              {
                role: roleLabel(role),
                employer,
              },
            )}
          </p>
          <p>
            <TrackingId id={trackingId} />{' '}
            <Link href={accessPaths.roleRequest(trackingId)} kind="onward">
              {say('See your request')}
            </Link>
          </p>
        </ProgressNote>
      ))}
    </Card>
  );
}

function WorkFor({ props }: { props: HomeProps }) {
  const { hats, ownPending, zone } = props;
  return (
    <section id="work" aria-labelledby="work-heading" class="cs-section">
      <h2 id="work-heading">{say('You can work for')}</h2>
      {hats.length === 0 && (
        <EmptyState
          heading={say('Nobody yet')}
          action={
            ownPending.length === 0 && (
              <LinkButton href={accessPaths.employerSearch}>{say('Add an Employer')}</LinkButton>
            )
          }
        >
          {ownPending.length === 0
            ? say('Find the organization that you work for and ask for a role. An official there approves it.')
            : say('As soon as your request is approved, you can open the work here.')}
        </EmptyState>
      )}
      <CardGrid>
        {hats.map(({ hat, name, names }) => (
          <Card
            heading={name}
            level={3}
            action={
              <Link href={accessPaths.hat(hat.reference)} label={say('About {name}', { name })}>
                {say('About')}
              </Link>
            }
          >
            <HatLines hat={hat} name={name} names={names} zone={zone} />
          </Card>
        ))}
      </CardGrid>
    </section>
  );
}

interface HatLinesProps {
  readonly hat: Hat;
  readonly name: string;
  readonly names: ReadonlyMap<string, string>;
  readonly zone: string;
}

/** Each system with the path that leads to it; a path that leads to several is told once, under the last of them. */
function HatLines({ hat, name, names, zone }: HatLinesProps) {
  const lines = hat.functions.map(({ businessFunction, paths }) => ({
    businessFunction,
    because: paths[0] ? becauseSentence(paths[0], { names, zone, party: name }) : '',
  }));
  const sentences = [...new Set(lines.map(({ because }) => because))];
  return (
    <>
      {sentences.map((sentence) => (
        <div class="cs-stack">
          <ButtonGroup>
            {lines
              .filter(({ because }) => because === sentence)
              .map(({ businessFunction }) => (
                <LinkButton
                  href={accessPaths.hatFunction(hat.reference, businessFunction)}
                  kind="secondary"
                  about={say('for {name}', { name })}
                >
                  {say('Open {system}', { system: functionLabel(businessFunction) })}
                </LinkButton>
              ))}
          </ButtonGroup>
          <p class="cs-soft cs-small">{sentence}</p>
        </div>
      ))}
    </>
  );
}

function Aside({ props }: { props: HomeProps }) {
  const { desk, managesStaff, toDecide } = props;
  return (
    <>
      <Card heading={say('News & Alerts')}>
        <p>{say('No news today.')}</p>
        <p>{say('{desk}: {phone}, {email}', { desk: desk.name, phone: desk.phone, email: desk.email })}</p>
      </Card>
      <Card heading={say('Quick Actions')}>
        <ul class="cs-plain-list cs-stack">
          <li>
            <Link href={accessPaths.employerSearch} kind="onward">
              {say('Add Employer')}
            </Link>
          </li>
          {managesStaff && (
            <li>
              <Link href={accessPaths.staff} kind="onward">
                {say('My Staff')}
              </Link>
            </li>
          )}
          {toDecide.length > 0 && (
            <li>
              <Link href={accessPaths.staffRoleRequests} kind="onward">
                {say('Role Requests')}
              </Link>
            </li>
          )}
        </ul>
      </Card>
      <ApplicationLinks hats={props.hats} />
    </>
  );
}

function ApplicationLinks({ hats }: Pick<HomeProps, 'hats'>) {
  return (
    <Card heading={say('Application Links')}>
      <ul class="cs-plain-list cs-stack">
        {applicationsOf(hats).map(({ code, links }) => (
          <li>
            <p>
              {functionLongName(code)}
              {links.length === 0 && <span class="cs-soft"> {say('(opens when somebody gives you this system)')}</span>}
            </p>
            {links.map(({ name, href }) => (
              <p>
                <Link
                  href={href}
                  kind="onward"
                  label={say('{system} for {name}', { system: functionLabel(code), name })}
                >
                  {name}
                </Link>
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function applicationsOf(hats: HomeProps['hats']) {
  return (['registry', 'enrollment'] as const).map((code) => ({
    code,
    links: hats
      .filter(({ hat }) => hat.functions.some((each) => each.businessFunction === code))
      .map(({ hat, name }) => ({ name, href: accessPaths.hatFunction(hat.reference, code) })),
  }));
}
