/**
 * Searches the registry for the public page and for its file. The registry is public: nobody is asked who they are and nothing
 * is recorded. Every search is bounded in time and in what it lists.
 */
import type { Ctx } from '../../platform/context.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { countNpis } from '../search/count-npis.actions.ts';
import { findNpis } from '../search/find-npis.actions.ts';
import type { FoundNpis, ProviderQuery } from '../search/provider-query.rules.ts';
import { queryOf, readCriteria, type Criteria, type ReadCriteria } from './criteria.rules.ts';
import { nameInList, RESULTS_IN_FILE, RESULTS_LISTED, RESULTS_PER_PAGE, type FoundPage } from './results.rules.ts';
import { listResultRows, listTaxonomyNames } from './results.store.ts';
import { findTaxonomies, type NamedTaxonomy } from './taxonomy-words.rules.ts';

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

/** `alike`: the address asks also for what looks or sounds alike. */
export async function readSearch(ctx: Ctx, typed: Criteria, alike: boolean): Promise<ReadSearch> {
  const read = readCriteria(typed);
  if (!read.ok) return read;
  const criteria = read.value;
  const searchFor = (taxonomies: readonly NamedTaxonomy[], codes: readonly string[] | null): ReadSearch => {
    const query = { ...queryOf(criteria, codes), forgiving: alike };
    return { ok: true, value: { criteria, query, taxonomies } };
  };
  if (criteria.taxonomy === '') return searchFor([], null);
  const { matching, near } = findTaxonomies(await listTaxonomyNames(ctx.tx), criteria.taxonomy);
  if (matching.length === 0) return { ok: false, near };
  return searchFor(
    matching,
    matching.map(({ code }) => code),
  );
}

interface Answer extends FoundNpis {
  readonly query: ProviderQuery;
}

/** From the beginning, or behind `skip`: what was typed, and where that finds nobody, what looks or sounds alike. */
export async function findForgiving(
  ctx: Ctx,
  query: ProviderQuery,
  { limit, skip = 0 }: { readonly limit: number; readonly skip?: number },
): Promise<Outcome<Answer, SearchPageReason>> {
  const outcome = await findNpis(ctx, query, { limit, skip });
  if (!outcome.ok) return refused('search-too-slow');
  const isNobody = outcome.value.found.length === 0 && skip === 0 && query.forgiving === false;
  return isNobody ? findForgiving(ctx, { ...query, forgiving: true }, { limit }) : done({ ...outcome.value, query });
}

/** A page beyond what is listed is the last one that may be. */
export async function findPage(
  ctx: Ctx,
  asked: ProviderQuery,
  typedPage: number,
): Promise<Outcome<FoundPage, SearchPageReason>> {
  const page = Math.min(typedPage, RESULTS_LISTED / RESULTS_PER_PAGE);
  const skip = (page - 1) * RESULTS_PER_PAGE;
  const outcome = await findForgiving(ctx, asked, { limit: RESULTS_PER_PAGE, skip });
  if (!outcome.ok) return outcome;
  const { found, next, query } = outcome.value;
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
  // What is forgiven is not counted: there is at least one more than what is seen.
  const seen = skip + found.length + (next === null ? 0 : 1);
  return done({
    rows: rows.map((row) => ({ ...row, name: nameInList(row), rank: ranks.get(row.npi) ?? 'exact' })),
    total: Math.max(count.value.count, seen),
    isExact: count.value.isExact && (isWhole || count.value.count >= seen),
    alike: query.forgiving === true,
    listed: RESULTS_LISTED,
    inFile: RESULTS_IN_FILE,
    page,
    pageSize: RESULTS_PER_PAGE,
  });
}
