/**
 * From a query to NPIs in a stable order, the best first. Who wants the providers themselves hands the NPIs to
 * `listProviders` or `listWholeRecords`.
 */
import type { Ctx } from '../../platform/context.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { withinBounds } from './bounded.actions.ts';
import { collect } from './collect.actions.ts';
import { readPosition } from './position.rules.ts';
import {
  SKIP_LIMIT_PROVIDERS,
  type FoundNpis,
  type ProviderQuery,
  type SearchRefusal,
} from './provider-query.rules.ts';

export interface Paging {
  /** At least 1. */
  readonly limit: number;
  /** A position of an earlier answer to the same query: what comes behind it is listed. Costs the same on every page. */
  readonly after?: string | null | undefined;
  /** How many to leave out first; at most `SKIP_LIMIT_PROVIDERS`. */
  readonly skip?: number | undefined;
}

export async function findNpis(
  ctx: Ctx,
  query: ProviderQuery,
  { limit, after = null, skip = 0 }: Paging,
): Promise<Outcome<FoundNpis, SearchRefusal>> {
  const position = after === null ? null : readPosition(after);
  if (after !== null && position === null) return refused('search-position');
  if (skip > SKIP_LIMIT_PROVIDERS) return refused('search-skip', { limit: SKIP_LIMIT_PROVIDERS });
  const wanted = { position, wanted: skip + limit + 1 };
  const outcome = await withinBounds(ctx, (tx, over) => collect(tx, query, wanted, over));
  if (!outcome.ok) return outcome;
  if (outcome.value === null) return refused('search-position');
  const found = outcome.value.slice(skip, skip + limit);
  const isMore = outcome.value.length > skip + limit;
  return done({ found, next: isMore ? (found.at(-1)?.position ?? null) : null });
}
