/** Counts the parts of a way as far as it matters for how it is gone. Ways of one query share parts, which are counted once. */
import type { Tx } from '../../platform/context.ts';
import { countPart } from './listing.store.ts';
import { FEW_ROWS, otherParts, planOf, SOME_ROWS, type NamedPart, type PartSizes, type Plan } from './plan.rules.ts';
import type { Way } from './way.rules.ts';

/** By the part itself. */
export type KnownSizes = Map<object, number>;

export async function planWay(tx: Tx, way: Way, known: KnownSizes): Promise<Plan> {
  const others = otherParts(way);
  if (others.length === 0 || (await isOrderFew(tx, way))) return planOf(way, {});
  const sizes: PartSizes = {};
  for (const part of others) sizes[part] = await sizeOf(tx, way, part, known);
  return planOf(way, sizes);
}

/** Few rows are asked for everything else one by one. To count names that hold several words takes as long as to list them. */
async function isOrderFew(tx: Tx, way: Way): Promise<boolean> {
  if (way.order === 'number') return true;
  if (way.order === 'organization' && (way.organization?.words?.length ?? 0) > 1) return false;
  return (await countPart(tx, way, way.order, FEW_ROWS + 1)) <= FEW_ROWS;
}

async function sizeOf(tx: Tx, way: Way, part: NamedPart, known: KnownSizes): Promise<number> {
  const key = way[part] ?? way;
  const size = known.get(key) ?? (await countPart(tx, way, part, SOME_ROWS + 1));
  known.set(key, size);
  return size;
}
