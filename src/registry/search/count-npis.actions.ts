/** How many providers answer a query: exactly up to 10,000, about so many above, or where counting takes too long. */
import type { Ctx, Tx } from '../../platform/context.ts';
import { done, type Outcome } from '../../vocabulary/outcome.ts';
import { withinBounds } from './bounded.actions.ts';
import { readQuery } from './collect.actions.ts';
import { countMatches, estimateRows, type Count, type PlannedWay } from './counts.store.ts';
import { planWay, type KnownSizes } from './plan-way.actions.ts';
import { COUNTED_PROVIDERS, type NpiCount, type ProviderQuery } from './provider-query.rules.ts';

/** A provider has a few names and places, so that so many rows are more than 10,000 providers, mostly. */
const ROWS_OF_EACH_WAY = 4 * COUNTED_PROVIDERS;
const COUNT_MILLISECONDS = 500;

export async function countNpis(ctx: Ctx, query: ProviderQuery): Promise<Outcome<NpiCount, 'search-too-slow'>> {
  const counted = await withinBounds(ctx, (tx) => count(tx, query), COUNT_MILLISECONDS);
  if (counted.ok && !counted.value.isCut) return done({ count: counted.value.npis, isExact: true });
  const { npis, rows } = counted.ok ? counted.value : { npis: 1, rows: 1 };
  return await withinBounds(ctx, async (tx) => {
    const expected = Math.round((await estimate(tx, query)) * (npis / Math.max(1, rows)));
    return { count: Math.max(COUNTED_PROVIDERS, npis, expected), isExact: false };
  });
}

async function count(tx: Tx, query: ProviderQuery): Promise<Count> {
  const known: KnownSizes = new Map();
  const planned: PlannedWay[] = [];
  for (const way of (await readQuery(tx, query)).ways) planned.push({ way, plan: await planWay(tx, way, known) });
  return await countMatches(tx, planned, ROWS_OF_EACH_WAY);
}

async function estimate(tx: Tx, query: ProviderQuery): Promise<number> {
  let sum = 0;
  for (const way of (await readQuery(tx, query)).ways) sum += await estimateRows(tx, way);
  return sum;
}
