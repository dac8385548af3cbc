/**
 * "Add Employer Search" over the registry: typed criteria in, a page of providers out, the best first.
 * Bounded: beyond 500 matches the reader is asked to say more; deactivated providers are not found here.
 */
import { done, type Outcome } from '../../vocabulary/outcome.ts';
import type { Ctx } from '../../platform/context.ts';
import { listProviders } from '../provider/provider.actions.ts';
import type { ProviderSummary } from '../provider/record.store.ts';
import {
  pageWithin,
  readProviderCriteria,
  SEARCH_LIMIT_PROVIDERS,
  SEARCH_PAGE_SIZE,
  type ProviderSearchReason,
  type TypedProviderCriteria,
} from './search.rules.ts';
import { listMatchingNpis } from './search.store.ts';

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
  const found = await listMatchingNpis(ctx.tx, criteria.value, SEARCH_LIMIT_PROVIDERS + 1);
  const npis = found.slice(0, SEARCH_LIMIT_PROVIDERS);
  const pages = Math.max(1, Math.ceil(npis.length / SEARCH_PAGE_SIZE));
  const page = Math.min(pageWithin(typed.page ?? 1), pages);
  const shown = npis.slice((page - 1) * SEARCH_PAGE_SIZE, page * SEARCH_PAGE_SIZE);
  const known = await listProviders(ctx, shown);
  return done({
    providers: shown.flatMap((npi) => known.get(npi) ?? []),
    total: npis.length,
    more: found.length > npis.length,
    page,
    pages,
  });
}
