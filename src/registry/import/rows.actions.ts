/**
 * Turns blocks of lines into chunks for COPY, as many rows as asked for; what cannot be stored is set aside with its line.
 * The reader remembers where it stands, so that an import which was killed goes on from there.
 */
import { fingerprint } from '../../platform/crypto/fingerprint.ts';
import { csvFields, splitCsv, type CsvFields } from '../../platform/files/csv-fields.ts';
import type { LineBlock } from '../../platform/files/line-blocks.ts';
import type { Refusal } from '../../vocabulary/refusal.ts';
import { layouts } from './columns.rules.ts';
import { CARRIAGE_RETURN, LINE_FEED, putDigits, ROOM_PER_BYTE } from './copy-text.rules.ts';
import type { Header } from './headers.rules.ts';
import { findTrouble, type RowReason } from './row-check.rules.ts';
import { rowWriter, type RowWriter } from './row.rules.ts';

/** Small enough that the server always has something to do while the next one is made. */
const CHUNK_BYTES = 1 << 18;
/** Beyond what a value takes: names of members, nulls, numbers behind the row. */
const ROOM_PER_ROW = 8192;

export interface RejectedLine {
  readonly line: number;
  readonly trouble: Refusal<RowReason>;
}

export interface RowReader {
  readonly columns: readonly string[];
  readonly header: Header;
  /** Bytes of the unpacked file that were read, and the last line of them; the header is line 1. */
  offset: number;
  line: number;
  /** Since somebody took them away. */
  rejected: RejectedLine[];
  /** At most `rows` rows, by chunks; none when the file is at its end. */
  readonly chunks: (rows: number) => AsyncGenerator<Buffer>;
}

export interface ReaderOptions {
  readonly header: Header;
  readonly blocks: AsyncIterator<LineBlock>;
  /** What was read before: of a file that begins, the header. */
  readonly offset: number;
  readonly line: number;
  readonly fileDay: string | null;
  /** Whether the number of the line is stored with the row. */
  readonly withLine: boolean;
}

export function rowReader(options: ReaderOptions): RowReader {
  const { header, blocks, offset, line, withLine } = options;
  const writer = rowWriter(layouts[header.kind]);
  const reading: Reading = {
    ...options,
    writer,
    fields: csvFields(header.width),
    block: { bytes: new Uint8Array(0), offset },
    at: 0,
    mayHoldNul: false,
  };
  async function* chunks(rows: number): AsyncGenerator<Buffer> {
    for (let left = rows; left > 0;) {
      if (reading.at === reading.block.bytes.length) {
        const next = await blocks.next();
        if (next.done === true) return;
        reading.block = next.value;
        reading.at = 0;
        reading.mayHoldNul = next.value.bytes.includes(0);
      }
      const before = reader.line;
      const chunk = fill(reading, reader, left);
      left -= reader.line - before;
      if (chunk.length > 0) yield chunk;
    }
  }
  const behind = [...(header.kind === 'main' ? ['fingerprint'] : []), ...(withLine ? ['line'] : []), 'file_day'];
  const reader: RowReader = { columns: [...writer.columns, ...behind], header, offset, line, rejected: [], chunks };
  return reader;
}

interface Reading extends Pick<ReaderOptions, 'header' | 'fileDay' | 'withLine'> {
  readonly writer: RowWriter;
  readonly fields: CsvFields;
  block: LineBlock;
  /** Begin of the next line in the block. */
  at: number;
  mayHoldNul: boolean;
}

/** Length of the next line; it alone must always fit. */
function nextLength({ block: { bytes }, at }: Reading): number {
  const lineBreak = bytes.indexOf(LINE_FEED, at);
  return (lineBreak < 0 ? bytes.length : lineBreak + 1) - at;
}

/** Lines of the block, until it, the room or the number of rows ends. */
function fill(reading: Reading, reader: RowReader, limit: number): Buffer {
  const { bytes, offset } = reading.block;
  const out = Buffer.allocUnsafeSlow(Math.max(CHUNK_BYTES, nextLength(reading) * ROOM_PER_BYTE + ROOM_PER_ROW));
  let used = 0;
  for (let rows = 0; rows < limit && reading.at < bytes.length; rows += 1) {
    const length = nextLength(reading);
    if (used + length * ROOM_PER_BYTE + ROOM_PER_ROW > out.length) break;
    let end = reading.at + length;
    if (bytes[end - 1] === LINE_FEED) end -= 1;
    if (end > reading.at && bytes[end - 1] === CARRIAGE_RETURN) end -= 1;
    reader.line += 1;
    used = putLine(reading, reader, out, used, end);
    reading.at += length;
  }
  reader.offset = offset + reading.at;
  return out.subarray(0, used);
}

/** The line up to `end`, written behind `start`; `start` where it was set aside. */
function putLine(reading: Reading, reader: RowReader, out: Uint8Array, start: number, end: number): number {
  const { fields, block, header, mayHoldNul } = reading;
  const trouble = splitCsv(fields, block.bytes, reading.at, end)
    ? findTrouble(fields, layouts[header.kind], header.width, mayHoldNul)
    : ({ reason: 'row-quotes', facts: {} } as const);
  if (trouble === null) return putBehind(reading, reader.line, out, reading.writer.put(out, start, fields));
  reader.rejected.push({ line: reader.line, trouble });
  return start;
}

function putBehind({ writer, header, withLine, fileDay }: Reading, line: number, out: Uint8Array, at: number): number {
  let to = at;
  if (header.kind === 'main') {
    const content = out.subarray(writer.content.from, writer.content.to);
    to = putDigits(out, to, `${fingerprint(content)}\t`);
  }
  if (withLine) to = putDigits(out, to, `${line}\t`);
  return putDigits(out, to, `${fileDay ?? '\\N'}\n`);
}
