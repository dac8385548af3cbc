/**
 * One provider, with every public part of its record. Sections that hold nothing are left out, but for the taxonomies: that
 * a provider has none is news. A deactivated record is shown whole and says so first.
 */
import { Card } from '../../ui/card/card.tsx';
import { Columns } from '../../ui/columns/columns.tsx';
import { Icon } from '../../ui/icon/icon.tsx';
import { Layout } from '../../ui/layout/layout.tsx';
import { Link } from '../../ui/link/link.tsx';
import { PageHeading } from '../../ui/page-heading/page-heading.tsx';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import { NpiNumber } from '../../ui/tracking-id/tracking-id.tsx';
import { say } from '../../vocabulary/say.ts';
import type { WholeRecord } from '../provider/whole-record.rules.ts';
import { registryPaths } from '../paths.ts';
import { AddressesSection, PracticeLocationsSection } from './addresses.pages.tsx';
import { DeactivationNote } from './deactivation.pages.tsx';
import { HistorySection, type History } from './history.pages.tsx';
import { identityFacts, officialFacts } from './identity.pages.tsx';
import { EndpointsSection, IdentifiersSection, OtherNamesSection, TaxonomiesSection } from './lists.pages.tsx';
import { nameOfRecord } from './record-parts.pages.tsx';
import { kindInWords } from './record-sentences.rules.ts';
import { TakeAwayCard } from './take-away.pages.tsx';

export interface RecordPageProps {
  readonly record: WholeRecord;
  readonly history: History;
  /** The whole address of this page, with its origin: for paper and for a phone. */
  readonly address: string;
}

export function RecordPage({ record, history, address }: RecordPageProps) {
  const name = nameOfRecord(record);
  const official = officialFacts(record);
  return (
    <Layout title={say('{name}, NPI {npi}', { name, npi: record.npi })}>
      <p class="cs-back">
        <Link href={registryPaths.search} kind="plain">
          <Icon name="back" size="small" /> {say('Find another provider')}
        </Link>
      </p>
      <PageHeading above={say('NPI registry')} lede={<NpiNumber npi={record.npi} />}>
        {name}
      </PageHeading>
      {!record.active && <DeactivationNote record={record} />}
      <Columns
        main={
          <div class="cs-stack">
            <Card heading={kindInWords(record.kind)}>
              <SummaryList facts={identityFacts(record)} />
            </Card>
            <TaxonomiesSection record={record} />
            <AddressesSection record={record} />
            {official.length > 0 && (
              <Card heading={say('Authorized official')}>
                <SummaryList facts={official} />
              </Card>
            )}
            <OtherNamesSection record={record} />
          </div>
        }
        side={<TakeAwayCard npi={record.npi} name={name} address={address} />}
      />
      <PracticeLocationsSection record={record} />
      <IdentifiersSection record={record} />
      <EndpointsSection record={record} />
      <HistorySection npi={record.npi} history={history} />
    </Layout>
  );
}
