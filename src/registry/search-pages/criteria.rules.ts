/**
 * What the search page may be asked, as it stands in an address, and the query that it becomes. A name need not be whole: what
 * begins so is found, too, and nicknames.
 */
import { COUNTRIES } from '../../vocabulary/countries.ts';
import { isDigits, ungrouped } from '../../vocabulary/digits.ts';
import { isNpi, NPI_LENGTH_DIGITS, parseNpi, type NpiReason } from '../../vocabulary/npi.ts';
import { UNITED_STATES } from '../../vocabulary/address.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { US_STATES } from '../../vocabulary/us-states.ts';
import type { ProviderQuery } from '../search/provider-query.rules.ts';
import { searchKey } from '../search/search-key.rules.ts';

/** Names of the parameters, in the order of the form. */
export const CRITERIA = [
  'q',
  'last',
  'first',
  'organization',
  'npi',
  'city',
  'state',
  'zip',
  'country',
  'taxonomy',
  'type',
] as const;
export type Criterion = (typeof CRITERIA)[number];

/** As typed; an empty text is no criterion. */
export type Criteria = Readonly<Record<Criterion, string>>;
const NO_CRITERIA = Object.fromEntries(CRITERIA.map((criterion) => [criterion, ''])) as Criteria;

export type CriteriaReason =
  | NpiReason
  | 'criteria-nothing'
  | 'criteria-too-few'
  | 'criteria-text'
  | 'criteria-too-long'
  | 'criteria-state'
  | 'criteria-country'
  | 'criteria-zip'
  | 'criteria-type';

/** Source: the longest name in the registry's layout, twice over. */
export const CRITERION_LIMIT_CHARACTERS = 200;

type Read = Outcome<string, CriteriaReason>;

/** A star at the end is what people know from other registries; here every name is found by its beginning. */
const withoutStar = (typed: string): string =>
  typed
    .trim()
    .replace(/\*{1,3}$/, '')
    .trim();

function readText(typed: string): Read {
  const text = withoutStar(typed);
  return text === '' || searchKey(text) !== null ? done(text) : refused('criteria-text');
}

/** Ten digits are an NPI and nothing else, so a wrong one is told at once. */
function readAnything(typed: string): Read {
  const digits = ungrouped(typed);
  return isDigits(digits) && digits.length === NPI_LENGTH_DIGITS ? parseNpi(digits) : readText(typed);
}

const readCode =
  (known: ReadonlyMap<string, string>, reason: CriteriaReason) =>
  (typed: string): Read => {
    const code = typed.trim().toUpperCase();
    return code === '' || known.has(code) ? done(code) : refused(reason);
  };

/** In the United States 3 to 9 digits; abroad whatever is written on letters. */
function readZip(typed: string, country: string): Read {
  const zip = withoutStar(typed);
  const digits = zip.replace(/[\s-]/g, '');
  if (zip === '' || /^[0-9]{3,9}$/.test(digits)) return done(digits);
  const isAbroad = country !== '' && country !== UNITED_STATES;
  return isAbroad && searchKey(zip) !== null ? done(zip) : refused('criteria-zip');
}

function readType(typed: string): Read {
  const type = typed.trim().toLowerCase();
  return ['', 'person', 'organization'].includes(type) ? done(type) : refused('criteria-type');
}

const readers: Readonly<Record<Criterion, (typed: string, all: Criteria) => Read>> = {
  q: readAnything,
  city: readText,
  state: readCode(US_STATES, 'criteria-state'),
  zip: (typed, { country }) => readZip(typed, country.trim().toUpperCase()),
  last: readText,
  first: readText,
  organization: readText,
  npi: (typed) => (typed.trim() === '' ? done('') : parseNpi(typed)),
  taxonomy: readText,
  type: readType,
  country: readCode(COUNTRIES, 'criteria-country'),
};

export interface CriteriaMistake {
  /** Null: the search as a whole. */
  readonly field: Criterion | null;
  readonly reason: CriteriaReason;
  readonly facts: Readonly<Record<string, string | number | Date>>;
}

export type ReadCriteria =
  | { readonly ok: true; readonly value: Criteria }
  | { readonly ok: false; readonly mistakes: readonly CriteriaMistake[] };

/** All mistakes at once, in the order of the fields. */
export function readCriteria(given: Partial<Criteria>): ReadCriteria {
  const typed = { ...NO_CRITERIA, ...given };
  const mistakes: CriteriaMistake[] = [];
  const read = Object.fromEntries(
    CRITERIA.map((field) => {
      const outcome: Read =
        typed[field].length > CRITERION_LIMIT_CHARACTERS
          ? refused('criteria-too-long', { limit: CRITERION_LIMIT_CHARACTERS })
          : readers[field](typed[field], typed);
      if (!outcome.ok) mistakes.push({ field, reason: outcome.reason, facts: outcome.facts });
      return [field, outcome.ok ? outcome.value : ''];
    }),
  ) as Record<Criterion, string>;
  if (mistakes.length === 0) {
    const asked = CRITERIA.filter((field) => read[field] !== '');
    if (asked.length === 0) mistakes.push({ field: null, reason: 'criteria-nothing', facts: {} });
    else if (findsNearlyAll(read)) mistakes.push({ field: null, reason: 'criteria-too-few', facts: {} });
  }
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, value: read };
}

/** A type or the United States alone is half of the registry or all of it. Source: the public API, rules 07 and 09. */
const findsNearlyAll = (read: Criteria): boolean =>
  CRITERIA.every((field) => read[field] === '' || field === 'type' || (field === 'country' && read.country === 'US'));

const begins = (text: string) => (text === '' ? undefined : ({ text, match: 'prefix' } as const));
const given = (text: string): string | undefined => (text === '' ? undefined : text);

/** `taxonomies`: the codes that the words for a taxonomy stand for; null where none were typed. */
export function queryOf(criteria: Criteria, taxonomies: readonly string[] | null): Omit<ProviderQuery, 'forgiving'> {
  const { q, last, first, organization, city, state, zip, country, type } = criteria;
  const hasPlace = [city, state, zip, country].some((text) => text !== '');
  // A number is found also when it is deactivated; two different ones are nobody's.
  const numbers = [...new Set([criteria.npi, isNpi(q) ? q : ''])].filter((number) => number !== '');
  return {
    ...(isNpi(q) ? {} : { q: given(q) }),
    ...(numbers.length === 0 ? {} : { numbers: numbers.length > 1 ? [] : numbers, status: 'any' }),
    ...(last + first === ''
      ? {}
      : { person: { last: begins(last), first: begins(first), firstAlias: true, of: 'provider' } }),
    ...(organization === '' ? {} : { organization: { text: organization, match: 'words' } }),
    ...(type === '' ? {} : { entityType: type === 'person' ? 'person' : 'organization' }),
    ...(taxonomies === null ? {} : { taxonomies }),
    ...(hasPlace
      ? { place: { city: begins(city), state: given(state), zip: begins(zip), country: given(country) } }
      : {}),
  };
}
