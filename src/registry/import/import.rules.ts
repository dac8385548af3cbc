/**
 * The words of an import: why a file was not read, why a row was left out, how far it has come.
 * A file is refused before its first row or read to its end; a row is left out by itself.
 */
import type { RefusalFacts } from '../../vocabulary/outcome.ts';
import { countOf, type Refusal } from '../../vocabulary/refusal.ts';
import { say } from '../../vocabulary/say.ts';
import { columnName } from './columns.rules.ts';
import type { FileKind, HeaderReason } from './headers.rules.ts';
import type { RowReason } from './row-check.rules.ts';

export type ImportReason =
  | 'file-missing'
  | 'file-unreadable'
  | 'file-no-member'
  | 'file-empty'
  | 'file-broken'
  | 'import-running'
  | HeaderReason;

export interface ImportResult {
  readonly fileName: string;
  readonly kind: FileKind;
  readonly rowsRead: number;
  readonly rowsAdded: number;
  readonly rowsChanged: number;
  /** Records that we had already, or had newer. */
  readonly rowsKept: number;
  readonly rowsRejected: number;
}

/** A file is being read, or what was read is merged, or a new generation built from it. */
export type ImportProgress =
  | {
      readonly step: 'reading';
      readonly fileName: string;
      readonly rows: number;
      /** Rows of this run: an import that was killed goes on from where it was. */
      readonly rowsNow: number;
      readonly bytesRead: number;
      readonly bytesTotal: number;
      readonly elapsedMs: number;
    }
  | { readonly step: 'merging'; readonly elapsedMs: number }
  | { readonly step: 'building'; readonly done: number; readonly elapsedMs: number };

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
      return say(
        '{file}: the archive holds no file of the registry (npidata_pfile_….csv and so on), or it is damaged.',
        { file },
      );
    case 'file-empty':
      return say('{file}: the file is empty.', { file });
    case 'file-broken':
      return say('{file}: the packed file is damaged or cut off. Nothing of it was applied.', { file });
    case 'import-running':
      return say('Another import is running. Run this one when it has ended.');
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
      return say('A value has at most {limit} characters and no NUL.', { limit: countOf(refusal, 'limit') });
    case 'row-deactivation-date':
      return say('A row without entity type is a deactivation and needs its date.');
  }
}

/** The columns of the rejects file. */
export const rejectsHead: readonly string[] = ['Line', 'Column', 'Column Name', 'Reason'];

export function rejectedRow(kind: FileKind, line: number, refusal: Refusal<RowReason>): readonly string[] {
  const column = countOf(refusal, 'column');
  const name = columnName(kind, column);
  return [String(line), column === 0 ? '' : String(column), name, rowSentence(refusal)];
}

const MINUTE_S = 60;
const MS_PER_S = 1000;

/** "1,200,000 rows, 24,000 a second, 41 %, 1:12 left", or what is being built. */
export function progressSentence(progress: ImportProgress): string {
  if (progress.step === 'building') {
    return say('Building search keys and indexes: {done} done, {minutes}:{seconds} so far', {
      done: progress.done,
      ...clockOf(progress.elapsedMs / MS_PER_S),
    });
  }
  if (progress.step === 'merging') {
    return say('Merging what was read: {minutes}:{seconds} so far', clockOf(progress.elapsedMs / MS_PER_S));
  }
  const { rows, rowsNow, elapsedMs } = progress;
  const share = shareOf(progress);
  const rate = (rowsNow * MS_PER_S) / Math.max(1, elapsedMs);
  const rowsLeft = share === 0 ? 0 : rows / share - rows;
  return say('{rows} rows, {rate} a second, {percent} %, {minutes}:{seconds} left', {
    rows: grouped(rows),
    rate: grouped(Math.round(rate)),
    percent: Math.floor(share * 100),
    ...clockOf(rate === 0 ? 0 : rowsLeft / rate),
  });
}

/** How much of the file was read, from 0 to 1. */
const shareOf = ({ bytesRead, bytesTotal }: { bytesRead: number; bytesTotal: number }): number =>
  bytesTotal === 0 ? 1 : Math.min(1, bytesRead / bytesTotal);

const BAR_SIGNS = 20;

/** "[########------------] " while a file is read. */
export function progressBar(progress: ImportProgress): string {
  if (progress.step !== 'reading') return '';
  const done = Math.round(shareOf(progress) * BAR_SIGNS);
  return `[${'#'.repeat(done)}${'-'.repeat(BAR_SIGNS - done)}] `;
}

function clockOf(secondsGiven: number): { minutes: number; seconds: string } {
  const seconds = Math.round(secondsGiven);
  return { minutes: Math.floor(seconds / MINUTE_S), seconds: String(seconds % MINUTE_S).padStart(2, '0') };
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
