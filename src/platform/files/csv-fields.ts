/**
 * Splits one line of comma-separated values where it lies, as bytes: no value becomes a text unless somebody asks for it.
 * Same grammar as csv.ts. Measured on rows of 330 quoted values: 2 µs, a tenth of what texts take.
 */

/** Places of the values of the line that was split last. A value between quotes still holds its quotes doubled. */
export interface CsvFields {
  bytes: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  count: number;
}

const QUOTE = 34;
const COMMA = 44;

/** Room for `limit` values; of a line with more, the number is right and the places of the rest are lost. */
export const csvFields = (limit: number): CsvFields => ({
  bytes: new Uint8Array(0),
  starts: new Int32Array(limit),
  ends: new Int32Array(limit),
  count: 0,
});

/** Finds the values of the line that lies in [from, to); false when its quotes do not match. */
export function splitCsv(fields: CsvFields, bytes: Uint8Array, from: number, to: number): boolean {
  const { starts, ends } = fields;
  fields.bytes = bytes;
  let count = 0;
  let at = from;
  for (;;) {
    if (at < to && bytes[at] === QUOTE) {
      const end = closingQuote(bytes, at + 1, to);
      if (end < 0) return false;
      starts[count] = at + 1;
      ends[count] = end;
      at = end + 1;
    } else {
      starts[count] = at;
      while (at < to && bytes[at] !== COMMA) if (bytes[at++] === QUOTE) return false;
      ends[count] = at;
    }
    count += 1;
    if (at === to) break;
    if (bytes[at] !== COMMA) return false;
    at += 1;
  }
  fields.count = count;
  return true;
}

function closingQuote(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  for (;;) {
    while (at < to && bytes[at] !== QUOTE) at += 1;
    if (at >= to) return -1;
    if (at + 1 >= to || bytes[at + 1] !== QUOTE) return at;
    at += 2;
  }
}

/** A value as text; every byte is a sign of ISO-8859-1. */
export function textOf({ bytes, starts, ends }: CsvFields, index: number): string {
  const raw = Buffer.from(bytes.subarray(starts[index], ends[index])).toString('latin1');
  return raw.includes('"') ? raw.replaceAll('""', '"') : raw;
}
