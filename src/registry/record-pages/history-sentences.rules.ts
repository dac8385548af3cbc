/**
 * The fields and values of a change in words. A field is a column of the stored record; one that is not listed here is shown
 * by its name, so that a new column is ugly before it is wrong.
 */
import { COUNTRIES } from '../../vocabulary/countries.ts';
import { formatZip } from '../../vocabulary/address.ts';
import { formatPhone } from '../../vocabulary/phone.ts';
import { formatUsDate } from '../../vocabulary/plain-date.ts';
import { say } from '../../vocabulary/say.ts';
import { changedEntries, type Entry, type RecordChange } from './history.rules.ts';
import {
  deactivationReasonInWords,
  kindInWords,
  nameKindInWords,
  sexInWords,
  yesNoInWords,
} from './record-sentences.rules.ts';

const wholeFields = (): Readonly<Record<string, string>> => ({
  npi: say('Record'),
  entity_type: say('Type'),
  deactivation_reason: say('Reason of deactivation'),
  deactivated_on: say('Deactivation date'),
  reactivated_on: say('Reactivation date'),
  enumerated_on: say('Enumeration date'),
  updated_on: say('Last update'),
  certified_on: say('Certification date'),
  sex: say('Sex'),
  sole_proprietor: say('Sole proprietor'),
  subpart: say('Organization subpart'),
  parent_name: say('Parent organization'),
  ein_withheld: say('EIN on file (withheld)'),
  parent_tin_withheld: say('TIN of the parent on file (withheld)'),
  replacement_npi: say('Replacement NPI'),
  organization_name: say('Legal Business Name'),
  other_organization_name: say('Other organization name'),
  other_organization_name_type: say('Kind of the other organization name'),
  other_last_name_type: say('Kind of the other name'),
  taxonomies: say('Taxonomies'),
  identifiers: say('Other identifiers'),
  other_names: say('Other names'),
  practice_locations: say('Further practice locations'),
  endpoints: say('Endpoints'),
});

const parts = (): Readonly<Record<string, string>> => ({
  last_name: say('last name'),
  first_name: say('first name'),
  middle_name: say('middle name'),
  name_prefix: say('prefix'),
  name_suffix: say('suffix'),
  credential: say('credential'),
  title: say('title'),
  line_1: say('first line'),
  line_2: say('second line'),
  city: say('city'),
  state: say('state'),
  postal_code: say('ZIP code'),
  country: say('country'),
  phone: say('phone'),
  fax: say('fax'),
});

const wholes = (): Readonly<Record<string, string>> => ({
  mailing: say('Mailing address'),
  practice: say('Primary practice location'),
  official: say('Authorized official'),
  other: say('Other name'),
});

export function fieldInWords(field: string): string {
  const whole = wholeFields()[field];
  if (whole !== undefined) return whole;
  const [, group = '', part = ''] = /^(mailing|practice|official|other)_(.+)$/.exec(field) ?? [];
  const name = parts()[part];
  if (name !== undefined) return say('{whole}: {part}', { whole: wholes()[group] ?? '', part: name });
  const own = parts()[field];
  return own === undefined ? field.replaceAll('_', ' ') : say('Name: {part}', { part: own });
}

/** A hospital may have hundreds of places; the record shows them all. */
const ENTRIES_SHOWN = 20;

/** What stood there, as lines; none where there was nothing. */
export function changeInWords(change: RecordChange): {
  readonly before: readonly string[];
  readonly after: readonly string[];
} {
  if (change.field === 'npi') return { before: [], after: [say('New in the registry')] };
  const entries = changedEntries(change);
  if (entries === null)
    return { before: valueInWords(change.field, change.before), after: valueInWords(change.field, change.after) };
  const lines = (list: readonly Entry[]): readonly string[] => {
    const shown = list.slice(0, ENTRIES_SHOWN).map((entry) => entryInWords(change.field, entry));
    const others = list.length - shown.length;
    return others === 0 ? shown : [...shown, say('and {count} more', { count: others })];
  };
  return { before: lines(entries.before), after: lines(entries.after) };
}

function valueInWords(field: string, value: unknown): readonly string[] {
  if (value === null || value === undefined || value === '') return [];
  if (typeof value === 'boolean') return [value ? say('Yes') : say('No')];
  const text = String(value);
  if (field === 'entity_type') return [kindInWords(text === '1' ? 'person' : 'organization')];
  if (field === 'sex') return [sexInWords(text)];
  if (field === 'sole_proprietor' || field === 'subpart') return [yesNoInWords(text)];
  if (field === 'deactivation_reason') return [deactivationReasonInWords(text)];
  if (field.endsWith('_name_type')) return [nameKindInWords(text)];
  if (field.endsWith('_on')) return [formatUsDate(text)];
  if (field.endsWith('_country')) return [COUNTRIES.get(text) ?? text];
  if (field.endsWith('_postal_code')) return [formatZip(text)];
  return [/_(phone|fax)$/.test(field) ? formatPhone(text) : text];
}

const joined = (parts: readonly (string | undefined)[], by: string): string => parts.filter(Boolean).join(by);

function entryInWords(field: string, entry: Entry): string {
  switch (field) {
    case 'taxonomies':
      return joined(
        [
          entry['code'],
          entry['license'] && say('license {number}', { number: joined([entry['license'], entry['state']], ' ') }),
          entry['switch'] === 'Y' ? say('primary') : undefined,
          entry['group'],
        ],
        ', ',
      );
    case 'identifiers':
      return joined([entry['id'], entry['issuer'], entry['state']], ', ');
    case 'other_names':
      return joined([entry['name'], entry['name_type'] && nameKindInWords(entry['name_type'])], ', ');
    case 'practice_locations':
      return joined([entry['line_1'], entry['line_2'], entry['city'], placeOf(entry)], ', ');
    case 'endpoints':
      return joined([entry['endpoint_type_description'] ?? entry['endpoint_type'], entry['endpoint']], ': ');
    default:
      return joined(Object.values(entry), ', ');
  }
}

const placeOf = (entry: Entry): string => joined([entry['state'], formatZip(entry['postal_code'] ?? '')], ' ');
