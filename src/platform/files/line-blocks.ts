/**
 * Cuts a stream of bytes into blocks of whole lines, so that whoever reads them works without waiting. A line without end is
 * cut at a limit, as in text-lines.ts, so that memory stays flat.
 */
import { LINE_LIMIT_CHARACTERS } from './text-lines.ts';

const LINE_BREAK = 10;

export interface LineBlock {
  readonly bytes: Uint8Array;
  /** Where its end lies in the stream, less its length: what was cut out of an endless line counts as before it. */
  readonly offset: number;
}

/** Blocks that end with a line break, the last one with the stream. */
export async function* lineBlocks(stream: AsyncIterable<Uint8Array>): AsyncGenerator<LineBlock> {
  let rest: Uint8Array = new Uint8Array(0);
  let dropped = 0;
  let offset = 0;
  for await (const chunk of stream) {
    const end = chunk.lastIndexOf(LINE_BREAK) + 1;
    if (end > 0) {
      const bytes = rest.length === 0 ? chunk.subarray(0, end) : Buffer.concat([rest, chunk.subarray(0, end)]);
      yield { bytes, offset: offset + dropped };
      offset += bytes.length + dropped;
      dropped = 0;
      rest = chunk.subarray(end);
    } else {
      rest = Buffer.concat([rest, chunk]);
      // What is left of an endless line is dropped: it is no row, whatever it holds, and its number stays right.
      dropped += Math.max(0, rest.length - LINE_LIMIT_CHARACTERS);
      rest = rest.subarray(0, LINE_LIMIT_CHARACTERS);
    }
  }
  if (rest.length > 0) yield { bytes: rest, offset: offset + dropped };
}
