/**
 * Whether one event is what the application wrote: its hash over the columns as they are now, and its mark. What is
 * said here is said of the row alone; its place in the order is the batches' business.
 */
import type { AuditChecks, Held } from './audit-keys.ts';
import { hashedColumns, hashOfTexts, momentSql } from './row-hash.ts';
import { bytes, text, type Cell } from './verify-stream.ts';

/** The columns of audit.event `e` as verify reads them: the hashed ones as text, then hash, key id, mark. */
export const eventColumns = [
  ...hashedColumns.map((column) => (column === 'happened_at' ? momentSql('e.happened_at') : `e.${column}::text`)),
  'e.row_hash',
  'e.mac_key_id',
  'e.row_mac',
].join(', ');

export type EventState = 'missing' | 'edited' | 'foreign' | 'key-unknown' | 'whole';

export interface CheckedEvent {
  readonly state: EventState;
  readonly rowHash: Buffer;
  readonly macKeyId: string;
}

/** `cells` begins with `eventColumns`. */
export function checkEvent(cells: readonly Cell[], checks: AuditChecks): CheckedEvent {
  const hashed = cells.slice(0, hashedColumns.length).map((cell) => (typeof cell === 'string' ? cell : null));
  const rowHash = bytes(cells[hashedColumns.length]);
  const macKeyId = text(cells[hashedColumns.length + 1]);
  const told = { rowHash, macKeyId };
  if (hashed[0] === null) return { ...told, state: 'missing' };
  if (!hashOfTexts(hashed).equals(rowHash)) return { ...told, state: 'edited' };
  const mark = checks.macHolds(rowHash, macKeyId, bytes(cells[hashedColumns.length + 2]));
  return { ...told, state: stateOfMark(mark) };
}

const stateOfMark = (mark: Held): EventState => (mark === null ? 'key-unknown' : mark ? 'whole' : 'foreign');
