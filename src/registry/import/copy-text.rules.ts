/**
 * Writes values of a file into a line of COPY's text format, byte by byte: ISO-8859-1 becomes UTF-8, what COPY would take
 * for more is escaped, a quote that stands doubled is written once. Each function answers where the next byte goes; the
 * caller sees to it that there is room (`ROOM_PER_BYTE`).
 */

export const TAB = 9;
export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;
const QUOTE = 34;
const BACKSLASH = 92;
const LETTER_N = 78;

/** The most bytes that one byte of a value becomes: a backslash within JSON within COPY. */
export const ROOM_PER_BYTE = 7;

/** `\N` and the tab behind it. */
export function putNull(out: Uint8Array, at: number): number {
  out[at] = BACKSLASH;
  out[at + 1] = LETTER_N;
  out[at + 2] = TAB;
  return at + 3;
}

/** Bytes that need no care. */
export function putPlain(out: Uint8Array, at: number, plain: Uint8Array): number {
  for (let index = 0; index < plain.length; index += 1) out[at + index] = plain[index] ?? 0;
  return at + plain.length;
}

/** Digits and other signs of ASCII that need no care. */
export function putDigits(out: Uint8Array, at: number, digits: string): number {
  for (let index = 0; index < digits.length; index += 1) out[at + index] = digits.charCodeAt(index);
  return at + digits.length;
}

const escapeOf = (byte: number): number => (byte === TAB ? 116 : byte === LINE_FEED ? 110 : 114);

/** The value in [from, to) of a line. */
export function putValue(out: Uint8Array, start: number, bytes: Uint8Array, from: number, to: number): number {
  let at = start;
  for (let index = from; index < to; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte >= 128) {
      out[at++] = 192 | (byte >> 6);
      out[at++] = 128 | (byte & 63);
    } else if (byte === BACKSLASH || byte === TAB || byte === CARRIAGE_RETURN) {
      out[at++] = BACKSLASH;
      out[at++] = byte === BACKSLASH ? BACKSLASH : escapeOf(byte);
    } else {
      out[at++] = byte;
      if (byte === QUOTE) index += 1;
    }
  }
  return at;
}

/** The same inside a text of JSON: backslashes and quotes are escaped twice. */
export function putJsonValue(out: Uint8Array, start: number, bytes: Uint8Array, from: number, to: number): number {
  let at = start;
  for (let index = from; index < to; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte >= 128) {
      out[at++] = 192 | (byte >> 6);
      out[at++] = 128 | (byte & 63);
    } else if (byte === QUOTE || byte === BACKSLASH) {
      out[at++] = BACKSLASH;
      out[at++] = BACKSLASH;
      if (byte === BACKSLASH) out[at++] = BACKSLASH;
      out[at++] = byte;
      if (byte === QUOTE) index += 1;
    } else if (byte < 32) {
      at = putDigits(out, at, `\\\\u00${byte.toString(16).padStart(2, '0')}`);
    } else {
      out[at++] = byte;
    }
  }
  return at;
}
