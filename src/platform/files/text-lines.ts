/**
 * Cuts a stream of ISO-8859-1 bytes into lines, handed over in batches: awaiting each line by itself would cost more than
 * reading it. A line without end is cut at a limit and goes on at the next line break, so that memory stays flat.
 */

/** Longer than any row of a registry file by a factor of twenty. */
export const LINE_LIMIT_CHARACTERS = 1 << 18;

export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[]> {
  let rest = '';
  for await (const chunk of bytes) {
    const text = rest + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
    const lines: string[] = [];
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.push(lineBetween(text, start, end));
      start = end + 1;
    }
    rest = text.slice(start, start + LINE_LIMIT_CHARACTERS);
    if (lines.length > 0) yield lines;
  }
  if (rest !== '') yield [lineBetween(rest, 0, rest.length)];
}

function lineBetween(text: string, start: number, end: number): string {
  const last = end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
  return text.slice(start, Math.min(last, start + LINE_LIMIT_CHARACTERS));
}
