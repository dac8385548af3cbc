/**
 * Checkpoints: what a batch came to, kept outside the database, so that a cut tail or an older copy of the tables shows.
 * Files only grow: DATA_DIR/audit-checkpoints/NNNNNNNNNNNN.jsonl, one JSON line per batch, 10,000 batches to a file,
 * readable by the server's user alone. Copy them elsewhere: what counts is that the database's owner cannot reach them.
 */
import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { makeFolder } from '../files/make-folder.ts';

const lineSchema = z.object({
  batch: z.int().positive(),
  lastSequence: z.int().positive(),
  root: z.string().regex(/^[0-9a-f]{64}$/),
  sealedAt: z.iso.datetime({ precision: 6 }),
  keyId: z.string().max(64),
  signature: z.string().regex(/^[0-9a-f]{128}$/),
});
export type Checkpoint = z.output<typeof lineSchema>;

const batchesPerFile = 10_000;
export const checkpointFile = /^\d{12}\.jsonl$/;
export const checkpointFileOf = (batch: number) =>
  `${String(batch - (batch % batchesPerFile)).padStart(12, '0')}.jsonl`;

/** Null when it is no checkpoint: torn by a full disk, or no line of ours. */
export function readCheckpoint(line: string): Checkpoint | null {
  try {
    return lineSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

/** Adds a line and waits until it is on the disk. Several processes may append to one file: a line is one write. */
export function appendCheckpoint(folder: string, checkpoint: Checkpoint): void {
  makeFolder(folder);
  const file = openSync(join(folder, checkpointFileOf(checkpoint.batch)), 'a+', 0o600);
  try {
    writeSync(file, `${endsInLine(file) ? '' : '\n'}${JSON.stringify(checkpoint)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** False after a line that a full disk tore: the next one must not be glued to it. */
function endsInLine(file: number): boolean {
  const { size } = fstatSync(file);
  const last = Buffer.alloc(1);
  return size === 0 || (readSync(file, last, 0, 1, size - 1) === 1 && last[0] === 10);
}
