/**
 * Searches the registry for the public page and for its file. The registry is public: nobody is asked who they are and nothing
 * is recorded. Every search is bounded in time and in what it lists.
 */
import type { Ctx } from '../../platform/context.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { countNpis } from '../search/count-npis.actions.ts';
import { findNpis } from '../search/find-npis.actions.ts';
import type { ProviderQuery } from '../search/provider-query.rules.ts';
import { queryOf, readCriteria, type Criteria, type ReadCriteria } from './criteria.rules.ts';
import { nameInList, RESULTS_IN_FILE, RESULTS_LISTED, RESULTS_PER_PAGE, type FoundProvider } from './results.rules.ts';
import { listResultRows, listTaxonomyNames } from './results.store.ts';
import { findTaxonomies, type NamedTaxonomy } from './taxonomy-words.rules.ts';

export interface FoundPage {
  readonly rows: readonly FoundProvider[];
  readonly total: number;
  /** False: an estimate. */
  readonly isExact: boolean;
  /** How many are listed, and how many are in the file, at most. */
  readonly listed: number;
  readonly inFile: number;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

export type SearchPageReason = 'search-too-slow';

export interface Search {
  readonly criteria: Criteria;
  readonly query: ProviderQuery;
  /** What the words for a taxonomy stand for; empty where none were typed. */
  readonly taxonomies: readonly NamedTaxonomy[];
}

export type ReadSearch =
  | { readonly ok: true; readonly value: Search }
  | Extract<ReadCriteria, { readonly ok: false }>
  /** No taxonomy has the words that were typed; these look alike. */
  | { readonly ok: false; readonly near: readonly NamedTaxonomy[] };

export async function readSearch(ctx: Ctx, typed: Criteria): Promise<ReadSearch> {
  const read = readCriteria(typed);
  if (!read.ok) return read;
  const criteria = read.value;
  if (criteria.taxonomy === '')
    return { ok: true, value: { criteria, query: queryOf(criteria, null), taxonomies: [] } };
  const { matching, near } = findTaxonomies(await listTaxonomyNames(ctx.tx), criteria.taxonomy);
  if (matching.length === 0) return { ok: false, near };
  const codes = matching.map(({ code }) => code);
  return { ok: true, value: { criteria, query: queryOf(criteria, codes), taxonomies: matching } };
}

/** A page beyond what is listed is the last one that may be. */
export async function findPage(
  ctx: Ctx,
  query: ProviderQuery,
  typedPage: number,
): Promise<Outcome<FoundPage, SearchPageReason>> {
  const page = Math.min(typedPage, RESULTS_LISTED / RESULTS_PER_PAGE);
  const skip = (page - 1) * RESULTS_PER_PAGE;
  const outcome = await findNpis(ctx, query, { limit: RESULTS_PER_PAGE, skip });
  if (!outcome.ok) return refused('search-too-slow');
  const { found, next } = outcome.value;
  const isWhole = next === null && (found.length > 0 || page === 1);
  const [rows, count] = await Promise.all([
    listResultRows(
      ctx.tx,
      found.map(({ npi }) => npi),
    ),
    isWhole ? done({ count: skip + found.length, isExact: true }) : countNpis(ctx, query),
  ]);
  if (!count.ok) return count;
  const ranks = new Map(found.map(({ npi, rank }) => [npi, rank]));
  const shown = rows.map((row) => ({ ...row, name: nameInList(row), rank: ranks.get(row.npi) ?? 'exact' }));
  return done({
    rows: shown,
    total: count.value.count,
    isExact: count.value.isExact,
    listed: RESULTS_LISTED,
    inFile: RESULTS_IN_FILE,
    page,
    pageSize: RESULTS_PER_PAGE,
  });
}
