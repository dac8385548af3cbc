/** The place of a query as keys. A ZIP is five digits in keys: what is said beyond them is compared with the whole code. */
import type { NameCriterion, PlacePurpose, ProviderQuery } from './provider-query.rules.ts';
import { searchKey, storable } from './search-key.rules.ts';
import type { Keys, PlacePart } from './way.rules.ts';

const PURPOSES: Readonly<Record<PlacePurpose, number>> = { MAILING: 1, PRIMARY: 2, SECONDARY: 4, LOCATION: 6 };
const EVERY_PURPOSE = 7;
const ZIP_DIGITS = 5;

export function placePart({ taxonomies, place = {} }: ProviderQuery): PlacePart | null {
  const { zip, postalCode } = place.zips
    ? { zip: isOneOf(place.zips.map(storable)), postalCode: null }
    : zipKeys(place.zip);
  const part: PlacePart = {
    taxonomies: taxonomies?.map(storable) ?? null,
    purposes: purposesOf(place.purposes),
    city: nameKeys(place.city),
    state: codeOf(place.state),
    zip,
    postalCode,
    country: codeOf(place.country),
  };
  return Object.values(part).every((value) => value === null) ? null : part;
}

const codeOf = (typed: string | undefined): string | null =>
  typed === undefined ? null : storable(typed).trim().toUpperCase();

export const isStateOnly = (part: PlacePart): boolean =>
  Object.entries(part).every(([name, value]) => name === 'state' || value === null);

function purposesOf(purposes: readonly PlacePurpose[] = []): number | null {
  const sum = purposes.reduce((bits, purpose) => bits | PURPOSES[purpose], 0);
  return sum === 0 || sum === EVERY_PURPOSE ? null : sum;
}

/** A name of which no key remains is one that nobody has. */
function nameKeys(criterion: NameCriterion | undefined): Keys | null {
  if (criterion === undefined) return null;
  const key = searchKey(criterion.text);
  if (key === null) return { kind: 'in', keys: [] };
  return criterion.match === 'exact' ? { kind: 'in', keys: [key] } : { kind: 'begins', key, longer: false };
}

function zipKeys(criterion: NameCriterion | undefined): Pick<PlacePart, 'zip' | 'postalCode'> {
  if (criterion === undefined) return { zip: null, postalCode: null };
  const typed = storable(criterion.text).trim().toUpperCase();
  const digits = typed.replace(/[\s-]/g, '');
  const key = /^[0-9]+$/.test(digits) ? digits : typed;
  if (key === '') return { zip: { kind: 'in', keys: [] }, postalCode: null };
  const whole: Keys = criterion.match === 'exact' ? { kind: 'in', keys: [key] } : startsWith(key);
  if (key !== digits || key.length <= ZIP_DIGITS) return { zip: whole, postalCode: null };
  return { zip: startsWith(key.slice(0, ZIP_DIGITS)), postalCode: whole };
}

const isOneOf = (keys: readonly string[]): Keys => ({ kind: 'in', keys });
const startsWith = (key: string): Keys => ({ kind: 'begins', key, longer: false });
