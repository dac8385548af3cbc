/**
 * Searches the registry for the public page and for its file. The registry is public: nobody is asked who they are and nothing
 * is recorded. Every search is bounded in time and in what it lists.
 */
import type { Ctx } from '../../platform/context.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { countNpis } from '../search/count-npis.actions.ts';
import { findNpis } from '../search/find-npis.actions.ts';
import { FEW_PROVIDERS, type FoundNpis, type ProviderQuery } from '../search/provider-query.rules.ts';
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

/** A page beyond the last one is the last one. */
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
  const isBeyond = found.length === 0 && page > 1;
  const [rows, counted] = await Promise.all([
    listResultRows(
      ctx.tx,
      found.map(({ npi }) => npi),
    ),
    next === null && !isBeyond ? done({ count: skip + found.length, isExact: true }) : countNpis(ctx, query),
  ]);
  if (!counted.ok) return counted;
  const { count: total, isExact } = counted.value;
  if (isBeyond) return findPage(ctx, asked, isExact ? Math.min(page - 1, pagesOf(total)) : 1);
  const ranks = new Map(found.map(({ npi, rank }) => [npi, rank]));
  const isAlike = query.forgiving === true;
  return done({
    rows: rows.map((row) => ({ ...row, name: nameInList(row), rank: ranks.get(row.npi) ?? 'exact' })),
    total,
    isExact,
    isAlike,
    mayBeAlike: !isAlike && total > 0 && total < FEW_PROVIDERS && isSpelled(query),
    listed: RESULTS_LISTED,
    inFile: RESULTS_IN_FILE,
    page,
    pageSize: RESULTS_PER_PAGE,
  });
}

const pagesOf = (total: number): number => Math.max(1, Math.ceil(total / RESULTS_PER_PAGE));

/** It has words, which somebody may spell in another way. */
const isSpelled = ({ q, person, organization, place }: ProviderQuery): boolean =>
  [q, person, organization, place?.city].some((part) => part !== undefined);
