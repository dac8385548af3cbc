/**
 * Chance that repeats itself: the same seed gives the same numbers on every machine. sfc32 by Chris Doty-Humphrey (public
 * domain, passes PractRand); never for anything secret.
 */
export interface Random {
  /** A whole number from 0 up to, not including, `below`; at most 2^32. */
  readonly below: (below: number) => number;
  /** True once in so many times. */
  readonly chance: (share: number) => boolean;
}

const TWO_32 = 4_294_967_296;

export function randomFrom(seed: number): Random {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, seed | 0, 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  // The first numbers still look like the seed.
  for (let index = 0; index < 20; index += 1) next();
  return {
    below: (below) => Math.floor((next() / TWO_32) * below),
    chance: (share) => next() < share * TWO_32,
  };
}

/** As many entries as a table of chances has; the rarest of 60,000 names still has some. */
const TABLE_SIZE = 1 << 20;

/** A table to draw ranks from, the n-th as often as 1 / (n + shift): few are common, most are rare, as names are. */
export function zipfTable(ranks: number, shift: number): Uint32Array {
  const table = new Uint32Array(TABLE_SIZE);
  let total = 0;
  for (let rank = 0; rank < ranks; rank += 1) total += 1 / (rank + 1 + shift);
  let at = 0;
  let sum = 0;
  for (let rank = 0; rank < ranks; rank += 1) {
    sum += 1 / (rank + 1 + shift);
    const end = Math.round((sum / total) * TABLE_SIZE);
    while (at < end) table[at++] = rank;
  }
  return table;
}

export const drawn = (random: Random, table: Uint32Array): number => table[random.below(TABLE_SIZE)] ?? 0;
