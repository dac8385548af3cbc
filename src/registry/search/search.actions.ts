/**
 * "Add Employer Search" over the registry: typed criteria in, a page of providers out, the best first.
 * Bounded: beyond 500 matches the reader is asked to say more; deactivated providers are not found here.
 */
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import type { Ctx } from '../../platform/context.ts';
import { listProviders } from '../provider/provider.actions.ts';
import type { ProviderSummary } from '../provider/record.store.ts';
import { findNpis } from './find-npis.actions.ts';
import {
  pageWithin,
  providerQueryOf,
  readProviderCriteria,
  SEARCH_LIMIT_PROVIDERS,
  SEARCH_PAGE_SIZE,
  type ProviderSearchReason,
  type TypedProviderCriteria,
} from './search.rules.ts';

export interface ProviderPage {
  readonly providers: readonly ProviderSummary[];
  /** Matches in all, at most 500. */
  readonly total: number;
  /** There are more than `total`: the reader should say more. */
  readonly more: boolean;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
}

export async function searchProviders(
  ctx: Ctx,
  typed: TypedProviderCriteria & { readonly page?: number },
): Promise<Outcome<ProviderPage, ProviderSearchReason>> {
  const criteria = readProviderCriteria(typed);
  if (!criteria.ok) return criteria;
  const outcome = await findNpis(ctx, providerQueryOf(criteria.value), { limit: SEARCH_LIMIT_PROVIDERS });
  if (!outcome.ok) return refused('search-too-slow');
  const npis = outcome.value.found.map(({ npi }) => npi);
  const pages = Math.max(1, Math.ceil(npis.length / SEARCH_PAGE_SIZE));
  const page = Math.min(pageWithin(typed.page ?? 1), pages);
  const shown = npis.slice((page - 1) * SEARCH_PAGE_SIZE, page * SEARCH_PAGE_SIZE);
  const known = await listProviders(ctx, shown);
  return done({
    providers: shown.flatMap((npi) => known.get(npi) ?? []),
    total: npis.length,
    more: outcome.value.next !== null,
    page,
    pages,
  });
}
