/**
 * Takes the ways of a query one after the other until there are enough providers; whoever was found by one way is left out of
 * the later ones. What is forgiven is only looked for where what was said finds few, and then on every page alike.
 */
import type { Tx } from '../../platform/context.ts';
import { listMatches, sortedBy, type Match } from './matches.store.ts';
import { positionText, type Position } from './position.rules.ts';
import { type FoundNpi, type ProviderQuery } from './provider-query.rules.ts';
import { exactWays, wordsToCount } from './ways.rules.ts';
import { listFrequencies } from './words.store.ts';
import type { Way } from './way.rules.ts';

export interface Wanted {
  /** What is listed stands behind it. */
  readonly position: Position | null;
  readonly wanted: number;
}

/** The best first, at most `wanted`; null when the query has no such position. */
export async function collect(
  tx: Tx,
  query: ProviderQuery,
  { position, wanted }: Wanted,
): Promise<readonly FoundNpi[] | null> {
  const exact = await listExactWays(tx, query);
  const found = await takeFrom(tx, exact, { position, wanted });
  return found;
}

export async function listExactWays(tx: Tx, query: ProviderQuery): Promise<readonly Way[]> {
  return exactWays(query, await listFrequencies(tx, wordsToCount(query)));
}

/** From the way of the position on. */
async function takeFrom(
  tx: Tx,
  ways: readonly Way[],
  { position, wanted }: Wanted,
): Promise<readonly FoundNpi[] | null> {
  const found: FoundNpi[] = [];
  const start = position?.way ?? 0;
  for (const [index, way] of ways.entries()) {
    if (index < start) continue;
    const after: Match | null = index === position?.way ? position : null;
    if (after !== null && after.at.length !== sortedBy(way)) return null;
    const limit = wanted - found.length;
    if (limit <= 0) break;
    const matches = await listMatches(tx, way, { after, limit, without: ways.slice(0, index) });
    found.push(
      ...matches.map(({ npi, at }) => ({ npi, rank: way.rank, position: positionText({ way: index, at, npi }) })),
    );
  }
  return found;
}
