/**
 * A text file that is written line by line and comes into being with its first line: no lines, no file.
 * What stood under that path before is replaced, unless the caller says how much of it is kept.
 */
import { open, rm, stat, truncate, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from './make-folder.ts';
import { written } from './written.ts';

export interface LineFile {
  /** They stand in the file when this is done, whatever becomes of the process then. */
  readonly write: (lines: readonly string[]) => Promise<void>;
  /** How long the file is with everything that was written; 0 where it does not exist. */
  readonly bytes: () => number;
  readonly close: () => Promise<void>;
}

/** `head` is the line written above the first one. `keep`: bytes that were written before, and are gone on from. */
export async function openLineFile(path: string, head: string, keep = 0): Promise<LineFile> {
  let bytes = await written(path, () => keepBegin(path, keep));
  const file: { handle?: FileHandle } = {};
  return {
    bytes: () => bytes,
    write: async (lines) => {
      if (lines.length === 0) return;
      const text = [...(bytes === 0 ? [head] : []), ...lines].map((line) => `${line}\n`).join('');
      await written(path, async () => {
        file.handle ??= await openForMore(path);
        await file.handle.appendFile(text);
      });
      bytes += Buffer.byteLength(text);
    },
    close: async () => {
      await file.handle?.close();
    },
  };
}

/** Answers how long the file is then. */
async function keepBegin(path: string, keep: number): Promise<number> {
  const size =
    keep === 0
      ? 0
      : await stat(path).then(
          (found) => found.size,
          () => 0,
        );
  const kept = Math.min(size, keep);
  if (kept === 0) await rm(path, { force: true });
  else await truncate(path, kept);
  return kept;
}

async function openForMore(path: string): Promise<FileHandle> {
  makeFolder(dirname(path));
  return await open(path, 'a', 0o600);
}
