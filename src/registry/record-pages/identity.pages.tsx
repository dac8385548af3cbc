/** Who it is: names, dates and what a provider states about itself. Numbers for taxes are never public, and not here. */
import { Link } from '../../ui/link/link.tsx';
import { Status } from '../../ui/status/status.tsx';
import type { Fact } from '../../ui/summary-list/summary-list.tsx';
import { formatNpi } from '../../vocabulary/npi.ts';
import { say } from '../../vocabulary/say.ts';
import type { WholeRecord } from '../provider/whole-record.rules.ts';
import { registryPaths } from '../paths.ts';
import { dateFact, Deactivated, factIf, nameInFull, PhoneLink } from './record-parts.pages.tsx';
import { sexInWords, yesNoInWords } from './record-sentences.rules.ts';

export function identityFacts(record: WholeRecord): readonly Fact[] {
  return [
    {
      label: say('Status'),
      value: record.active ? <Status kind="done">{say('Active')}</Status> : <Deactivated on={record.deactivatedOn} />,
    },
    ...factIf(say('Name'), record.person, nameInFull),
    ...factIf(say('Legal Business Name'), record.organizationName, (name) => name),
    ...factIf(say('Sex'), record.sex, sexInWords),
    ...factIf(say('Sole proprietor'), record.soleProprietor, yesNoInWords),
    ...factIf(say('Organization subpart'), record.subpart, yesNoInWords),
    ...factIf(say('Parent organization'), record.parentName, (name) => (
      <Link href={registryPaths.searchFor({ organization: name })}>{name}</Link>
    )),
    ...dateFact(say('Enumeration date'), record.enumeratedOn),
    ...dateFact(say('Last update'), record.updatedOn),
    ...dateFact(say('Certification date'), record.certifiedOn),
    ...(record.active ? dateFact(say('Earlier deactivation'), record.deactivatedOn) : []),
    ...dateFact(say('Reactivation date'), record.reactivatedOn),
    ...factIf(say('Replacement NPI'), record.replacementNpi, (npi) => (
      <Link href={registryPaths.record(npi)}>{formatNpi(npi)}</Link>
    )),
  ];
}

export function officialFacts({ official }: WholeRecord): readonly Fact[] {
  if (official === null) return [];
  return [
    ...factIf(say('Name'), nameInFull(official), (name) => name),
    ...factIf(say('Title or position'), official.title, (title) => title),
    ...factIf(say('Phone'), official.phone, (phone) => <PhoneLink phone={phone} />),
  ];
}
