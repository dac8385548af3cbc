/** What a record holds several of: taxonomies with their licences, other names, identifiers, endpoints. */
import { Card } from '../../ui/card/card.tsx';
import { Link } from '../../ui/link/link.tsx';
import { Status } from '../../ui/status/status.tsx';
import { Table } from '../../ui/table/table.tsx';
import { formatUsDate } from '../../vocabulary/plain-date.ts';
import { say } from '../../vocabulary/say.ts';
import type {
  WholeEndpoint,
  WholeIdentifier,
  WholeOtherName,
  WholeRecord,
  WholeTaxonomy,
} from '../provider/whole-record.rules.ts';
import { registryPaths } from '../paths.ts';
import { nameInFull, PlaceText } from './record-parts.pages.tsx';
import { nameKindInWords } from './record-sentences.rules.ts';

interface Section {
  readonly record: WholeRecord;
}

export function TaxonomiesSection({ record: { taxonomies, kind } }: Section) {
  if (kind === null) return null;
  return (
    <Card heading={say('Taxonomies')}>
      <Table
        caption={say('Taxonomies')}
        hideCaption
        columns={[
          {
            heading: say('Taxonomy'),
            cell: ({ code, name, group }: WholeTaxonomy) => (
              <>
                <Link href={registryPaths.searchFor({ taxonomy: code })}>{name ?? code}</Link>
                {name !== null && <span class="cs-soft"> {code}</span>}
                {group !== null && <span class="cs-soft"> {group}</span>}
              </>
            ),
          },
          {
            heading: say('Primary'),
            cell: ({ primary }) => (primary ? <Status kind="done">{say('Primary')}</Status> : say('No')),
          },
          {
            heading: say('License'),
            cell: ({ license, licenseState }) => [license, licenseState].filter(Boolean).join(' · ') || '—',
          },
        ]}
        rows={taxonomies}
        empty={<p>{say('None on file')}</p>}
      />
    </Card>
  );
}

export function OtherNamesSection({ record: { otherNames } }: Section) {
  if (otherNames.length === 0) return null;
  return (
    <Card heading={say('Other names')}>
      <Table
        caption={say('Other names')}
        hideCaption
        columns={[
          {
            heading: say('Name'),
            cell: ({ organization, person }: WholeOtherName) => organization ?? (person ? nameInFull(person) : '—'),
          },
          { heading: say('Kind'), cell: ({ code }) => nameKindInWords(code) },
          {
            heading: say('Since'),
            kind: 'date',
            cell: ({ createdOn }) => (createdOn === null ? '—' : formatUsDate(createdOn)),
          },
        ]}
        rows={otherNames}
        empty=""
      />
    </Card>
  );
}

export function IdentifiersSection({ record: { identifiers } }: Section) {
  if (identifiers.length === 0) return null;
  return (
    <section class="cs-section" aria-labelledby="identifiers">
      <h2 id="identifiers">{say('Other identifiers')}</h2>
      <Table
        caption={say('Other identifiers')}
        hideCaption
        columns={[
          { heading: say('Identifier'), cell: ({ identifier }: WholeIdentifier) => identifier ?? '—' },
          { heading: say('Kind'), cell: ({ type, typeName }) => typeName ?? type ?? '—' },
          { heading: say('State'), cell: ({ state }) => state ?? '—' },
          { heading: say('Issuer'), cell: ({ issuer }) => issuer ?? '—' },
        ]}
        rows={identifiers}
        empty=""
      />
    </section>
  );
}

export function EndpointsSection({ record: { endpoints } }: Section) {
  if (endpoints.length === 0) return null;
  return (
    <section class="cs-section" aria-labelledby="endpoints">
      <h2 id="endpoints">{say('Endpoints for exchanging health information')}</h2>
      <Table
        caption={say('Endpoints for exchanging health information')}
        hideCaption
        columns={[
          {
            heading: say('Address'),
            cell: ({ address }: WholeEndpoint) => <span class="cs-break">{address ?? '—'}</span>,
          },
          { heading: say('Kind'), cell: ({ type, typeDescription }) => typeDescription ?? type ?? '—' },
          {
            heading: say('Use'),
            cell: (endpoint) => joined([endpoint.description, endpoint.useDescription, endpoint.otherUseDescription]),
          },
          {
            heading: say('Content'),
            cell: (endpoint) => joined([endpoint.contentDescription, endpoint.otherContentDescription]),
          },
          { heading: say('Affiliation'), cell: affiliationInWords },
          { heading: say('Location'), cell: ({ place }) => <PlaceText place={place} /> },
        ]}
        rows={endpoints}
        empty=""
      />
    </section>
  );
}

const joined = (parts: readonly (string | null)[]): string => parts.filter(Boolean).join(', ') || '—';

const affiliationInWords = ({ affiliation, affiliationName }: WholeEndpoint): string =>
  affiliation === 'Y' ? (affiliationName ?? say('Another organization')) : say('Its own');
