/**
 * "Add Employer Search" over the registry: typed criteria in, a page of providers out, the best first.
 * Bounded: beyond 500 matches the reader is asked to say more; deactivated providers are not found here.
 */
import type { Ctx } from '../../platform/context.ts';
import { listProviders } from '../provider/provider.actions.ts';
import type { ProviderSummary } from '../provider/summary.rules.ts';
import { findNpis } from '../search/find-npis.actions.ts';
import { readEmployerSearch, type EmployerSearchMistake, type TypedEmployer } from './employer-search.rules.ts';

/** Beyond it a search is refined, not paged: nobody reads 500 employers. Source: our decision. */
const EMPLOYERS_LISTED = 500;
const EMPLOYERS_PER_PAGE = 20;

export interface EmployerPage {
  readonly providers: readonly ProviderSummary[];
  /** Matches in all, at most 500. */
  readonly total: number;
  /** There are more than `total`: the reader should say more. */
  readonly more: boolean;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
}

export type EmployerSearchAnswer =
  | { readonly ok: true; readonly value: EmployerPage }
  | { readonly ok: false; readonly mistakes: readonly EmployerSearchMistake[] };

/** A page that is none is the first, one beyond the end the last. */
export async function searchEmployers(
  ctx: Ctx,
  { page: asked = 1, ...typed }: TypedEmployer & { readonly page?: number },
): Promise<EmployerSearchAnswer> {
  const search = readEmployerSearch(typed);
  if (!search.ok) return search;
  const outcome = await findNpis(ctx, search.value, { limit: EMPLOYERS_LISTED });
  if (!outcome.ok) return { ok: false, mistakes: [{ field: null, reason: 'search-too-slow', facts: {} }] };
  const npis = outcome.value.found.map(({ npi }) => npi);
  const pages = Math.max(1, Math.ceil(npis.length / EMPLOYERS_PER_PAGE));
  const page = Number.isInteger(asked) ? Math.min(Math.max(1, asked), pages) : 1;
  const shown = npis.slice((page - 1) * EMPLOYERS_PER_PAGE, page * EMPLOYERS_PER_PAGE);
  const known = await listProviders(ctx, shown);
  const providers = shown.flatMap((npi) => known.get(npi) ?? []);
  return { ok: true, value: { providers, total: npis.length, more: outcome.value.next !== null, page, pages } };
}
