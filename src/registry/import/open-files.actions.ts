/**
 * Opens what an import was given, and looks at every header before the first row of any file is read. Which file it is, its
 * header says; whether it is a full one, the days in its name, or whoever imports it.
 */
import { sha256 } from '../../platform/crypto/fingerprint.ts';
import { listByteSources, type ByteSource, type FileToRead } from '../../platform/files/byte-source.ts';
import { csvValues } from '../../platform/files/csv.ts';
import { lineBlocks, type LineBlock } from '../../platform/files/line-blocks.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { coversAll, periodOf, REGISTRY_FILE_NAME, type FilePeriod } from './file-name.rules.ts';
import { recognizeHeader, type Header } from './headers.rules.ts';
import type { ImportReason } from './import.rules.ts';

export interface OpenFile {
  readonly source: ByteSource;
  readonly header: Header;
  readonly period: FilePeriod;
  readonly full: boolean;
  /** SHA-256 of its first bytes. */
  readonly start: Buffer;
  readonly headerBytes: number;
  /** Everything below the header. */
  readonly blocks: AsyncGenerator<LineBlock>;
}

const START_BYTES = 1 << 16;
const LINE_FEED = 10;

export async function openFile(file: FileToRead, full: boolean): Promise<Outcome<readonly OpenFile[], ImportReason>> {
  const opened: OpenFile[] = [];
  for (const source of await listByteSources(file, REGISTRY_FILE_NAME)) {
    const one = await openSource(source, full);
    if (!one.ok) return one;
    opened.push(one.value);
  }
  return done(opened);
}

async function openSource(source: ByteSource, full: boolean): Promise<Outcome<OpenFile, ImportReason>> {
  const blocks = lineBlocks(source.unpacked);
  const read = await blocks.next();
  if (read.done === true) return refused('file-empty');
  const first = read.value;
  const lineBreak = first.bytes.indexOf(LINE_FEED);
  const headerBytes = lineBreak < 0 ? first.bytes.length : lineBreak + 1;
  const line = Buffer.from(first.bytes.subarray(0, headerBytes)).toString('latin1').trimEnd();
  if (line === '') return refused('file-empty');
  const header = recognizeHeader(csvValues(line) ?? [line]);
  if (!header.ok) return header;
  const period = periodOf(source.name);
  return done({
    source,
    header: header.value,
    period,
    full: header.value.kind !== 'deactivations' && (full || coversAll(period)),
    start: sha256(first.bytes.subarray(0, START_BYTES)),
    headerBytes,
    blocks: belowHeader(first, headerBytes, blocks),
  });
}

async function* belowHeader(
  first: LineBlock,
  headerBytes: number,
  rest: AsyncGenerator<LineBlock>,
): AsyncGenerator<LineBlock> {
  if (first.bytes.length > headerBytes) yield { bytes: first.bytes.subarray(headerBytes), offset: headerBytes };
  yield* rest;
}

/** Leaves out what lies before `offset`, which is the begin of a line. */
export async function* blocksFrom(blocks: AsyncIterable<LineBlock>, offset: number): AsyncGenerator<LineBlock> {
  for await (const block of blocks) {
    const before = offset - block.offset;
    if (before >= block.bytes.length) continue;
    yield before <= 0 ? block : { bytes: block.bytes.subarray(before), offset };
  }
}
