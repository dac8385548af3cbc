/**
 * The ZIPs around one as rings: the first ring is the nearest ZIP, each further one holds four times as many as the one before.
 * Where many providers are around, they are listed ring by ring: the nearest come first, and one page asks of few rings.
 */
export interface RingPlace {
  readonly ring: number;
  /** Within the ring, as the search calls it; null: the ring begins. */
  readonly position: string | null;
}

/** The widest circle has some 2,300 ZIPs: seven rings. Twice as many each time would be twelve, each with questions of its own. */
const GROWTH = 4;

/** `nearest` in the order of distance. */
export function ringsOf<Zip>(nearest: readonly Zip[]): readonly (readonly Zip[])[] {
  const rings: (readonly Zip[])[] = [];
  for (let from = 0, size = 1; from < nearest.length; from += size, size *= GROWTH)
    rings.push(nearest.slice(from, from + size));
  return rings;
}

export const ringText = ({ ring, position }: RingPlace): string => `${ring}n${position ?? ''}`;

/** Null for whatever is no place in these rings. */
export function readRing(text: string, rings: number): RingPlace | null {
  const [, ring, position = ''] = /^([0-9]{1,2})n([\w-]*)$/.exec(text) ?? [];
  if (ring === undefined || Number(ring) >= rings) return null;
  return { ring: Number(ring), position: position === '' ? null : position };
}
