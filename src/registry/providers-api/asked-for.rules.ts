/**
 * From the parameters of a search to the query that the registry is asked, or what does not go together. A refusal names the
 * parameter that could be left out.
 */
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import type {
  NameCriterion,
  PersonCriteria,
  PlaceCriteria,
  PlacePurpose,
  ProviderQuery,
} from '../search/provider-query.rules.ts';

/** Parameters by their names in an address. */
export interface AskedFor {
  readonly q?: string | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly type?: 'person' | 'organization' | undefined;
  readonly status?: 'active' | 'deactivated' | undefined;
  readonly 'last-name'?: NameCriterion | undefined;
  readonly 'first-name'?: NameCriterion | undefined;
  readonly 'first-name-alias'?: 'true' | 'false' | undefined;
  readonly 'official-last-name'?: NameCriterion | undefined;
  readonly 'official-first-name'?: NameCriterion | undefined;
  readonly 'organization-name'?: NameCriterion | undefined;
  readonly 'organization-words'?: string | undefined;
  readonly taxonomy?: readonly string[] | undefined;
  readonly 'taxonomy-description'?: NameCriterion | undefined;
  readonly address?: 'mailing' | 'practice' | 'primary' | 'secondary' | undefined;
  readonly city?: NameCriterion | undefined;
  readonly state?: string | undefined;
  readonly zip?: NameCriterion | undefined;
  readonly country?: string | undefined;
  readonly near?: { readonly zip: string; readonly miles: number } | undefined;
  readonly 'as-of'?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

export type Parameter = keyof AskedFor;

export type AskedReason =
  | 'goes-with-ids'
  | 'not-of-deactivated'
  | 'goes-with-first-name'
  | 'goes-with-place'
  | 'one-of-two-names'
  | 'one-of-two-zips';

const ofNames: readonly Parameter[] = [
  'last-name',
  'first-name',
  'official-last-name',
  'official-first-name',
  'organization-name',
  'organization-words',
];
const ofPlaces: readonly Parameter[] = ['city', 'state', 'zip', 'country', 'near'];
/** Which part of the answer is wanted: no part of the question. */
const ofPaging: readonly Parameter[] = ['limit', 'cursor'];
/** What the keys of searches answer; a deactivation hides a provider from them. */
const ofKeys: readonly Parameter[] = ['q', ...ofNames, 'taxonomy', 'taxonomy-description', ...ofPlaces];

/** First match refuses: parameters that are given though another is, or is not. */
export function decideAskedFor(asked: AskedFor): Outcome<AskedFor, AskedReason> {
  const given = (...names: readonly Parameter[]): Parameter | undefined =>
    names.find((name) => asked[name] !== undefined);
  const refuseIf = (is: boolean, reason: AskedReason, parameter: Parameter | undefined) =>
    is && parameter !== undefined ? refused(reason, { parameter }) : null;
  const isPast = asked['as-of'] !== undefined;
  return (
    refuseIf(isPast && given('ids') === undefined, 'goes-with-ids', 'as-of') ??
    refuseIf(isPast, 'goes-with-ids', given(...ofKeys, 'type', 'status', ...ofPaging)) ??
    refuseIf(asked.status === 'deactivated', 'not-of-deactivated', given(...ofKeys)) ??
    refuseIf(given('first-name') === undefined, 'goes-with-first-name', given('first-name-alias')) ??
    refuseIf(given(...ofPlaces) === undefined, 'goes-with-place', given('address')) ??
    refuseIf(
      given('last-name', 'first-name') !== undefined,
      'one-of-two-names',
      given('official-last-name', 'official-first-name'),
    ) ??
    refuseIf(given('q') !== undefined, 'one-of-two-names', given(...ofNames)) ??
    refuseIf(given('organization-name') !== undefined, 'one-of-two-names', given('organization-words')) ??
    refuseIf(given('zip') !== undefined, 'one-of-two-zips', given('near')) ??
    done(asked)
  );
}

/** What was looked up before: codes that a description means, ZIPs around a ZIP. Null: not asked. */
export interface LookedUp {
  readonly described: readonly string[] | null;
  readonly zips: readonly string[] | null;
}

export function queryOf(asked: AskedFor, { described, zips }: LookedUp): ProviderQuery {
  const words = asked['organization-words'];
  const name = asked['organization-name'];
  return {
    q: asked.q,
    forgiving: asked.q !== undefined,
    numbers: asked.ids,
    entityType: asked.type,
    status: asked.status ?? (asked.ids ? 'any' : 'active'),
    person: personOf(asked),
    organization: words === undefined ? name : { text: words, match: 'words' },
    taxonomies: taxonomiesOf(asked.taxonomy ?? null, described),
    place: placeOf(asked, zips),
  };
}

function personOf(asked: AskedFor): PersonCriteria | undefined {
  const [last, first] = [asked['last-name'], asked['first-name']];
  if (last ?? first) return { of: 'provider', last, first, firstAlias: asked['first-name-alias'] !== 'false' };
  const official = { last: asked['official-last-name'], first: asked['official-first-name'] };
  return (official.last ?? official.first) ? { of: 'official', ...official } : undefined;
}

function taxonomiesOf(codes: readonly string[] | null, described: readonly string[] | null) {
  if (codes === null || described === null) return codes ?? described ?? undefined;
  return codes.filter((code) => described.includes(code));
}

const purposes: Readonly<Record<NonNullable<AskedFor['address']>, PlacePurpose>> = {
  mailing: 'MAILING',
  practice: 'LOCATION',
  primary: 'PRIMARY',
  secondary: 'SECONDARY',
};

function placeOf(asked: AskedFor, zips: readonly string[] | null): PlaceCriteria | undefined {
  if (ofPlaces.every((name) => asked[name] === undefined)) return undefined;
  const { address, city, state, zip, country } = asked;
  const said = { purposes: address && [purposes[address]], city, state, zip, zips: zips ?? undefined, country };
  // What is not said must not stand in the way of what free text says.
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

/** The question that a cursor belongs to, whatever the order of its parameters was. */
export function questionOf(asked: AskedFor): string {
  const said = Object.entries({ ...asked, limit: undefined, cursor: undefined }).filter(
    ([, value]) => value !== undefined,
  );
  return JSON.stringify(said.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
