/**
 * The checkpoints to verify against, as they were when the book was opened: what is appended later belongs to batches
 * that the verifying transaction may not see. One file is held at a time, so a long history costs no memory.
 */
import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checkpointFile, checkpointFileOf, readCheckpoint, type Checkpoint } from './checkpoint.ts';

export interface CheckpointBook {
  /** The one of the highest batch; null where there is none. */
  readonly last: Checkpoint | null;
  /** Every checkpoint that was written for the batch: two with different roots mean that history forked. */
  at(batch: number): readonly Checkpoint[];
  /** How many lines could not be read, among those looked at. */
  damagedLines(): number;
}

type Page = ReadonlyMap<number, readonly Checkpoint[]>;

export function openCheckpointBook(folder: string): CheckpointBook {
  const sizes = new Map(listFiles(folder).map((name) => [name, statSync(join(folder, name)).size]));
  const damaged = new Map<string, number>();
  let open: { name: string; page: Page } | null = null;

  const pageOf = (name: string): Page => {
    if (open?.name === name) return open.page;
    const lines = readUpTo(join(folder, name), sizes.get(name) ?? 0)
      .split('\n')
      .filter(Boolean);
    const checkpoints = lines.map(readCheckpoint).filter((checkpoint) => checkpoint !== null);
    damaged.set(name, lines.length - checkpoints.length);
    open = { name, page: Map.groupBy(checkpoints, ({ batch }) => batch) };
    return open.page;
  };
  const newestFirst = [...sizes.keys()].sort().reverse();
  const last = newestFirst.map((name) => highest([...pageOf(name).values()].flat())).find((found) => found !== null);
  return {
    last: last ?? null,
    at(batch) {
      const name = checkpointFileOf(batch);
      return sizes.has(name) ? (pageOf(name).get(batch) ?? []) : [];
    },
    damagedLines: () => [...damaged.values()].reduce((sum, lines) => sum + lines, 0),
  };
}

/** Checkpoints that somebody brings along, such as the printed output of `audit checkpoint`. */
export function bookOf(checkpoints: readonly Checkpoint[]): CheckpointBook {
  const page: Page = Map.groupBy(checkpoints, ({ batch }) => batch);
  return { last: highest(checkpoints), at: (batch) => page.get(batch) ?? [], damagedLines: () => 0 };
}

function highest(checkpoints: readonly Checkpoint[]): Checkpoint | null {
  return checkpoints.reduce<Checkpoint | null>((best, next) => (best && best.batch >= next.batch ? best : next), null);
}

function listFiles(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => checkpointFile.test(name)) : [];
}

function readUpTo(path: string, size: number): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(size);
    return bytes.toString('utf8', 0, readSync(file, bytes, 0, size, 0));
  } finally {
    closeSync(file);
  }
}
