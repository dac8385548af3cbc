/**
 * One batch of an import: lines are read, copied and merged in one transaction, so that memory stays flat and a killed
 * import leaves whole batches behind. Parsing goes on while the server takes what was sent.
 */
import { fingerprint } from '../../platform/crypto/fingerprint.ts';
import type { BulkConnection } from '../../platform/db/bulk-connection.ts';
import { csvLine, csvValues } from '../../platform/files/csv.ts';
import type { LineFile } from '../../platform/files/line-file.ts';
import { refreshKeys } from '../keys/refresh-keys.actions.ts';
import { providerRowColumns } from './columns.rules.ts';
import { rejectedRow } from './import.rules.ts';
import { readRow, type ProviderRow } from './record.rules.ts';
import {
  copyIncoming,
  copyLine,
  mergeDeactivations,
  mergeRecords,
  recordChanges,
  rememberBefore,
  type MergeTime,
} from './import.store.ts';

/** Measured: 5,000 rows are a tenth slower, 100,000 are no faster and hold their locks longer. */
const BATCH_ROWS = 20_000;

/** How far an import has come; the only thing in it that changes. */
export interface Tally {
  /** The last line read; the header is line 1. */
  line: number;
  copied: number;
  added: number;
  changed: number;
  rejected: number;
}

export interface Lines {
  /** The next lines of the file, or null at its end. */
  readonly next: () => Promise<readonly string[] | null>;
  /** Columns of the header. */
  readonly width: number;
  readonly rejects: LineFile;
  readonly tally: Tally;
}

/** Takes lines until the batch is full; false when there was nothing left. */
export async function importBatch(bulk: BulkConnection, lines: Lines, merge: MergeTime): Promise<boolean> {
  const before = lines.tally.line;
  await bulk.db.transaction().execute(async (tx) => {
    const copied = await copyIncoming(bulk, providerRowColumns, copyTexts(lines));
    if (copied === 0) return;
    await rememberBefore(tx);
    await mergeRecords(tx, providerRowColumns, merge);
    await mergeDeactivations(tx, merge);
    const { added, changed } = await recordChanges(tx, merge);
    if (added + changed > 0) await refreshKeys(tx);
    lines.tally.copied += copied;
    lines.tally.added += added;
    lines.tally.changed += changed;
  });
  return lines.tally.line > before;
}

async function* copyTexts(lines: Lines): AsyncGenerator<string> {
  const end = lines.tally.line + BATCH_ROWS;
  while (lines.tally.line < end) {
    const read = await lines.next();
    if (read === null) return;
    yield await copyText(read, lines);
  }
}

async function copyText(read: readonly string[], { width, rejects, tally }: Lines): Promise<string> {
  const accepted: string[] = [];
  for (const line of read) {
    tally.line += 1;
    const row = readRow(csvValues(line), width);
    if (row.ok) {
      accepted.push(copyLine(row.value, [fingerprintOf(row.value), tally.line]));
    } else {
      tally.rejected += 1;
      await rejects.write(csvLine(rejectedRow(tally.line, row)));
    }
  }
  return accepted.join('');
}

/** Deactivation and reactivation are compared by themselves: a bare deactivation changes them and nothing else. */
function fingerprintOf(row: ProviderRow): bigint {
  const content = row.filter((_, index) => !statusPlaces.has(index));
  return fingerprint(JSON.stringify(content));
}

const statusPlaces = new Set(
  ['deactivation_reason', 'deactivated_on', 'reactivated_on'].map((column) => providerRowColumns.indexOf(column)),
);
