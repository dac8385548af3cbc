/** A provider as one line of a list, on the page and in a file; and how far a list goes. */
import type { PlainDate } from '../../vocabulary/plain-date.ts';
import type { MatchRank } from '../search/provider-query.rules.ts';

export interface ResultRow {
  readonly npi: string;
  /** 1 person, 2 organization; null where only a deactivation is known. */
  readonly entityType: number | null;
  readonly active: boolean;
  readonly deactivatedOn: PlainDate | null;
  readonly organizationName: string | null;
  readonly last: string | null;
  readonly first: string | null;
  readonly middle: string | null;
  readonly suffix: string | null;
  readonly credential: string | null;
  /** Another name that the main file has: people are found by it, too. */
  readonly otherName: string | null;
  readonly isDoingBusinessAs: boolean | null;
  readonly taxonomyCode: string | null;
  readonly taxonomyName: string | null;
  readonly line1: string | null;
  readonly line2: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
  readonly phone: string | null;
}

/** As a page shows it. */
export interface FoundProvider extends ResultRow {
  /** "Lind, Dara, M.D."; empty where only a deactivation is known. */
  readonly name: string;
  readonly rank: MatchRank;
}

export const RESULTS_PER_PAGE = 20;
/** Nobody reads further; whoever wants all takes the file or the API. Source: the public API, which skips 1,000. */
export const RESULTS_LISTED = 1000;
/** Lines of a file of results. Source: our decision; up to here a search is counted exactly. */
export const RESULTS_IN_FILE = 10_000;

const joined = (parts: readonly (string | null)[], by: string): string => parts.filter(Boolean).join(by);

/** "Lind, Dara J., M.D.", or the legal business name; empty where only a deactivation is known. */
export function nameInList({ organizationName, last, first, middle, suffix, credential }: ResultRow): string {
  return (
    organizationName ?? joined([last, joined([first, middle], ' '), suffix === '--' ? null : suffix, credential], ', ')
  );
}

/** A page of what was found. */
export interface FoundPage {
  readonly rows: readonly FoundProvider[];
  readonly total: number;
  /** False: an estimate. */
  readonly isExact: boolean;
  /** What looks or sounds alike was looked for, too. */
  readonly isAlike: boolean;
  /** It was not, and few were found by words. */
  readonly mayBeAlike: boolean;
  /** How many are listed, and how many are in the file, at most. */
  readonly listed: number;
  readonly inFile: number;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}
