/**
 * What the history of a record shows. Of a list that changed (taxonomies, endpoints) only the entries that differ are shown:
 * the others would bury them.
 */
export interface RecordChange {
  /** Column of the record, or other_names, practice_locations, endpoints; npi where the record is new. */
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly changedAt: Date;
  /** Null where the file is no longer known. */
  readonly fileName: string | null;
}

/** Source: our decision; a record with more has pages of them. */
export const CHANGES_PER_PAGE = 25;

export type Entry = Readonly<Record<string, string>>;

const entryOf = (value: unknown): Entry =>
  Object.fromEntries(Object.entries(Object(value)).map(([name, part]) => [name, String(part)]));

const entriesOf = (value: unknown): readonly Entry[] | null => (Array.isArray(value) ? value.map(entryOf) : null);

/** A slot is where an entry stands in the file; an entry that only moved has not changed. */
const keyOf = ({ slot: _slot, ...parts }: Entry): string => JSON.stringify(parts);

const without = (entries: readonly Entry[], others: readonly Entry[]): readonly Entry[] => {
  const known = new Set(others.map(keyOf));
  return entries.filter((entry) => !known.has(keyOf(entry)));
};

export interface ChangedEntries {
  readonly before: readonly Entry[];
  readonly after: readonly Entry[];
}

/** Null for a field that holds a single value. Where only the order differs, all entries are given. */
export function changedEntries({ before, after }: Pick<RecordChange, 'before' | 'after'>): ChangedEntries | null {
  const [old, now] = [entriesOf(before), entriesOf(after)];
  if (!old && !now) return null;
  const [gone, come] = [without(old ?? [], now ?? []), without(now ?? [], old ?? [])];
  return gone.length + come.length === 0 ? { before: old ?? [], after: now ?? [] } : { before: gone, after: come };
}
