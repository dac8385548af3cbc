/**
 * How a way with several parts is gone: which part leads, and how the others are asked. PostgreSQL can only guess how few
 * providers answer two parts at once; counting a little first keeps the worst case short (measured in docs/decisions/0034).
 */
import type { Way } from './way.rules.ts';

export type NamedPart = 'person' | 'organization' | 'place';

/** Rows of a part: so few can each be looked up, sorted, or asked for all else. Source: 2,000 look-ups take about 10 ms. */
export const FEW_ROWS = 2000;
/** Rows of a part: so many are read into a table of hashes in about 10 ms. */
export const SOME_ROWS = 30_000;

/** Rows of each part, counted no further than the next of the limits. */
export type PartSizes = Partial<Record<NamedPart, number>>;

export interface Plan {
  /** These providers are looked up in the order of the way; null when the order itself is followed. */
  readonly lead: NamedPart | null;
  /** Parts whose providers are all read first; others are asked of each row. */
  readonly hashed: readonly NamedPart[];
}

export const partsOf = (way: Way): readonly NamedPart[] =>
  (['person', 'organization', 'place'] as const).filter((part) => way[part] !== null);

/** The parts that the order of the way does not answer. */
export const otherParts = (way: Way): readonly NamedPart[] => partsOf(way).filter((part) => part !== way.order);

/** `sizes` are of the other parts, or empty where the order itself holds few. */
export function planOf(way: Way, sizes: PartSizes): Plan {
  const others = otherParts(way).map((part) => ({ part, size: sizes[part] ?? Infinity }));
  const [fewest] = others.toSorted((one, other) => one.size - other.size);
  const lead = fewest !== undefined && fewest.size <= FEW_ROWS ? fewest.part : null;
  const hashed = others.filter(({ part, size }) => part !== lead && size <= SOME_ROWS).map(({ part }) => part);
  return { lead, hashed: lead === null ? hashed : [] };
}
