/**
 * One line of comma-separated values, read and written (RFC 4180, without line breaks inside a value).
 * Registry files keep every row on one line; that is why one broken quote spoils one row, not the rest of the file.
 */

/** The values of a line, or null when its quotes do not match. */
export function csvValues(line: string): readonly string[] | null {
  const values: string[] = [];
  let at = 0;
  for (;;) {
    if (line.charCodeAt(at) === 34) {
      // Most values of a registry row are empty, so the usual closing quote is looked for right here.
      const end =
        line.charCodeAt(at + 1) === 34 && line.charCodeAt(at + 2) !== 34 ? at + 1 : closingQuote(line, at + 1);
      if (end < 0) return null;
      const raw = line.slice(at + 1, end);
      values.push(raw.includes('"') ? raw.replaceAll('""', '"') : raw);
      at = end + 1;
    } else {
      const comma = line.indexOf(',', at);
      const raw = comma < 0 ? line.slice(at) : line.slice(at, comma);
      if (raw.includes('"')) return null;
      values.push(raw);
      at += raw.length;
    }
    if (at === line.length) return values;
    if (line.charCodeAt(at) !== 44) return null;
    at += 1;
  }
}

/** All rows of a text whose values may hold line breaks; null when quotes do not match up to its end. */
export function csvRows(text: string): readonly (readonly string[])[] | null {
  const rows: (readonly string[])[] = [];
  let pending: string | null = null;
  for (const line of text.split(/\r?\n/)) {
    const joined: string = pending === null ? line : `${pending}\n${line}`;
    const values = csvValues(joined);
    if (values !== null && joined !== '') rows.push(values);
    pending = values === null ? joined : null;
  }
  return pending === null ? rows : null;
}

function closingQuote(line: string, from: number): number {
  let at = line.indexOf('"', from);
  while (at >= 0 && line.charCodeAt(at + 1) === 34) at = line.indexOf('"', at + 2);
  return at;
}

/** A line with every value quoted, as registry files are written; no line break at its end. */
export function csvLine(values: readonly string[]): string {
  return values.map((value) => `"${value.replaceAll('"', '""')}"`).join(',');
}
