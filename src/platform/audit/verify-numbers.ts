/**
 * The numbered events in order, for a walk that takes them batch by batch. Says what does not fit at a number: a gap,
 * a number twice, an event that is gone, edited, or not where it was sealed.
 */
import type { PoolClient } from 'pg';
import type { AuditChecks } from './audit-keys.ts';
import type { FindingList } from './findings.ts';
import { checkEvent, eventColumns } from './verify-event.ts';
import { bytes, streamRows, text, type Cell } from './verify-stream.ts';

interface Parts {
  readonly checks: AuditChecks;
  readonly list: FindingList;
}

interface NumberedRow {
  readonly sequence: number;
  readonly batch: number;
  readonly eventId: string;
  readonly sealedHash: Buffer;
  readonly event: readonly Cell[];
}

export interface NumberedEvents {
  /** Passes over events before that number: no batch covers them. */
  skipTo(sequence: number): Promise<void>;
  /** Checks the events up to that number, and hands on the hash that each was sealed with. */
  take(batch: number, lastSequence: number, sealed: (rowHash: Buffer) => void): Promise<void>;
  /** How many were read so far. */
  count(): number;
}

const selectNumbered = `
  select s.sequence::text, s.batch_number::text, s.event_id::text, s.row_hash, ${eventColumns}
  from audit.sequence s left join audit.event e on e.event_id = s.event_id
  order by s.sequence`;

export function numberedEvents(client: PoolClient, parts: Parts): NumberedEvents {
  const { list } = parts;
  const rows = streamRows(client, 'audit_numbers', selectNumbered);
  let next: NumberedRow | null | undefined;
  let last = 0;
  let count = 0;

  const peek = async (): Promise<NumberedRow | null> => {
    if (next !== undefined) return next;
    const { value, done } = await rows.next();
    return (next = done ? null : readRow(value));
  };
  const advance = ({ sequence }: NumberedRow): void => {
    if (sequence > last + 1) list.add({ kind: 'sequence-gap', sequence: last + 1, through: sequence - 1 });
    if (sequence <= last) list.add({ kind: 'sequence-disorder', sequence });
    last = sequence;
    count += 1;
    next = undefined;
  };
  return {
    async skipTo(end) {
      const first = await peek();
      if (!first || first.sequence >= end) return;
      for (let row: NumberedRow | null = first; row && row.sequence < end; row = await peek()) {
        advance(row);
        checkRow(row, parts);
      }
      list.add({ kind: 'sequence-unbatched', sequence: first.sequence, through: last });
    },
    async take(batch, lastSequence, sealed) {
      let before = '';
      for (let row = await peek(); row && row.sequence <= lastSequence; row = await peek()) {
        const { sequence, eventId } = row;
        advance(row);
        checkRow(row, parts);
        if (row.batch !== batch) list.add({ kind: 'sequence-moved', batch, sequence, eventId });
        // The sealer numbers a batch in the order of its ids, so a swap shows at its place and not only in the root.
        if (eventId < before) list.add({ kind: 'sequence-reordered', batch, sequence, eventId });
        before = eventId;
        sealed(row.sealedHash);
      }
    },
    count: () => count,
  };
}

const readRow = (cells: readonly Cell[]): NumberedRow => ({
  sequence: Number(text(cells[0])),
  batch: Number(text(cells[1])),
  eventId: text(cells[2]),
  sealedHash: bytes(cells[3]),
  event: cells.slice(4),
});

function checkRow({ sequence, batch, eventId, sealedHash, event }: NumberedRow, { checks, list }: Parts): void {
  const { state, rowHash, macKeyId } = checkEvent(event, checks);
  const at = { batch, sequence, eventId };
  if (state === 'missing') return list.add({ kind: 'event-missing', ...at });
  if (state === 'edited') return list.add({ kind: 'event-edited', ...at });
  if (!rowHash.equals(sealedHash)) list.add({ kind: 'event-rehashed', ...at });
  if (state === 'foreign') list.add({ kind: 'event-foreign', ...at });
  if (state === 'key-unknown') list.add({ kind: 'key-unknown', ...at, name: macKeyId });
}
