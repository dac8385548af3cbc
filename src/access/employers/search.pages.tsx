/** "Add Employer Search" and its results. The page says which door is which: an employer here, a client under My Connections. */
import { Alert } from '../../ui/alert/alert.tsx';
import { LinkButton } from '../../ui/button/button.tsx';
import { EmptyState } from '../../ui/empty-state/empty-state.tsx';
import { Expandable } from '../../ui/expandable/expandable.tsx';
import type { FormState } from '../../ui/form/form-state.ts';
import { Layout } from '../../ui/layout/layout.tsx';
import { Link } from '../../ui/link/link.tsx';
import { PageHeading } from '../../ui/page-heading/page-heading.tsx';
import { Pagination } from '../../ui/pagination/pagination.tsx';
import { SearchForm } from '../../ui/search-form/search-form.tsx';
import { SelectField } from '../../ui/select-field/select-field.tsx';
import { Table } from '../../ui/table/table.tsx';
import { TextField } from '../../ui/text-field/text-field.tsx';
import { NpiNumber } from '../../ui/tracking-id/tracking-id.tsx';
import { say } from '../../vocabulary/say.ts';
import { US_STATES } from '../../vocabulary/us-states.ts';
import { addressLine } from '../parties/party-facts.pages.tsx';
import { accessPaths } from '../paths.ts';
import type { KnownProvider } from '../slots.ts';

export interface SearchPageProps {
  readonly state: FormState;
  /** Null before anything was searched. */
  readonly found: {
    readonly providers: readonly KnownProvider[];
    readonly total: number;
    readonly more: boolean;
    readonly page: number;
    hrefOf(page: number): string;
  } | null;
}

const PAGE_SIZE = 20;

export function SearchPage({ state, found }: SearchPageProps) {
  return (
    <Layout title={say('Add Employer Search')} tab="profile" back={accessPaths.employers} errors={state.errors}>
      <PageHeading
        above={say('Add an Employer')}
        lede={
          <>
            {say('Find the organization or provider that you work for.')}{' '}
            {say('To work for a client of your firm, use')}{' '}
            <Link href={accessPaths.connections}>{say('My Connections')}</Link>.
          </>
        }
      >
        {say('Add Employer Search')}
      </PageHeading>
      <SearchForm
        action={accessPaths.employerSearch}
        label={say('Employers')}
        submitLabel={say('Search employers')}
        clearHref={accessPaths.employerSearch}
        state={state}
      >
        <TextField name="organizationName" label={say('Organization Name')} autocomplete="off" />
        <TextField name="npi" label={say('NPI')} keyboard="numeric" width="medium" autocomplete="off" />
        <TextField name="firstName" label={say('First Name')} autocomplete="off" spellCheck={false} />
        <TextField name="lastName" label={say('Last Name')} autocomplete="off" spellCheck={false} />
        <TextField name="city" label={say('City')} autocomplete="off" />
        <SelectField name="state" label={say('State')} autocomplete="off" emptyOption={say('Any')} options={states} />
        <TextField name="zip" label={say('ZIP Code')} keyboard="numeric" width="short" autocomplete="off" />
      </SearchForm>
      {found && <Results found={found} />}
    </Layout>
  );
}

const states = [...US_STATES].map(([code, name]) => ({ value: code, label: name }));

function Results({ found }: { found: NonNullable<SearchPageProps['found']> }) {
  const { providers, total, more, page, hrefOf } = found;
  return (
    <section aria-labelledby="results" class="cs-section">
      <h2 id="results">{say('Results')}</h2>
      {more && (
        <Alert kind="info" heading={say('There are more than {total}', { total })}>
          {say('Fill in another field to narrow them down.')}
        </Alert>
      )}
      <Table
        caption={say('Employers found')}
        hideCaption
        columns={[
          {
            heading: say('Name'),
            cell: (provider: KnownProvider) => (
              <Link href={accessPaths.employerNewFor(provider.npi)}>{provider.name}</Link>
            ),
          },
          { heading: say('Doing Business As'), cell: (provider) => <DoingBusinessAs provider={provider} /> },
          { heading: say('NPI'), cell: (provider) => <NpiNumber npi={provider.npi} /> },
          {
            heading: say('Address'),
            cell: ({ practiceAddress, mailingAddress }) => {
              const address = practiceAddress ?? mailingAddress;
              return address ? addressLine(address) : say('None on file');
            },
          },
          {
            heading: say('Choose'),
            kind: 'actions',
            cell: (provider) => (
              <LinkButton href={accessPaths.employerNewFor(provider.npi)} kind="secondary" small about={provider.name}>
                {say('Choose')}
              </LinkButton>
            ),
          },
        ]}
        rows={providers}
        empty={
          <EmptyState heading={say('No employer fits this search.')}>
            {say('Check the spelling, or search with fewer fields. Part of a name is enough.')}
          </EmptyState>
        }
      />
      <Pagination page={page} pageSize={PAGE_SIZE} total={total} hrefOf={hrefOf} label={say('Employers')} />
    </section>
  );
}

function DoingBusinessAs({ provider }: { provider: KnownProvider }) {
  const others = provider.otherNames.map(({ name }) => name).filter((name) => name !== provider.doingBusinessAs);
  return (
    <>
      {provider.doingBusinessAs ?? '—'}
      {others.length > 0 && (
        <Expandable summary={say('View Other Name(s)')}>
          <ul class="cs-plain-list">
            {others.map((name) => (
              <li>{name}</li>
            ))}
          </ul>
        </Expandable>
      )}
    </>
  );
}
