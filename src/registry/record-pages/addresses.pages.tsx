/** Where the provider is found: mailing address, primary practice location, and every further one. */
import { Card, CardGrid } from '../../ui/card/card.tsx';
import { Table } from '../../ui/table/table.tsx';
import { formatPhone } from '../../vocabulary/phone.ts';
import { say } from '../../vocabulary/say.ts';
import type { WholePlace, WholePracticeLocation, WholeRecord } from '../provider/whole-record.rules.ts';
import { PhoneLink, PlaceText } from './record-parts.pages.tsx';

export function AddressesSection({ record: { practice, mailing } }: { record: WholeRecord }) {
  if (practice === null && mailing === null) return null;
  return (
    <CardGrid>
      {practice && <AddressCard heading={say('Primary practice location')} place={practice} />}
      {mailing && <AddressCard heading={say('Mailing address')} place={mailing} />}
    </CardGrid>
  );
}

function AddressCard({ heading, place }: { heading: string; place: WholePlace }) {
  return (
    <Card heading={heading}>
      <p>
        <PlaceText place={place} />
      </p>
      {place.phone !== null && (
        <p>
          {say('Phone')} <PhoneLink phone={place.phone} />
        </p>
      )}
      {place.fax !== null && (
        <p>
          {say('Fax')} {formatPhone(place.fax)}
        </p>
      )}
    </Card>
  );
}

export function PracticeLocationsSection({ record: { practiceLocations } }: { record: WholeRecord }) {
  if (practiceLocations.length === 0) return null;
  return (
    <section class="cs-section" aria-labelledby="practice-locations">
      <h2 id="practice-locations">{say('Further practice locations')}</h2>
      <Table
        caption={say('Further practice locations')}
        hideCaption
        columns={[
          { heading: say('Address'), cell: (place: WholePracticeLocation) => <PlaceText place={place} /> },
          {
            heading: say('Phone'),
            cell: ({ phone, phoneExtension }) =>
              phone === null ? '—' : <PhoneLink phone={phone} extension={phoneExtension} />,
          },
          { heading: say('Fax'), cell: ({ fax }) => (fax === null ? '—' : formatPhone(fax)) },
        ]}
        rows={practiceLocations}
        empty=""
      />
    </section>
  );
}
