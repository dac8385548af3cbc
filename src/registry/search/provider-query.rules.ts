/**
 * What can be asked of the registry, by whomever: values as a person typed them or a program sent them. Every part given must
 * hold for the same provider; the parts of `place` must hold for one and the same address. Keys are made of the values by
 * ways.rules.ts, so nobody who fills a query brings anything to a form.
 */

/** `prefix` finds what is equal first, then what begins so. */
export interface NameCriterion {
  readonly text: string;
  readonly match: 'exact' | 'prefix';
}

export interface PersonCriteria {
  readonly last?: NameCriterion | undefined;
  readonly first?: NameCriterion | undefined;
  /** Also those who go by a nickname of the first name, or whose nickname it is (Robert and Bob). */
  readonly firstAlias?: boolean | undefined;
  /** Whose names these are: the provider's own, or those of its authorized official. */
  readonly of: 'provider' | 'official';
}

/** Over every kind of name. `words` finds what is equal, then what begins so, then what holds the words in any order. */
export interface OrganizationCriterion {
  readonly text: string;
  readonly match: 'exact' | 'prefix' | 'words';
}

/** PRIMARY and SECONDARY are practice locations; LOCATION is either. */
export type PlacePurpose = 'MAILING' | 'LOCATION' | 'PRIMARY' | 'SECONDARY';

export interface PlaceCriteria {
  /** What the address may be for, one of them; any when not given. */
  readonly purposes?: readonly PlacePurpose[] | undefined;
  readonly city?: NameCriterion | undefined;
  readonly state?: string | undefined;
  /** Digits of a ZIP, or a postal code from abroad. Five digits, matched exactly, find every ZIP+4 that begins with them. */
  readonly zip?: NameCriterion | undefined;
  /** Five digits each: one of them, in place of `zip`. */
  readonly zips?: readonly string[] | undefined;
  /** Two letters. */
  readonly country?: string | undefined;
}

export interface ProviderQuery {
  /** Whoever asks bounds how many. */
  readonly numbers?: readonly string[] | undefined;
  readonly entityType?: 'person' | 'organization' | undefined;
  /** Only the active ones when not given. Those that are not have no names or places to be found by. */
  readonly status?: 'active' | 'deactivated' | 'any' | undefined;
  readonly person?: PersonCriteria | undefined;
  readonly organization?: OrganizationCriterion | undefined;
  /** Codes; one of them. An empty list finds nobody. */
  readonly taxonomies?: readonly string[] | undefined;
  readonly place?: PlaceCriteria | undefined;
  /** Free text: words of names, an NPI, city, state, ZIP, in any order. */
  readonly q?: string | undefined;
  /** Where few are found: also what looks or sounds like it. */
  readonly forgiving?: boolean | undefined;
}

/** Fewer than that are few: what looks or sounds alike is looked for as well. Source: our decision. */
export const FEW_PROVIDERS = 5;
/** Positions have no end; skipping reads what it skips. Source: our decision, ten times what v2.1 promises. */
export const SKIP_LIMIT_PROVIDERS = 10_000;
/** Counted exactly up to here, estimated above. Source: our own API. */
export const COUNTED_PROVIDERS = 10_000;

/** How well a provider answers, the best first. */
export const MATCH_RANKS = ['exact', 'begins', 'words', 'alias', 'typo', 'sound'] as const;
export type MatchRank = (typeof MATCH_RANKS)[number];

export interface FoundNpi {
  readonly npi: string;
  readonly rank: MatchRank;
  /** Where it stands: what comes behind it is asked for with `after`. Text for an address, without a meaning to others. */
  readonly position: string;
}

export interface FoundNpis {
  readonly found: readonly FoundNpi[];
  /** The position of the last one, when there are others behind it. */
  readonly next: string | null;
}

export interface NpiCount {
  readonly count: number;
  /** False: an estimate, above `COUNTED_PROVIDERS` or of a search that takes too long to count. */
  readonly isExact: boolean;
}

/** `search-too-slow`: the database gave up. `search-position`: `after` is none of ours. `search-skip`: too many are skipped. */
export type SearchRefusal = 'search-too-slow' | 'search-position' | 'search-skip';
