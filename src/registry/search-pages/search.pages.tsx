/**
 * "Find a provider": the front page of the registry and its results under one address. What was asked stands in the address,
 * so a search can be passed on, kept and printed.
 */
import { Card, CardGrid } from '../../ui/card/card.tsx';
import type { Content } from '../../ui/element.ts';
import { hasErrors } from '../../ui/error-summary/error-summary.tsx';
import type { FormState } from '../../ui/form/form-state.ts';
import { Layout } from '../../ui/layout/layout.tsx';
import { Link } from '../../ui/link/link.tsx';
import { PageHeading } from '../../ui/page-heading/page-heading.tsx';
import { say } from '../../vocabulary/say.ts';
import { registryPaths } from '../paths.ts';
import { Results, type ResultsProps } from './results.pages.tsx';
import { ProviderSearch } from './search-fields.pages.tsx';
import { NearTaxonomies } from './taxonomies.pages.tsx';
import type { NamedTaxonomy } from './taxonomy-words.rules.ts';

export interface SearchPageProps {
  readonly state: FormState;
  readonly results?: ResultsProps | undefined;
  /** Offered where the words for a taxonomy stand for none. */
  readonly nearTaxonomies?: readonly NamedTaxonomy[] | undefined;
  /** The criteria given, as parameters of an address. */
  readonly asked?: Readonly<Record<string, string>> | undefined;
  /** The way into the registry for those who manage a record; on the front page only. */
  readonly door?: Content;
}

export function SearchPage({ state, results, nearTaxonomies, asked = {}, door }: SearchPageProps) {
  return (
    <Layout title={titleOf(results)} back="/" errors={hasErrors(state.errors) ? state.errors : undefined}>
      <PageHeading
        above={say('NPI registry (NPPES)')}
        lede={say(
          'Everybody with a National Provider Identifier (NPI): clinicians, clinics, pharmacies and all others.',
        )}
      >
        {say('Find a provider')}
      </PageHeading>
      <div class="cs-stack">
        {nearTaxonomies && <NearTaxonomies taxonomies={nearTaxonomies} asked={asked} />}
        <ProviderSearch state={state} open={results === undefined || results.rows.length === 0} />
      </div>
      {results && <Results results={results} />}
      {door && <FrontCards door={door} />}
    </Layout>
  );
}

function titleOf(results: ResultsProps | undefined): string {
  if (!results) return say('Find a provider');
  return results.page > 1
    ? say('Find a provider: results, page {page}', { page: results.page })
    : say('Find a provider: results');
}

const FrontCards = ({ door }: { door: Content }) => (
  <section class="cs-section" aria-labelledby="own-record">
    <h2 id="own-record">{say('Your own record')}</h2>
    <CardGrid>
      {door}
      <Card heading={say('What you can do here today')} level={3}>
        <ul class="cs-bullets">
          <li>{say('find everybody who has an NPI, with the whole public record and its history;')}</li>
          <li>{say('find your employer when you add it to your profile;')}</li>
          <li>{say('as an official, approve who may work in the registry for you, and end it at once;')}</li>
          <li>
            {say('read the registry by program:')}{' '}
            <Link href={registryPaths.openapi}>{say('description of the API (OpenAPI)')}</Link>
          </li>
        </ul>
      </Card>
      <Card heading={say('Not here yet')} level={3}>
        <p>
          {say(
            'An NPI cannot be applied for here yet, and a record cannot be changed. Until they can, ask the help desk.',
          )}
        </p>
      </Card>
    </CardGrid>
  </section>
);
