/** How many providers answer a query: exactly up to 10,000, what the planner expects above, or where counting takes too long. */
import type { Ctx, Tx } from '../../platform/context.ts';
import { done, type Outcome } from '../../vocabulary/outcome.ts';
import { withinBounds } from './bounded.actions.ts';
import { readQuery } from './collect.actions.ts';
import { countMatches, estimateMatches } from './matches.store.ts';
import { COUNTED_PROVIDERS, type NpiCount, type ProviderQuery } from './provider-query.rules.ts';

export async function countNpis(ctx: Ctx, query: ProviderQuery): Promise<Outcome<NpiCount, 'search-too-slow'>> {
  const counted = await withinBounds(ctx, (tx) => count(tx, query));
  if (counted.ok && counted.value <= COUNTED_PROVIDERS) return done({ count: counted.value, isExact: true });
  return await withinBounds(ctx, async (tx) => ({
    count: Math.max(COUNTED_PROVIDERS, await estimate(tx, query)),
    isExact: false,
  }));
}

async function count(tx: Tx, query: ProviderQuery): Promise<number> {
  const { ways } = await readQuery(tx, query);
  let counted = 0;
  for (const [index, way] of ways.entries()) {
    const limit = COUNTED_PROVIDERS + 1 - counted;
    if (limit <= 0) return counted;
    counted += await countMatches(tx, way, { after: null, limit, without: ways.slice(0, index) });
  }
  return counted;
}

async function estimate(tx: Tx, query: ProviderQuery): Promise<number> {
  let sum = 0;
  for (const way of (await readQuery(tx, query)).ways) sum += await estimateMatches(tx, way);
  return sum;
}
