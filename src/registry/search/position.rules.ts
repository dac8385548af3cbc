/**
 * Where a provider stands in the answer to a query, as a text for an address: the way that found it, and what the index of
 * that way is sorted by. It names values and no count, so nothing shifts when others come or go.
 */
export interface Position {
  /** The place of the way among those of the query, from 0. */
  readonly way: number;
  readonly at: readonly string[];
  readonly npi: string;
}

/** Source: the longest keys, each sign written as up to twelve. */
const POSITION_LIMIT_CHARACTERS = 12_000;

export function positionText({ way, at, npi }: Position): string {
  return btoa(encodeURIComponent(JSON.stringify([way, npi, ...at])))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Null for whatever is no position. */
export function readPosition(text: string): Position | null {
  if (text.length > POSITION_LIMIT_CHARACTERS || !/^[\w-]+$/.test(text)) return null;
  try {
    const read: unknown = JSON.parse(decodeURIComponent(atob(text.replaceAll('-', '+').replaceAll('_', '/'))));
    if (!Array.isArray(read)) return null;
    const [way, npi, ...at] = read;
    if (!Number.isInteger(way) || way < 0 || typeof npi !== 'string') return null;
    return at.every(isPlainText) && isPlainText(npi) ? { way, npi, at } : null;
  } catch {
    return null;
  }
}

/** PostgreSQL stores no zero byte and no half of a sign. */
const isPlainText = (value: unknown): value is string =>
  typeof value === 'string' && !value.includes('\u0000') && value.isWellFormed();
