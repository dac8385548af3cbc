/** The providers found: how many, narrowed by type or taxonomy, as a table, in pages; and what to do where there are none. */
import { Alert } from '../../ui/alert/alert.tsx';
import { ButtonGroup } from '../../ui/button/button.tsx';
import { EmptyState } from '../../ui/empty-state/empty-state.tsx';
import { Filters } from '../../ui/filters/filters.tsx';
import { Link } from '../../ui/link/link.tsx';
import { Pagination } from '../../ui/pagination/pagination.tsx';
import { PrintButton } from '../../ui/print-button/print-button.tsx';
import { Table } from '../../ui/table/table.tsx';
import { say } from '../../vocabulary/say.ts';
import { registryPaths } from '../paths.ts';
import type { Criteria, Criterion } from './criteria.rules.ts';
import { searchesWithout } from './criteria.forms.ts';
import { criterionInWords, criterionLabel, typeInWords } from './criteria-sentences.rules.ts';
import { resultColumns } from './result-columns.pages.tsx';
import type { FoundPage } from './results.rules.ts';
import { NarrowTaxonomies } from './taxonomies.pages.tsx';
import type { NamedTaxonomy } from './taxonomy-words.rules.ts';

export interface ResultsProps extends FoundPage {
  /** The criteria given, by name. */
  readonly asked: Partial<Criteria>;
  /** What the words for a taxonomy stand for. */
  readonly taxonomies: readonly NamedTaxonomy[];
}

export function Results({ results }: { results: ResultsProps }) {
  const { rows, total, listed, page, pageSize, asked, taxonomies, isAlike } = results;
  const parameters = isAlike ? { ...asked, alike: 'yes' } : asked;
  const hrefOf = (to: number) => registryPaths.searchFor({ ...parameters, page: String(to) });
  return (
    <section aria-labelledby="results" class="cs-section">
      <h2 id="results">{countInWords(results)}</h2>
      <p class="cs-soft">{askedInWords(results)}</p>
      {(rows.length > 0 || asked.type) && <Filters label={say('Types to show')} filters={typeFilters(asked)} />}
      <NarrowTaxonomies taxonomies={taxonomies} asked={asked} />
      <Notes results={results} />
      <Table
        caption={say('Providers found')}
        hideCaption
        columns={resultColumns()}
        rows={rows}
        empty={<NoResults asked={asked} />}
        csvHref={registryPaths.csvFor(parameters)}
      />
      {rows.length > 0 && (
        <Pagination
          page={page}
          pageSize={pageSize}
          total={Math.min(total, listed)}
          hrefOf={hrefOf}
          label={say('Providers found')}
        />
      )}
      {rows.length > 0 && (
        <ButtonGroup>
          <PrintButton />
        </ButtonGroup>
      )}
    </section>
  );
}

const inWords = (count: number): string => count.toLocaleString('en-US');

function countInWords({ total, isExact, rows }: ResultsProps): string {
  if (rows.length === 0) return say('No provider found');
  const count = inWords(total);
  if (!isExact) return say('About {count} providers found', { count });
  return total === 1 ? say('1 provider found') : say('{count} providers found', { count });
}

/** "Last Name: Lind · State: Illinois". */
function askedInWords({ asked, taxonomies }: ResultsProps): string {
  return (Object.entries(asked) as readonly (readonly [Criterion, string])[])
    .map(([criterion, value]) => {
      const [only, ...others] = taxonomies;
      const isOne = criterion === 'taxonomy' && only && others.length === 0;
      return `${criterionLabel(criterion)}: ${isOne ? only.name : criterionInWords(criterion, value)}`;
    })
    .join(' · ');
}

function typeFilters({ type, ...others }: Partial<Criteria>) {
  const all = { label: say('All'), href: registryPaths.searchFor(others), current: type === undefined };
  const one = (value: string) => ({
    label: typeInWords(value),
    href: registryPaths.searchFor({ ...others, type: value }),
    current: type === value,
  });
  return [all, one('person'), one('organization')];
}

function Notes({
  results: { rows, total, isExact, listed, inFile, page, asked, mayBeAlike },
}: {
  results: ResultsProps;
}) {
  const best = page === 1 ? rows[0]?.rank : undefined;
  return (
    <>
      {mayBeAlike && (
        <p>
          <Link href={registryPaths.searchFor({ ...asked, alike: 'yes' })}>
            {say('Look also for what looks or sounds alike')}
          </Link>
        </p>
      )}
      {(best === 'typo' || best === 'sound') && (
        <Alert kind="info" heading={say('Nothing is written exactly like this')}>
          {say('These look or sound alike.')}
        </Alert>
      )}
      {total > listed && (
        <Alert kind="info" heading={say('Too many to list them all')}>
          {isExact && total <= inFile
            ? say('The first {listed} are listed here; the CSV file has all of them.', { listed: inWords(listed) })
            : say('The first {listed} are listed here, and the first {inFile} are in the CSV file.', {
                listed: inWords(listed),
                inFile: inWords(inFile),
              })}{' '}
          {say('Add a name, a city, a state or a taxonomy to narrow them down.')}
        </Alert>
      )}
    </>
  );
}

/** Says how to go on: the same search with one criterion less. */
function NoResults({ asked }: { asked: Partial<Criteria> }) {
  const wider = searchesWithout(asked);
  return (
    <EmptyState
      heading={say('No provider fits this search.')}
      action={
        wider.length > 0 && (
          <ul class="cs-plain-list">
            {wider.map(({ criterion, value, others }) => (
              <li>
                <Link href={registryPaths.searchFor(others)}>
                  {say('Search without {criterion}: {value}', {
                    criterion: criterionLabel(criterion),
                    value: criterionInWords(criterion, value),
                  })}
                </Link>
              </li>
            ))}
          </ul>
        )
      }
    >
      {say(
        'Check the spelling, or ask for less: part of a name is enough. Deactivated providers are found by NPI only.',
      )}
    </EmptyState>
  );
}
