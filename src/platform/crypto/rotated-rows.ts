/** What the passes of a rotation have in common: they walk a table by its uuid key, some hundred rows at a time. */

/** What one pass over the stored rows did. `broken` ones cannot be opened and stay as they are. */
export interface Moved {
  readonly moved: number;
  readonly broken: number;
}

export const rowsAtOnce = 500;
export const beforeFirstId = '00000000-0000-0000-0000-000000000000';

export interface RowsMoved extends Moved {
  /** Key of the last row looked at, or null when there was none left. */
  readonly last: string | null;
}

/** Walks until a batch is empty. Each batch commits by itself, so a killed walk has lost nothing. */
export async function walk(
  batch: (after: string) => Promise<RowsMoved>,
  tell: (moved: number) => void,
): Promise<Moved> {
  let [moved, broken] = [0, 0];
  for (let after: string | null = beforeFirstId; after !== null;) {
    const done: RowsMoved = await batch(after);
    moved += done.moved;
    broken += done.broken;
    after = done.last;
    tell(moved);
  }
  return { moved, broken };
}
