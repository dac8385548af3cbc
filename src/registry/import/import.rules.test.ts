import { describe, expect, it } from 'vitest';
import type { RefusalFacts } from '../../vocabulary/outcome.ts';
import {
  importSentence,
  progressBar,
  progressSentence,
  rejectedRow,
  resultSentence,
  rowSentence,
  type ImportReason,
} from './import.rules.ts';
import type { RowReason } from './row-check.rules.ts';

describe('the words of an import', () => {
  it.each<[ImportReason, RefusalFacts, string]>([
    ['file-missing', {}, 'a.csv: there is no such file.'],
    ['file-unreadable', {}, 'a.csv: the file cannot be read.'],
    [
      'file-no-member',
      {},
      'a.csv: the archive holds no file of the registry (npidata_pfile_….csv and so on), or it is damaged.',
    ],
    ['file-empty', {}, 'a.csv: the file is empty.'],
    ['file-broken', {}, 'a.csv: the packed file is damaged or cut off. Nothing of it was applied.'],
    ['import-running', {}, 'Another import is running. Run this one when it has ended.'],
    [
      'header-column',
      { column: 2, expected: 'Entity Type Code', found: 'x' },
      'a.csv, line 1, column 2: expected "Entity Type Code", found "x". Nothing was read.',
    ],
    [
      'header-short',
      { column: 2, expected: 'Entity Type Code' },
      'a.csv, line 1, column 2: expected "Entity Type Code", but the line ends. Nothing was read.',
    ],
    ['header-long', { column: 331 }, 'a.csv, line 1, column 331: the line should end before it. Nothing was read.'],
  ])('%s', (reason, facts, sentence) => {
    expect(importSentence({ reason, facts: { ...facts, file: 'a.csv' } })).toBe(sentence);
  });

  it.each<[RowReason, RefusalFacts, string]>([
    ['row-quotes', {}, 'The quotes of the row do not match.'],
    ['row-columns', { found: 3, expected: 330 }, 'The row has 3 columns instead of 330.'],
    ['row-npi', {}, 'This is no NPI: 10 digits, the first 1 or 2, with a check digit that holds.'],
    ['row-entity-type', {}, 'The entity type is 1, 2 or empty.'],
    ['row-date', {}, 'A date is written MM/DD/YYYY and exists.'],
    ['row-value', { limit: 500 }, 'A value has at most 500 characters and no NUL.'],
    ['row-deactivation-date', {}, 'A row without entity type is a deactivation and needs its date.'],
  ])('%s', (reason, facts, sentence) => expect(rowSentence({ reason, facts })).toBe(sentence));

  it('a rejected row is told by line, column and reason', () => {
    const date = { reason: 'row-date', facts: { column: 38 } } as const;
    expect(rejectedRow('main', 12, date)).toEqual(['12', '38', 'Last Update Date', rowSentence(date)]);
    const quotes = { reason: 'row-quotes', facts: {} } as const;
    expect(rejectedRow('main', 3, quotes)).toEqual(['3', '', '', rowSentence(quotes)]);
  });

  it('progress has rows, rate, share and time left', () => {
    const reading = { step: 'reading', fileName: 'a.csv', rows: 1_200_000, rowsNow: 1_200_000 } as const;
    const progress = { ...reading, bytesRead: 410, bytesTotal: 1000, elapsedMs: 50_000 };
    expect(progressSentence(progress)).toBe('1,200,000 rows, 24,000 a second, 41 %, 1:12 left');
    expect(progressBar(progress)).toBe('[########------------] ');
    // An import that goes on after 1,080,000 rows has its rate from what it read itself.
    const again = { ...progress, rowsNow: 120_000, elapsedMs: 5000 };
    expect(progressSentence(again)).toBe('1,200,000 rows, 24,000 a second, 41 %, 1:12 left');
    const begin = { ...reading, rows: 0, rowsNow: 0, bytesRead: 0, bytesTotal: 0, elapsedMs: 0 };
    expect(progressSentence(begin)).toBe('0 rows, 0 a second, 100 %, 0:00 left');
    const building = { step: 'building', done: 7, elapsedMs: 65_400 } as const;
    expect(progressSentence(building)).toBe('Building search keys and indexes: 7 done, 1:05 so far');
    expect(progressBar(building)).toBe('');
    expect(progressSentence({ step: 'merging', elapsedMs: 12_000 })).toBe('Merging what was read: 0:12 so far');
  });

  it('the result has every count', () => {
    const result = {
      fileName: 'a.csv',
      kind: 'main',
      rowsRead: 4000,
      rowsAdded: 3,
      rowsChanged: 2,
      rowsKept: 1,
      rowsRejected: 0,
    } as const;
    expect(resultSentence(result)).toBe('a.csv: 4,000 rows read; 3 new, 2 changed, 1 kept, 0 rejected.');
  });
});
