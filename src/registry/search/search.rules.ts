/**
 * What "Add Employer Search" may be asked: an organization's name, an NPI, a person's name, a place; one or more of them.
 * Criteria are brought to the form in which the registry keeps its keys, so the store compares and never interprets.
 */
import { parseNpi, npiSentence, type NpiReason } from '../../vocabulary/npi.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { countOf, type Refusal } from '../../vocabulary/refusal.ts';
import { say } from '../../vocabulary/say.ts';
import { US_STATES } from '../../vocabulary/us-states.ts';
import type { NameCriterion, PersonCriteria, PlaceCriteria, ProviderQuery } from './provider-query.rules.ts';
import { searchKey } from './search-key.rules.ts';

/** As typed; an empty text is no criterion. */
export interface TypedProviderCriteria {
  readonly organizationName?: string;
  readonly npi?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly city?: string;
  readonly state?: string;
  readonly zip?: string;
}

/** Every part given must hold; null is not asked. Names and the city are keys (see search-key.rules.ts). */
export interface ProviderCriteria {
  readonly organizationKey: string | null;
  readonly npi: string | null;
  readonly firstKey: string | null;
  readonly lastKey: string | null;
  readonly cityKey: string | null;
  readonly state: string | null;
  /** 3 to 9 digits; matches every ZIP that begins with them. */
  readonly zip: string | null;
}

export type ProviderSearchReason =
  NpiReason | 'search-nothing' | 'search-name' | 'search-too-long' | 'search-state' | 'search-zip' | 'search-too-slow';

/** Source: the longest name in the registry's layout, twice over. */
export const CRITERION_LIMIT_CHARACTERS = 200;
/** Beyond it a search is refined, not paged: nobody reads 500 employers. Source: our decision. */
export const SEARCH_LIMIT_PROVIDERS = 500;
export const SEARCH_PAGE_SIZE = 20;
const ZIP_PREFIX_DIGITS = 3;

type NameField = 'organizationName' | 'firstName' | 'lastName' | 'city';

function readName(typed: string): Outcome<string | null, ProviderSearchReason> {
  if (typed.trim() === '') return done(null);
  if (typed.length > CRITERION_LIMIT_CHARACTERS)
    return refused('search-too-long', { limit: CRITERION_LIMIT_CHARACTERS });
  const key = searchKey(typed);
  return key === null ? refused('search-name') : done(key);
}

function readState(typed: string): Outcome<string | null, ProviderSearchReason> {
  const state = typed.trim().toUpperCase();
  if (state === '') return done(null);
  return US_STATES.has(state) ? done(state) : refused('search-state');
}

function readZip(typed: string): Outcome<string | null, ProviderSearchReason> {
  const zip = typed.replace(/[\s-]/g, '');
  if (zip === '') return done(null);
  const isPrefix = /^[0-9]{3,9}$/.test(zip) && zip.length >= ZIP_PREFIX_DIGITS;
  return isPrefix ? done(zip) : refused('search-zip');
}

function readNpi(typed: string): Outcome<string | null, ProviderSearchReason> {
  return typed.trim() === '' ? done(null) : parseNpi(typed);
}

/** The criteria, or the first field that is not right (in the facts as `field`; none when nothing was typed at all). */
export function readProviderCriteria(typed: TypedProviderCriteria): Outcome<ProviderCriteria, ProviderSearchReason> {
  const name = (field: NameField): Outcome<string | null, ProviderSearchReason> => readName(typed[field] ?? '');
  const fields = {
    organizationName: name('organizationName'),
    npi: readNpi(typed.npi ?? ''),
    firstName: name('firstName'),
    lastName: name('lastName'),
    city: name('city'),
    state: readState(typed.state ?? ''),
    zip: readZip(typed.zip ?? ''),
  };
  for (const [field, read] of Object.entries(fields)) {
    if (!read.ok) return refused(read.reason, { ...read.facts, field });
  }
  const valueOf = (read: Outcome<string | null, ProviderSearchReason>): string | null => (read.ok ? read.value : null);
  const criteria: ProviderCriteria = {
    organizationKey: valueOf(fields.organizationName),
    npi: valueOf(fields.npi),
    firstKey: valueOf(fields.firstName),
    lastKey: valueOf(fields.lastName),
    cityKey: valueOf(fields.city),
    state: valueOf(fields.state),
    zip: valueOf(fields.zip),
  };
  return Object.values(criteria).some((value) => value !== null) ? done(criteria) : refused('search-nothing');
}

/** An employer is looked for at its primary practice location. Whoever types a name begins with its first letters. */
export function providerQueryOf(criteria: ProviderCriteria): ProviderQuery {
  const { organizationKey, npi, state } = criteria;
  const prefix = (text: string | null): NameCriterion | undefined =>
    text === null ? undefined : { text, match: 'prefix' };
  const person: PersonCriteria = {
    of: 'provider',
    last: prefix(criteria.lastKey),
    first: prefix(criteria.firstKey),
    firstAlias: true,
  };
  const place: PlaceCriteria = {
    purposes: ['PRIMARY'],
    city: prefix(criteria.cityKey),
    state: state ?? undefined,
    zip: prefix(criteria.zip),
  };
  return {
    numbers: npi === null ? undefined : [npi],
    person: (person.last ?? person.first) ? person : undefined,
    organization: organizationKey === null ? undefined : { text: organizationKey, match: 'words' },
    place: (place.city ?? place.state ?? place.zip) === undefined ? undefined : place,
    forgiving: true,
  };
}

/** A page number from an address: 1 for whatever is none. */
export function pageWithin(page: number): number {
  return Number.isInteger(page) && page > 1 ? page : 1;
}

export function providerSearchSentence(refusal: Refusal<ProviderSearchReason>): string {
  switch (refusal.reason) {
    case 'search-nothing':
      return say('Enter at least one of: organization name, NPI, first or last name, city, state, ZIP code.');
    case 'search-name':
      return say('Enter letters or digits to search for.');
    case 'search-too-long':
      return say('Shorten this to {limit} characters or fewer.', { limit: countOf(refusal, 'limit') });
    case 'search-state':
      return say('Choose the state or territory.');
    case 'search-too-slow':
      return say('This search takes too long. Add a name, a city or a ZIP code to it.');
    case 'search-zip':
      return say('Enter 3 to 9 digits of the ZIP code.');
    default:
      return npiSentence({ reason: refusal.reason, facts: refusal.facts });
  }
}
