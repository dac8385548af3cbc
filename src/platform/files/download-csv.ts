/**
 * Lines of a CSV file that people download (RFC 4180: every value between quotes, CRLF). A spreadsheet runs what begins like a
 * formula, so such a value gets an apostrophe before it; one that begins with an apostrophe gets another, so that whoever takes
 * one leading apostrophe away has the value again.
 */
import { csvLine } from './csv.ts';

/** Also as full-width signs, which spreadsheets read alike. Source: OWASP, CSV injection. */
// oxlint-disable-next-line no-control-regex
const beginsLikeFormula = /^[=+\-@\t\r\n\0'\uff1d\uff0b\uff0d\uff20]/;

export const inertCell = (value: string): string => (beginsLikeFormula.test(value) ? `'${value}` : value);

export const downloadLine = (values: readonly string[]): string => `${csvLine(values.map(inertCell))}\r\n`;
