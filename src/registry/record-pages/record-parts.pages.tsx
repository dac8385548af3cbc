/** How names, addresses and numbers of a record are written, the same in every section. Texts stay as they were filed. */
import { Link } from '../../ui/link/link.tsx';
import { Status } from '../../ui/status/status.tsx';
import { formatZip, UNITED_STATES } from '../../vocabulary/address.ts';
import { formatPhone } from '../../vocabulary/phone.ts';
import { formatUsDate, type PlainDate } from '../../vocabulary/plain-date.ts';
import { say } from '../../vocabulary/say.ts';
import type { Fact } from '../../ui/summary-list/summary-list.tsx';
import type { Content } from '../../ui/element.ts';
import type { WholePersonName, WholePlace, WholeRecord } from '../provider/whole-record.rules.ts';

/** Old records have "--" where a prefix or suffix is not known. */
const isKnown = (part: string | null): part is string => part !== null && part !== '' && part !== '--';

/** "Dr. Dara Lind Jr., M.D." */
export function nameInFull({ prefix, first, middle, last, suffix, credential }: WholePersonName): string {
  const name = [prefix, first, middle, last, suffix].filter(isKnown).join(' ');
  return [name, credential].filter(isKnown).join(', ');
}

export function nameOfRecord({ person, organizationName, npi }: WholeRecord): string {
  const name = organizationName ?? (person ? nameInFull(person) : '');
  return name === '' ? say('NPI {npi}', { npi }) : name;
}

type Place = Omit<WholePlace, 'phone' | 'fax'>;

function placeLines({ line1, line2, city, state, postalCode, country, countryName }: Place): readonly string[] {
  const zip = postalCode === null ? null : formatZip(postalCode);
  const town = [city, [state, zip].filter(isKnown).join(' ')].filter(isKnown).join(', ');
  const abroad = country === UNITED_STATES ? null : (countryName ?? country);
  return [line1, line2, town, abroad].filter(isKnown);
}

/** As on an envelope. */
export function PlaceText({ place }: { place: Place }) {
  const lines = placeLines(place);
  return lines.length === 0 ? say('None on file') : <Lines lines={lines} />;
}

/** Longer than any word: a web address, which may be parted anywhere. */
const longWord = /\S{25}/;

/** One block, also where a cell of a table lays out its parts in columns. */
export function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <span class={lines.some((line) => longWord.test(line)) ? 'cs-break' : undefined}>
      {lines.map((line, index) => (
        <>
          {index > 0 && <br />}
          {line}
        </>
      ))}
    </span>
  );
}

/** A number of ten digits can be called, and is never broken at the end of a line; whatever else was filed is shown as it is. */
export function PhoneLink({ phone, extension }: { phone: string; extension?: string | null }) {
  const number = formatPhone(phone).replaceAll('-', '\u2011');
  const shown = /^\d{10}$/.test(phone) ? <Link href={`tel:+1${phone}`}>{number}</Link> : phone;
  return (
    <>
      {shown}
      {extension && `, ${say('extension {extension}', { extension })}`}
    </>
  );
}

export const Deactivated = ({ on }: { on: PlainDate | null }) => (
  <Status kind="ended">
    {on === null ? say('Deactivated') : say('Deactivated since {date}', { date: formatUsDate(on) })}
  </Status>
);

/** A fact that is left out where nothing was filed. */
export function factIf<Value>(label: string, value: Value | null, shown: (value: Value) => Content): readonly Fact[] {
  return value === null || value === '' ? [] : [{ label, value: shown(value) }];
}

export const dateFact = (label: string, date: PlainDate | null): readonly Fact[] => factIf(label, date, formatUsDate);
