/** How many providers answer a query: exactly up to 10,000, about so many above, or where counting takes too long. */
import type { Ctx, Tx } from '../../platform/context.ts';
import { done, type Outcome } from '../../vocabulary/outcome.ts';
import { withinBounds } from './bounded.actions.ts';
import { listForgivingWays, readQuery } from './collect.actions.ts';
import { countMatches, estimateRows, type Count, type PlannedWay } from './counts.store.ts';
import { planWay, type KnownSizes } from './plan-way.actions.ts';
import { otherParts } from './plan.rules.ts';
import { COUNTED_PROVIDERS, FEW_PROVIDERS, type NpiCount, type ProviderQuery } from './provider-query.rules.ts';
import type { Way } from './way.rules.ts';

/** A provider has a few names and places. So many rows are more than 10,000 providers, mostly, then surely. */
const ROWS_OF_EACH_WAY = [1.5 * COUNTED_PROVIDERS, 5 * COUNTED_PROVIDERS];
const COUNT_MILLISECONDS = 300;

export async function countNpis(ctx: Ctx, query: ProviderQuery): Promise<Outcome<NpiCount, 'search-too-slow'>> {
  const counted = await withinBounds(ctx, (tx, over) => count(tx, query, over), COUNT_MILLISECONDS);
  if (counted.ok && !counted.value.isCut) return done({ count: counted.value.npis, isExact: true });
  const { npis, rows } = counted.ok ? counted.value : { npis: 1, rows: 1 };
  return await withinBounds(ctx, async (tx) => {
    const expected = Math.round((await estimate(tx, query)) * (npis / Math.max(1, rows)));
    return { count: Math.max(COUNTED_PROVIDERS, npis, expected), isExact: false };
  });
}

/** What is forgiven counts where `findNpis` looks for it. */
async function count(tx: Tx, query: ProviderQuery, over: AbortSignal): Promise<Count> {
  const read = await readQuery(tx, query);
  const exact = await countWays(tx, read.ways, over);
  if (query.forgiving !== true || exact.npis >= FEW_PROVIDERS) return exact;
  return await countWays(tx, [...read.ways, ...(await listForgivingWays(tx, read))], over);
}

async function countWays(tx: Tx, ways: readonly Way[], over: AbortSignal): Promise<Count> {
  const known: KnownSizes = new Map();
  const planned: PlannedWay[] = [];
  for (const way of ways) {
    over.throwIfAborted();
    planned.push({ way, plan: await planWay(tx, way, known) });
  }
  let counted: Count = { npis: 0, rows: 0, isCut: true };
  for (const rows of ROWS_OF_EACH_WAY)
    if (counted.isCut && counted.npis <= COUNTED_PROVIDERS) counted = await countMatches(tx, planned, rows);
  return counted;
}

async function estimate(tx: Tx, query: ProviderQuery): Promise<number> {
  let sum = 0;
  for (const way of (await readQuery(tx, query)).ways) sum += await estimateRows(tx, way, otherParts(way));
  return sum;
}
