import { appendFileSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { appendCheckpoint, type Checkpoint } from './checkpoint.ts';
import { openCheckpointBook } from './checkpoint-book.ts';

let folder = '';
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'checkpoints-')), 'audit-checkpoints');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

const checkpoint = (batch: number, root = '0a'.repeat(32)): Checkpoint => ({
  batch,
  lastSequence: batch * 10,
  root,
  sealedAt: '2026-11-03T14:05:09.120000Z',
  keyId: 'signing-test',
  signature: '0b'.repeat(64),
});

test('a folder that is not there yet has no checkpoints', () => {
  expect(openCheckpointBook(folder).last).toBeNull();
  expect(openCheckpointBook(folder).at(1)).toEqual([]);
});

test('lines are kept in order of batches, 10,000 to a file, readable by one user alone', () => {
  for (const batch of [1, 2, 9999, 10_000, 10_001]) appendCheckpoint(folder, checkpoint(batch));
  expect(readdirSync(folder).sort()).toEqual(['000000000000.jsonl', '000000010000.jsonl']);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  const book = openCheckpointBook(folder);
  expect(book.last).toEqual(checkpoint(10_001));
  expect(book.at(2)).toEqual([checkpoint(2)]);
  expect(book.at(10_000)).toEqual([checkpoint(10_000)]);
  expect(book.at(3)).toEqual([]);
});

test('both checkpoints of a batch are kept when history forked', () => {
  const other = checkpoint(1, 'ff'.repeat(32));
  appendCheckpoint(folder, checkpoint(1));
  appendCheckpoint(folder, other);
  expect(openCheckpointBook(folder).at(1)).toEqual([checkpoint(1), other]);
});

test('a line torn by a full disk is counted and does not swallow the next one', () => {
  appendCheckpoint(folder, checkpoint(1));
  appendFileSync(join(folder, '000000000000.jsonl'), '{"batch":2,"lastSeq');
  appendCheckpoint(folder, checkpoint(3));
  const book = openCheckpointBook(folder);
  expect(book.last).toEqual(checkpoint(3));
  expect(book.damagedLines()).toBe(1);
});

test('an open book does not see what is appended later', () => {
  appendCheckpoint(folder, checkpoint(1));
  const book = openCheckpointBook(folder);
  appendCheckpoint(folder, checkpoint(2));
  appendCheckpoint(folder, checkpoint(10_000));
  expect(book.last).toEqual(checkpoint(1));
  expect(book.at(2)).toEqual([]);
  expect(book.at(10_000)).toEqual([]);
});
