/**
 * Whether one event is what the application wrote: its hash over the columns as they are now, and its mark. What is
 * said here is said of the row alone; its place in the order is the batches' business.
 */
import type { AuditChecks, Held } from './audit-keys.ts';
import { hashOfCells, hashedColumns, hashedColumnsSql } from './row-hash.ts';
import { bytes, text, type Cell } from './verify-stream.ts';

/** What verify reads of audit.event `e`, in this order. */
export const eventColumns = `${hashedColumnsSql}, e.row_hash, e.mac_key_id, e.row_mac`;

export type EventState = 'missing' | 'edited' | 'foreign' | 'key-unknown' | 'whole';

export interface CheckedEvent {
  readonly state: EventState;
  readonly rowHash: Buffer;
  readonly macKeyId: string;
}

/** `cells` holds `eventColumns` from `at` on; a left join gives nulls where the event is gone. */
export function checkEvent(cells: readonly Cell[], at: number, checks: AuditChecks): CheckedEvent {
  const end = at + hashedColumns.length;
  const hash = cells[end];
  const rowHash = bytes(hash);
  const macKeyId = text(cells[end + 1]);
  if (hash === null) return { rowHash, macKeyId, state: 'missing' };
  if (!hashOfCells(cells.slice(at, end).map(asPrinted)).equals(rowHash)) return { rowHash, macKeyId, state: 'edited' };
  return { rowHash, macKeyId, state: stateOfMark(checks.macHolds(rowHash, macKeyId, bytes(cells[end + 2]))) };
}

/** All of them are cast to text, so a cell is what PostgreSQL prints. */
const asPrinted = (cell: Cell): string | null => (typeof cell === 'string' ? cell : null);

const stateOfMark = (mark: Held): EventState => (mark === null ? 'key-unknown' : mark ? 'whole' : 'foreign');
