/** The place of a query as keys. A ZIP is five digits in keys: what is said beyond them is compared with the whole code. */
import { nameKeys } from './name-parts.rules.ts';
import type { NameCriterion, PlacePurpose, ProviderQuery } from './provider-query.rules.ts';
import { storable } from './search-key.rules.ts';
import { begins, isOneOf, type PlacePart } from './way.rules.ts';

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
    // A name of which no key remains is one that nobody has.
    city: place.city ? (nameKeys(place.city)?.all ?? isOneOf([])) : null,
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

export function purposesOf(purposes: readonly PlacePurpose[] = []): number | null {
  const sum = purposes.reduce((bits, purpose) => bits | PURPOSES[purpose], 0);
  return sum === 0 || sum === EVERY_PURPOSE ? null : sum;
}

/** "K1A 0B1": filed with and without the space, and never longer. Source: postal codes of Canada. */
const CANADIAN = /^([A-Z]\d[A-Z])(\d[A-Z]\d)$/;

function zipKeys(criterion: NameCriterion | undefined): Pick<PlacePart, 'zip' | 'postalCode'> {
  if (criterion === undefined) return { zip: null, postalCode: null };
  const typed = storable(criterion.text).trim().toUpperCase();
  const digits = typed.replace(/[\s-]/g, '');
  const key = /^[0-9]+$/.test(digits) ? digits : typed;
  if (key === '') return { zip: isOneOf([]), postalCode: null };
  const [, area, unit] = CANADIAN.exec(digits) ?? [];
  if (area !== undefined) return { zip: isOneOf([digits, `${area} ${unit}`]), postalCode: null };
  const whole = criterion.match === 'exact' ? isOneOf([key]) : begins(key);
  if (key !== digits || key.length <= ZIP_DIGITS) return { zip: whole, postalCode: null };
  return { zip: begins(key.slice(0, ZIP_DIGITS)), postalCode: whole };
}
