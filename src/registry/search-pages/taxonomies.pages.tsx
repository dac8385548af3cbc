/** Suggestions for a taxonomy, as links: no script is needed to choose one. */
import { Alert } from '../../ui/alert/alert.tsx';
import { Expandable } from '../../ui/expandable/expandable.tsx';
import { Link } from '../../ui/link/link.tsx';
import { say } from '../../vocabulary/say.ts';
import { registryPaths } from '../paths.ts';
import type { NamedTaxonomy } from './taxonomy-words.rules.ts';

interface TaxonomiesProps {
  readonly taxonomies: readonly NamedTaxonomy[];
  readonly asked: Readonly<Record<string, string>>;
}

const TaxonomyLinks = ({ taxonomies, asked }: TaxonomiesProps) => (
  <ul class="cs-plain-list">
    {taxonomies.map(({ code, name }) => (
      <li>
        <Link href={registryPaths.searchFor({ ...asked, taxonomy: code })}>{name}</Link>{' '}
        <span class="cs-soft">{code}</span>
      </li>
    ))}
  </ul>
);

/** Nothing has these words. */
export const NearTaxonomies = ({ taxonomies, asked }: TaxonomiesProps) =>
  taxonomies.length === 0 ? null : (
    <Alert kind="info" heading={say('Did you mean one of these taxonomies?')}>
      <TaxonomyLinks taxonomies={taxonomies} asked={asked} />
    </Alert>
  );

/** Nobody reads more of them. */
const SHOWN_TAXONOMIES = 30;

/** Several have these words, and all of them were searched for. */
export const NarrowTaxonomies = ({ taxonomies, asked }: TaxonomiesProps) =>
  taxonomies.length < 2 ? null : (
    <Expandable summary={say('{count} taxonomies have these words: choose one', { count: taxonomies.length })}>
      <TaxonomyLinks taxonomies={taxonomies.slice(0, SHOWN_TAXONOMIES)} asked={asked} />
      {taxonomies.length > SHOWN_TAXONOMIES && <p>{say('Type more words to see the others.')}</p>}
    </Expandable>
  );
