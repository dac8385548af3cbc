/**
 * The words of an import: why a file was not read, why a row was left out, how far it has come.
 * A file is refused before its first row or read to its end; a row is left out by itself.
 */
import type { RefusalFacts } from '../../vocabulary/outcome.ts';
import { countOf, type Refusal } from '../../vocabulary/refusal.ts';
import { say } from '../../vocabulary/say.ts';
import { mainFileHeaders, type HeaderReason } from './headers.rules.ts';
import { VALUE_LIMIT_CHARACTERS, type RowReason } from './record.rules.ts';

export type ImportReason =
  'file-missing' | 'file-unreadable' | 'file-no-member' | 'file-empty' | 'file-broken' | HeaderReason;

export interface ImportResult {
  readonly fileName: string;
  readonly rowsRead: number;
  readonly rowsAdded: number;
  readonly rowsChanged: number;
  /** Records that we had already, or had newer. */
  readonly rowsKept: number;
  readonly rowsRejected: number;
}

export interface ImportProgress {
  readonly rows: number;
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly elapsedMs: number;
}

const text = (facts: RefusalFacts, fact: string): string => String(facts[fact] ?? '');

/** One line for the operator; names the file, and the line and column where there is one. */
export function importSentence(refusal: Refusal<ImportReason>): string {
  const file = text(refusal.facts, 'file');
  const column = countOf(refusal, 'column');
  const expected = text(refusal.facts, 'expected');
  switch (refusal.reason) {
    case 'file-missing':
      return say('{file}: there is no such file.', { file });
    case 'file-unreadable':
      return say('{file}: the file cannot be read.', { file });
    case 'file-no-member':
      return say('{file}: the archive holds no main file (npidata_pfile_….csv), or it is damaged.', { file });
    case 'file-empty':
      return say('{file}: the file is empty.', { file });
    case 'file-broken':
      return say('{file}, after line {line}: the packed file is damaged or cut off. What came before it was applied.', {
        file,
        line: countOf(refusal, 'line'),
      });
    case 'header-column':
      return say('{file}, line 1, column {column}: expected "{expected}", found "{found}". Nothing was read.', {
        file,
        column,
        expected,
        found: text(refusal.facts, 'found'),
      });
    case 'header-short':
      return say('{file}, line 1, column {column}: expected "{expected}", but the line ends. Nothing was read.', {
        file,
        column,
        expected,
      });
    case 'header-long':
      return say('{file}, line 1, column {column}: the line should end before it. Nothing was read.', { file, column });
  }
}

/** Why a row was left out. It never repeats the value: rejects are passed around. */
export function rowSentence(refusal: Refusal<RowReason>): string {
  switch (refusal.reason) {
    case 'row-quotes':
      return say('The quotes of the row do not match.');
    case 'row-columns':
      return say('The row has {found} columns instead of {expected}.', {
        found: countOf(refusal, 'found'),
        expected: countOf(refusal, 'expected'),
      });
    case 'row-npi':
      return say('This is no NPI: 10 digits, the first 1 or 2, with a check digit that holds.');
    case 'row-entity-type':
      return say('The entity type is 1, 2 or empty.');
    case 'row-date':
      return say('A date is written MM/DD/YYYY and exists.');
    case 'row-value':
      return say('A value has at most {limit} characters and no NUL.', { limit: VALUE_LIMIT_CHARACTERS });
    case 'row-deactivation-date':
      return say('A row without entity type is a deactivation and needs its date.');
  }
}

/** The columns of the rejects file. */
export const rejectsHead: readonly string[] = ['Line', 'Column', 'Column Name', 'Reason'];

export function rejectedRow(line: number, refusal: Refusal<RowReason>): readonly string[] {
  const column = countOf(refusal, 'column');
  const name = column === 0 ? '' : (mainFileHeaders['V.2'][column - 1] ?? '');
  return [String(line), column === 0 ? '' : String(column), name, rowSentence(refusal)];
}

const MINUTE_S = 60;
const MS_PER_S = 1000;

/** "1,200,000 rows, 24,000 a second, 41 %, 1:12 left". */
export function progressSentence({ rows, bytesRead, bytesTotal, elapsedMs }: ImportProgress): string {
  const share = bytesTotal === 0 ? 1 : Math.min(1, bytesRead / bytesTotal);
  const secondsLeft = share === 0 ? 0 : Math.round((elapsedMs / share - elapsedMs) / MS_PER_S);
  return say('{rows} rows, {rate} a second, {percent} %, {minutes}:{seconds} left', {
    rows: grouped(rows),
    rate: grouped(Math.round((rows * MS_PER_S) / Math.max(1, elapsedMs))),
    percent: Math.floor(share * 100),
    minutes: Math.floor(secondsLeft / MINUTE_S),
    seconds: String(secondsLeft % MINUTE_S).padStart(2, '0'),
  });
}

export function resultSentence(result: ImportResult): string {
  return say('{file}: {read} rows read; {added} new, {changed} changed, {kept} kept, {rejected} rejected.', {
    file: result.fileName,
    read: grouped(result.rowsRead),
    added: grouped(result.rowsAdded),
    changed: grouped(result.rowsChanged),
    kept: grouped(result.rowsKept),
    rejected: grouped(result.rowsRejected),
  });
}

const grouped = (count: number): string => count.toLocaleString('en-US');
