/** Asking for a role, first page: which of the roles that this person may ask for here. */
import { Alert } from '../../ui/alert/alert.tsx';
import { ButtonGroup, LinkButton } from '../../ui/button/button.tsx';
import { Card, CardGrid } from '../../ui/card/card.tsx';
import { Layout } from '../../ui/layout/layout.tsx';
import { Link } from '../../ui/link/link.tsx';
import { PageHeading } from '../../ui/page-heading/page-heading.tsx';
import { StepIndicator } from '../../ui/step-indicator/step-indicator.tsx';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import { say } from '../../vocabulary/say.ts';
import { roleLabel, roleLine } from '../authority/role-sentences.rules.ts';
import type { Role } from '../authority/roles.rules.ts';
import { factsOfProvider } from '../parties/party-facts.pages.tsx';
import { accessPaths } from '../paths.ts';
import type { RequestedRole } from '../role-requests/role-request.rules.ts';
import type { KnownProvider } from '../slots.ts';
import { approvalLine, askSteps } from './ask-sentences.rules.ts';

interface ChooseRoleProps {
  readonly provider: KnownProvider;
  readonly roles: readonly RequestedRole[];
  readonly currentRole: Role | null;
  readonly pending: string | null;
  readonly verified: boolean;
}

export function ChooseRolePage({ provider, roles, currentRole, pending, verified }: ChooseRoleProps) {
  return (
    <Layout title={say('Your role')} tab="profile" back={accessPaths.employerSearch}>
      <PageHeading above={say('Add an Employer')}>
        {say('Your role at {employer}', { employer: provider.name })}
      </PageHeading>
      <StepIndicator steps={askSteps()} current={1} />
      {currentRole && (
        <Alert kind="info" heading={say('You are {role} here already', { role: roleLabel(currentRole) })}>
          {say('If another role is approved, it takes the place of this one.')}
        </Alert>
      )}
      {!verified && (
        <Alert kind="warning" heading={say('Your identity is still being reviewed')}>
          {say('You can ask for a role as soon as the help desk has confirmed who you are.')}
        </Alert>
      )}
      {pending && (
        <Alert kind="warning" heading={say('You have asked here already')}>
          {say('That request is not decided yet.')}{' '}
          <Link href={accessPaths.roleRequest(pending)}>{say('See your request')}</Link>
        </Alert>
      )}
      {verified && !pending && (
        <CardGrid>
          {roles.map((role) => (
            <Card heading={roleLabel(role)}>
              <p>{roleLine(role)}</p>
              <p class="cs-soft cs-small">{approvalLine(role)}</p>
              <ButtonGroup>
                <LinkButton
                  href={accessPaths.employerNewAs(provider.npi, role)}
                  kind="secondary"
                  about={say('as {role}', { role: roleLabel(role) })}
                >
                  {say('Ask for this role')}
                </LinkButton>
              </ButtonGroup>
            </Card>
          ))}
        </CardGrid>
      )}
      <Card heading={say('The employer')}>
        <SummaryList facts={factsOfProvider(provider)} />
      </Card>
    </Layout>
  );
}
