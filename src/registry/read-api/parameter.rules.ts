/**
 * The parameters of the read API, one by one: what each may be, and why it is refused. Source: NPPES API 2.1, as its clients
 * see it. A parameter that is empty counts as not given; one that the API does not have counts for nothing.
 */
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { searchKey } from '../search/search-key.rules.ts';
import type { NameCriterion, PlacePurpose } from '../search/provider-query.rules.ts';

/** The name of each, in the order in which refusals are listed. */
export const READ_PARAMETERS = [
  'version',
  'number',
  'taxonomy_description',
  'name_purpose',
  'first_name',
  'use_first_name_alias',
  'last_name',
  'organization_name',
  'address_purpose',
  'city',
  'state',
  'postal_code',
  'country_code',
  'enumeration_type',
  'limit',
  'skip',
  'pretty',
] as const;
export type ReadParameter = (typeof READ_PARAMETERS)[number];

/** What was sent under each name, in the order of the address. */
export type SentParameters = Readonly<Record<string, readonly string[]>>;

/** Of one parameter, by itself. */
export type ValueReason = 'wildcard' | 'characters' | 'not-ten-digits' | 'version';
export type ReadValue<Value> = Outcome<Value, ValueReason>;

/** Null: not given. */
type Reader<Value> = (text: string) => ReadValue<Value>;

export const READ_LIMIT_DEFAULT = 10;
const READ_LIMIT_MOST = 200;
const VERSION = '2.1';
export const WILDCARD_LEAST_CHARACTERS = 2;
/** Source: our decision, twice the longest name of the registry's layout. */
export const TEXT_MOST_CHARACTERS = 200;

/** Without controls, and without what stands for bytes that are no text: PostgreSQL stores no NUL, and no name has them. */
export const isReadable = (text: string): boolean => !/[\p{Cc}\p{Cs}\uFFFD]/u.test(text);

/** A text, whole or the beginning of it (`jo*`); `isUsable` judges what is left without the wildcard. */
const wildcardText =
  (isUsable: (text: string) => boolean): Reader<NameCriterion> =>
  (typed) => {
    const isPrefix = typed.endsWith('*');
    const text = (isPrefix ? typed.slice(0, -1) : typed).trim();
    if (typed.length > TEXT_MOST_CHARACTERS || !isReadable(text)) return refused('characters');
    if (isPrefix && text.length < WILDCARD_LEAST_CHARACTERS) return refused('wildcard');
    if (text.includes('*') || !isUsable(text)) return refused('characters');
    return done({ text, match: isPrefix ? 'prefix' : 'exact' });
  };

const name = wildcardText((text) => searchKey(text) !== null);
const description = wildcardText(() => true);

const oneOf =
  <Value extends string>(values: readonly Value[]): Reader<Value> =>
  (typed) => {
    const value = values.find((each) => each === typed.toUpperCase());
    return value === undefined ? refused('characters') : done(value);
  };

const number: Reader<string> = (typed) => (/^[0-9]{10}$/.test(typed) ? done(typed) : refused('not-ten-digits'));

const entityType: Reader<'person' | 'organization'> = (typed) => {
  if (typed === 'NPI-1') return done('person');
  return typed === 'NPI-2' ? done('organization') : refused('characters');
};

/** Two letters in the United States; abroad as filed. */
const state: Reader<string> = (typed) =>
  /^[\p{L}][\p{L}\p{M} .'-]{1,59}$/u.test(typed) ? done(typed.toUpperCase()) : refused('characters');

const country: Reader<string> = (typed) =>
  /^[A-Za-z]{2}$/.test(typed) ? done(typed.toUpperCase()) : refused('characters');

/** Postal codes are compared without the signs in them. */
const postalCode: Reader<NameCriterion> = (typed) => {
  const read = wildcardText((text) => /^[0-9A-Z]{2,12}$/i.test(text))(typed.replaceAll(/[\s-]/g, ''));
  return read.ok ? done({ ...read.value, text: read.value.text.toUpperCase() }) : read;
};

const count: Reader<number> = (typed) => (/^[0-9]{1,200}$/.test(typed) ? done(Number(typed)) : refused('characters'));

/** 0 is no limit of theirs but a missing one. */
const limit: Reader<number> = (typed) => {
  const read = count(typed);
  return read.ok ? done(Math.min(read.value || READ_LIMIT_DEFAULT, READ_LIMIT_MOST)) : read;
};

const purposes: readonly PlacePurpose[] = ['LOCATION', 'MAILING', 'PRIMARY', 'SECONDARY'];

/** The reader of each; what is read is compared with nothing else yet. */
export const readers = {
  version: (typed: string): ReadValue<string> => (typed === VERSION ? done(typed) : refused('version')),
  number,
  taxonomy_description: description,
  name_purpose: oneOf(['PROVIDER', 'AO']),
  first_name: name,
  use_first_name_alias: oneOf(['TRUE', 'FALSE']),
  last_name: name,
  organization_name: name,
  address_purpose: oneOf(purposes),
  city: name,
  state,
  postal_code: postalCode,
  country_code: country,
  enumeration_type: entityType,
  limit,
  skip: count,
  /** `on`, or `true` as some clients write it; anything else asks for nothing. */
  pretty: (typed: string): ReadValue<boolean> => done(/^(?:on|true)$/i.test(typed)),
} as const satisfies Readonly<Record<ReadParameter, Reader<unknown>>>;
