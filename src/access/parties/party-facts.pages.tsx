/** The facts of a party as a list, the same on every page: review, confirmation, decision, work. */
import type { Fact } from '../../ui/summary-list/summary-list.tsx';
import { NpiNumber } from '../../ui/tracking-id/tracking-id.tsx';
import { Tag } from '../../ui/status/status.tsx';
import { formatZip } from '../../vocabulary/address.ts';
import { formatPhone } from '../../vocabulary/phone.ts';
import { say } from '../../vocabulary/say.ts';
import type { KnownAddress, KnownProvider } from '../slots.ts';

export interface PartyFactsProps {
  readonly kind: 'individual' | 'organization' | 'third_party';
  readonly legalName: string;
  readonly otherName: string | null;
  readonly address: KnownAddress;
  readonly maskedEin: string | null;
  readonly verification: 'unverified' | 'verified' | 'rejected';
  readonly npis: readonly { readonly npi: string; readonly provider: KnownProvider | null }[];
}

export function partyFacts(party: PartyFactsProps): readonly Fact[] {
  return [
    {
      label: say('Legal Business Name'),
      value: (
        <>
          {party.legalName} {party.verification === 'unverified' && <Tag>{say('not yet verified')}</Tag>}
        </>
      ),
    },
    ...(party.otherName ? [{ label: say('Doing Business As'), value: party.otherName }] : []),
    ...(party.maskedEin ? [{ label: say('EIN'), value: <span class="cs-number">{party.maskedEin}</span> }] : []),
    { label: say('Mailing Address'), value: <AddressText address={party.address} /> },
    ...(party.address.phone ? [{ label: say('Phone'), value: formatPhone(party.address.phone) }] : []),
    ...(party.npis.length > 0 ? [{ label: say('NPIs'), value: <NpiList npis={party.npis} /> }] : []),
  ];
}

/** A provider that is no party yet: what the registry says of it. */
export const factsOfProvider = (provider: KnownProvider): readonly Fact[] =>
  partyFacts({
    kind: provider.kind === 'person' ? 'individual' : 'organization',
    legalName: provider.name,
    otherName: provider.doingBusinessAs,
    address: provider.mailingAddress ?? provider.practiceAddress ?? noAddress,
    maskedEin: null,
    verification: 'verified',
    npis: [{ npi: provider.npi, provider }],
  });

const noAddress: KnownAddress = {
  line1: null,
  line2: null,
  city: null,
  state: null,
  postalCode: null,
  country: null,
  phone: null,
};

/** "12 Lake Road, Springfield, IL 62701-0012", in one line; what is not on file is left out. */
export function addressLine({ line1, line2, city, state, postalCode }: KnownAddress): string {
  const place = [state, postalCode === null ? null : formatZip(postalCode)].filter((part) => part !== null).join(' ');
  return [line1, line2, city, place].filter((part) => part !== null && part !== '').join(', ');
}

export function AddressText({ address }: { address: KnownAddress }) {
  const line = addressLine(address);
  return <>{line === '' ? say('None on file') : line}</>;
}

function NpiList({ npis }: { npis: PartyFactsProps['npis'] }) {
  return (
    <ul class="cs-plain-list cs-stack">
      {npis.map(({ npi, provider }) => (
        <li>
          <NpiNumber npi={npi} />
          {provider && (
            <p class="cs-soft cs-small">
              {[provider.doingBusinessAs ?? provider.name, addressLine(provider.practiceAddress ?? noAddress)]
                .filter(Boolean)
                .join(' · ')}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
