/** The columns of a list of providers. The name leads to the record; how it was found is said where it was not written so. */
import { Link } from '../../ui/link/link.tsx';
import { Tag } from '../../ui/status/status.tsx';
import type { Column } from '../../ui/table/table.tsx';
import { COUNTRIES } from '../../vocabulary/countries.ts';
import { formatNpi } from '../../vocabulary/npi.ts';
import { say } from '../../vocabulary/say.ts';
import type { MatchRank } from '../search/provider-query.rules.ts';
import { registryPaths } from '../paths.ts';
import { Deactivated, PhoneLink, PlaceText } from '../record-pages/record-parts.pages.tsx';
import type { FoundProvider } from './results.rules.ts';

export const resultColumns = (): readonly Column<FoundProvider>[] => [
  { heading: say('Name'), cell: (row) => <Name row={row} /> },
  { heading: say('NPI'), cell: ({ npi }) => <span class="cs-number cs-nowrap">{formatNpi(npi)}</span> },
  { heading: say('Type'), cell: ({ entityType }) => typeOf(entityType) },
  { heading: say('Primary taxonomy'), cell: ({ taxonomyName, taxonomyCode }) => taxonomyName ?? taxonomyCode ?? '—' },
  { heading: say('Practice address'), cell: (row) => <Place row={row} /> },
  { heading: say('Phone'), cell: ({ phone }) => (phone === null ? '—' : <PhoneLink phone={phone} />) },
];

function Name({ row }: { row: FoundProvider }) {
  const { npi, name, active, deactivatedOn, otherName } = row;
  const found = howFound(row.rank);
  return (
    <>
      <Link href={registryPaths.record(npi)}>{name === '' ? say('NPI {npi}', { npi }) : name}</Link>
      {otherName !== null && (
        <span class="cs-table__more">
          {row.isDoingBusinessAs
            ? say('Doing business as {name}', { name: otherName })
            : say('Also known as {name}', { name: otherName })}
        </span>
      )}
      {!active && (
        <span class="cs-table__more">
          <Deactivated on={deactivatedOn} />
        </span>
      )}
      {found !== null && (
        <span class="cs-table__more">
          <Tag>{found}</Tag>
        </span>
      )}
    </>
  );
}

function howFound(rank: MatchRank): string | null {
  if (rank === 'alias') return say('by a nickname');
  if (rank === 'typo') return say('looks alike');
  return rank === 'sound' ? say('sounds alike') : null;
}

function typeOf(entityType: number | null): string {
  if (entityType === null) return '—';
  return entityType === 1 ? say('Person') : say('Organization');
}

function Place({ row }: { row: FoundProvider }) {
  const { line1, line2, city, state, postalCode, country } = row;
  if ([line1, line2, city, state, postalCode].every((part) => part === null)) return '—';
  return (
    <PlaceText
      place={{ line1, line2, city, state, postalCode, country, countryName: COUNTRIES.get(country ?? '') ?? null }}
    />
  );
}
