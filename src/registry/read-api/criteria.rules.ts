/**
 * From the parameters of the read API to what is asked of the registry, or to everything that is wrong with them at once.
 * A criterion that was given but cannot be read is still given: it is named by itself, and nothing else is missed for it.
 */
import type { NameCriterion, ProviderQuery } from '../search/provider-query.rules.ts';
import {
  READ_LIMIT_DEFAULT,
  READ_PARAMETERS,
  readers,
  type ReadParameter,
  type ReadValue,
  type SentParameters,
  type ValueReason,
} from './parameter.rules.ts';

export type ReadReason =
  | ValueReason
  | 'repeated'
  | 'nothing'
  | 'state-alone'
  | 'country-alone'
  | 'type-alone'
  | 'no-taxonomy'
  | 'deactivated'
  | 'too-far'
  | 'too-slow';

export interface ReadRefusal {
  /** `generic`: of no parameter in particular. */
  readonly field: ReadParameter | 'generic';
  readonly reason: ReadReason;
  /** The number that a sentence names. */
  readonly npi?: string;
}

export interface ReadCriteria {
  readonly number: string | null;
  /** Description of a taxonomy or the beginning of one; which codes it means is looked up. */
  readonly taxonomy: NameCriterion | null;
  /** All criteria but number and taxonomy. */
  readonly rest: ProviderQuery;
  readonly limit: number;
  readonly skip: number;
}

export interface ReadRequest {
  readonly criteria: ReadCriteria;
  /** In the order of the parameters; none: it can be answered. */
  readonly refusals: readonly ReadRefusal[];
  readonly isPretty: boolean;
}

type Given = { readonly [Name in ReadParameter]: ReturnType<(typeof readers)[Name]> | null };
const noneGiven = Object.fromEntries(READ_PARAMETERS.map((field) => [field, null])) as Given;

export function readRequest(sent: SentParameters): ReadRequest {
  const refusals: ReadRefusal[] = [];
  const read: Partial<Record<ReadParameter, ReadValue<unknown>>> = {};
  for (const field of READ_PARAMETERS) {
    if (!Object.hasOwn(sent, field)) continue;
    const [text, ...others] = (sent[field] ?? []).map((each) => each.trim()).filter((each) => each !== '');
    if (text === undefined) continue;
    const value: ReadValue<unknown> = readers[field](text);
    read[field] = value;
    if (others.some((other) => other !== text)) refusals.push({ field, reason: 'repeated' });
    else if (!value.ok) refusals.push({ field, reason: value.reason });
  }
  const given = { ...noneGiven, ...read } as Given;
  const isPretty = valueOf(given.pretty) ?? false;
  const version = given.version?.ok === true ? null : ({ field: 'version', reason: 'version' } as const);
  // Whoever speaks another version is told that and nothing else: its rules are not these.
  const all = version ? [version] : inOrder([...refusals, ...missing(given)]);
  return { criteria: criteriaOf(given), refusals: all, isPretty };
}

export const inOrder = (refusals: readonly ReadRefusal[]): readonly ReadRefusal[] => {
  const placeOf = ({ field }: ReadRefusal): number => (field === 'generic' ? -1 : READ_PARAMETERS.indexOf(field));
  return refusals.toSorted((one, other) => placeOf(one) - placeOf(other));
};

const ENOUGH_ALONE = [
  'number',
  'taxonomy_description',
  'first_name',
  'last_name',
  'organization_name',
  'city',
  'postal_code',
] as const satisfies readonly ReadParameter[];

/** What is asked for too broadly: a state, a type, this country, or nothing at all. */
function missing(given: Given): readonly ReadRefusal[] {
  if (ENOUGH_ALONE.some((field) => given[field] !== null)) return [];
  const { state, country_code: country, enumeration_type: type } = given;
  if (state === null && country === null && type === null) return [{ field: 'generic', reason: 'nothing' }];
  const isHere = country !== null && valueOf(country) === 'US';
  const isAbroad = country !== null && !isHere && state === null;
  const refusals: ReadRefusal[] = [];
  if (state !== null) refusals.push({ field: 'state', reason: 'state-alone' });
  if (isHere && state === null) refusals.push({ field: 'country_code', reason: 'country-alone' });
  // A type that does not exist is named as such, and not missed for more.
  if (type?.ok === true && !isAbroad) refusals.push({ field: 'enumeration_type', reason: 'type-alone' });
  return refusals;
}

const valueOf = <Value>(read: ReadValue<Value> | null): Value | undefined =>
  read?.ok === true ? read.value : undefined;

function criteriaOf(given: Given): ReadCriteria {
  const organization = valueOf(given.organization_name);
  return {
    number: valueOf(given.number) ?? null,
    taxonomy: valueOf(given.taxonomy_description) ?? null,
    rest: {
      entityType: valueOf(given.enumeration_type),
      person: personOf(given),
      organization,
      place: placeOf(given),
    },
    limit: valueOf(given.limit) ?? READ_LIMIT_DEFAULT,
    skip: valueOf(given.skip) ?? 0,
  };
}

function personOf(given: Given): ProviderQuery['person'] {
  const [first, last] = [valueOf(given.first_name), valueOf(given.last_name)];
  if (!first && !last) return undefined;
  // Nicknames of the beginning of a name mean nothing.
  const firstAlias = first?.match === 'exact' && valueOf(given.use_first_name_alias) !== 'FALSE';
  return { first, last, firstAlias, of: valueOf(given.name_purpose) === 'AO' ? 'official' : 'provider' };
}

function placeOf(given: Given): ProviderQuery['place'] {
  const place = {
    city: valueOf(given.city),
    state: valueOf(given.state),
    zip: valueOf(given.postal_code),
    country: valueOf(given.country_code),
  };
  if (Object.values(place).every((part) => part === undefined)) return undefined;
  const purpose = valueOf(given.address_purpose);
  return purpose ? { ...place, purposes: [purpose] } : place;
}

/** Whether nothing but the number was asked for. */
export const asksForNumberOnly = ({ taxonomy, rest }: ReadCriteria): boolean =>
  taxonomy === null && Object.values(rest).every((part) => part === undefined);
