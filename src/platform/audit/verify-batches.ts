/**
 * Walks batches and their events side by side, both in order. Each batch must follow from the one before it, cover the
 * next numbers without a gap, come to its signed root, and be what its checkpoints outside the database say.
 */
import type { PoolClient } from 'pg';
import type { AuditChecks } from './audit-keys.ts';
import { bytesToSign, eventsDigest, firstPreviousRoot, rootOf } from './batch.ts';
import type { CheckpointBook } from './checkpoint-book.ts';
import { checkpointHolds } from './checkpoint-start.ts';
import type { FindingList } from './findings.ts';
import { momentSql } from './row-hash.ts';
import { numberedEvents } from './verify-numbers.ts';
import { bytes, streamRows, text, type Row } from './verify-stream.ts';

interface Parts {
  readonly books: readonly CheckpointBook[];
  readonly checks: AuditChecks;
  readonly list: FindingList;
}

interface BatchRow {
  readonly batch: number;
  readonly firstSequence: number;
  readonly lastSequence: number;
  readonly previousRoot: Buffer;
  readonly root: Buffer;
  readonly sealedAt: string;
  readonly sealedBy: string;
  readonly keyId: string;
  readonly signature: Buffer;
}
type Previous = Pick<BatchRow, 'batch' | 'lastSequence' | 'root'>;

const selectBatches = `
  select b.batch_number::text, b.first_sequence::text, b.last_sequence::text, b.previous_root, b.root,
    ${momentSql('b.sealed_at')}, b.sealed_by, b.key_id, b.signature
  from audit.batch b order by b.batch_number, b.first_sequence`;

export async function verifyBatches(client: PoolClient, parts: Parts): Promise<{ events: number; batches: number }> {
  const { books, list } = parts;
  const numbered = numberedEvents(client, parts);
  let previous: Previous = { batch: 0, lastSequence: 0, root: firstPreviousRoot };
  let batches = 0;
  for await (const cells of streamRows(client, 'audit_batches', selectBatches)) {
    const row = readBatch(cells);
    batches += 1;
    checkLink(row, previous, list);
    await numbered.skipTo(row.firstSequence);
    const events = eventsDigest();
    await numbered.take(row.batch, row.lastSequence, events.add);
    checkRoot(row, events.done(), parts);
    checkAgainstBooks(row, parts);
    previous = row;
  }
  await numbered.skipTo(Number.POSITIVE_INFINITY);
  for (const { last } of books) {
    if (!last || last.batch <= previous.batch) continue;
    list.add({
      kind: 'tail-missing',
      batch: last.batch,
      sequence: previous.lastSequence + 1,
      through: last.lastSequence,
    });
  }
  return { events: numbered.count(), batches };
}

const readBatch = (cells: Row): BatchRow => ({
  batch: Number(text(cells[0])),
  firstSequence: Number(text(cells[1])),
  lastSequence: Number(text(cells[2])),
  previousRoot: bytes(cells[3]),
  root: bytes(cells[4]),
  sealedAt: text(cells[5]),
  sealedBy: text(cells[6]),
  keyId: text(cells[7]),
  signature: bytes(cells[8]),
});

/** After a gap nothing can be said of the link: the gap is the finding. */
function checkLink(row: BatchRow, previous: Previous, list: FindingList): void {
  const { batch, firstSequence: sequence } = row;
  if (batch <= previous.batch) return list.add({ kind: 'batch-disorder', batch, sequence });
  if (batch > previous.batch + 1) return list.add({ kind: 'batch-gap', batch, sequence: previous.lastSequence + 1 });
  if (sequence !== previous.lastSequence + 1) list.add({ kind: 'batch-range', batch, sequence });
  if (!row.previousRoot.equals(previous.root)) list.add({ kind: 'batch-link', batch, sequence });
}

function checkRoot(row: BatchRow, events: Buffer, { checks, list }: Parts): void {
  const { batch, firstSequence: sequence, lastSequence: through, keyId } = row;
  if (!rootOf({ ...row, events }).equals(row.root)) list.add({ kind: 'batch-root', batch, sequence, through });
  const signed = checks.signatureHolds(bytesToSign(row), keyId, row.signature);
  if (signed === null) list.add({ kind: 'key-unknown', batch, sequence, name: keyId });
  if (signed === false) list.add({ kind: 'signature-broken', batch, sequence, through });
}

function checkAgainstBooks(row: BatchRow, { books, checks, list }: Parts): void {
  const { batch, firstSequence: sequence, lastSequence: through } = row;
  for (const checkpoint of books.flatMap((book) => book.at(batch))) {
    if (!checkpointHolds(checkpoint, checks)) list.add({ kind: 'checkpoint-forged', batch, sequence });
    else if (checkpoint.root !== row.root.toString('hex'))
      list.add({ kind: 'checkpoint-differs', batch, sequence, through });
  }
}
