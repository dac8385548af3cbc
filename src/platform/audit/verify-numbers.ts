/**
 * The numbered events in order, for a walk that takes them batch by batch. Says what does not fit at a number: a gap,
 * a number twice, an event that is gone, edited, or not where it was sealed.
 */
import type { PoolClient } from 'pg';
import type { AuditChecks } from './audit-keys.ts';
import type { FindingList } from './findings.ts';
import { checkEvent, eventColumns } from './verify-event.ts';
import { bytes, streamPages, text, type Row } from './verify-stream.ts';

interface Parts {
  readonly checks: AuditChecks;
  readonly list: FindingList;
}

interface NumberedRow {
  readonly sequence: number;
  readonly batch: number;
  readonly eventId: string;
  readonly sealedHash: Buffer;
  /** The whole row: the event's columns begin at `eventAt`. */
  readonly cells: Row;
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

const eventAt = 4;

export function numberedEvents(client: PoolClient, parts: Parts): NumberedEvents {
  const { list } = parts;
  const pages = streamPages(client, 'audit_numbers', selectNumbered);
  let page: readonly Row[] = [];
  let at = 0;
  let last = 0;
  let count = 0;

  /** Waits only where a page ends: this is asked a million times. */
  const next = (): NumberedRow | null | Promise<NumberedRow | null> => {
    const row = page[at];
    return row ? readRow(row) : turnPage();
  };
  const turnPage = async (): Promise<NumberedRow | null> => {
    const { value, done } = await pages.next();
    [page, at] = [done ? [] : value, 0];
    return page[0] ? readRow(page[0]) : null;
  };
  const advance = ({ sequence }: NumberedRow): void => {
    if (sequence > last + 1) list.add({ kind: 'sequence-gap', sequence: last + 1, through: sequence - 1 });
    if (sequence <= last) list.add({ kind: 'sequence-disorder', sequence });
    last = sequence;
    count += 1;
    at += 1;
  };
  return {
    async skipTo(end) {
      const first = await next();
      if (!first || first.sequence >= end) return;
      for (let row: NumberedRow | null = first; row && row.sequence < end; row = await next()) {
        advance(row);
        checkRow(row, parts);
      }
      list.add({ kind: 'sequence-unbatched', sequence: first.sequence, through: last });
    },
    async take(batch, lastSequence, sealed) {
      let before = '';
      for (;;) {
        const found = next();
        const row = found instanceof Promise ? await found : found;
        if (!row || row.sequence > lastSequence) return;
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

const readRow = (cells: Row): NumberedRow => ({
  sequence: Number(text(cells[0])),
  batch: Number(text(cells[1])),
  eventId: text(cells[2]),
  sealedHash: bytes(cells[3]),
  cells,
});

function checkRow({ sequence, batch, eventId, sealedHash, cells }: NumberedRow, { checks, list }: Parts): void {
  const { state, rowHash, macKeyId } = checkEvent(cells, eventAt, checks);
  const at = { batch, sequence, eventId };
  if (state === 'missing') return list.add({ kind: 'event-missing', ...at });
  if (state === 'edited') return list.add({ kind: 'event-edited', ...at });
  if (!rowHash.equals(sealedHash)) list.add({ kind: 'event-rehashed', ...at });
  if (state === 'foreign') list.add({ kind: 'event-foreign', ...at });
  if (state === 'key-unknown') list.add({ kind: 'key-unknown', ...at, name: macKeyId });
}
