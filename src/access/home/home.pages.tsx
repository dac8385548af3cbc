/** Home: what waits for the person, for whom they can work and why, news, links and quick actions. Nothing is shown that they may not do. */
import { ButtonGroup, LinkButton } from '../../ui/button/button.tsx';
import { Card, CardGrid } from '../../ui/card/card.tsx';
import { Columns } from '../../ui/columns/columns.tsx';
import { EmptyState } from '../../ui/empty-state/empty-state.tsx';
import { Layout } from '../../ui/layout/layout.tsx';
import { Link } from '../../ui/link/link.tsx';
import { PageHeading } from '../../ui/page-heading/page-heading.tsx';
import { say } from '../../vocabulary/say.ts';
import type { Hat } from '../authority/hats.rules.ts';
import type { AgencyRole } from '../authority/roles.rules.ts';
import { functionLabel, functionLongName } from '../business-function-sentences.rules.ts';
import { becauseSentence } from '../hats/because.pages.tsx';
import { accessPaths } from '../paths.ts';
import { agencyRoleLabel } from '../agency/agency-sentences.rules.ts';
import { OwnRequests, Waiting, type WaitingProps } from './waiting.pages.tsx';

interface HomeProps extends WaitingProps {
  readonly firstName: string;
  /** Hour of the day where the installation is, 0 to 23. */
  readonly hour: number;
  readonly hats: readonly { readonly hat: Hat; readonly name: string; readonly names: ReadonlyMap<string, string> }[];
  readonly agencyRoles: readonly AgencyRole[];
  readonly managesStaff: boolean;
  readonly desk: { readonly name: string; readonly phone: string; readonly email: string };
}

const NOON = 12;
const EVENING = 18;

function greeting(hour: number, name: string): string {
  if (hour < NOON) return say('Good morning, {name}', { name });
  return hour < EVENING ? say('Good afternoon, {name}', { name }) : say('Good evening, {name}', { name });
}

export function HomePage(props: HomeProps) {
  const { firstName, hour, agencyRoles } = props;
  // Who works for the installation alone is not sent to look for an employer.
  const onlyAgency = agencyRoles.length > 0 && props.hats.length === 0;
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
            {props.ownPending.length > 0 && <OwnRequests props={props} />}
            {!onlyAgency && <WorkFor props={props} />}
          </>
        }
        side={<Aside props={props} />}
      />
    </Layout>
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
  const { desk, managesStaff, toDecide, agencyRoles } = props;
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
          {agencyRoles.includes('reviewer') && (
            <li>
              <Link href={accessPaths.deskRoleRequests} kind="onward">
                {say('Role Requests for the Help Desk')}
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
      {(agencyRoles.length === 0 || props.hats.length > 0) && <ApplicationLinks hats={props.hats} />}
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
