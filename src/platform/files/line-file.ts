/**
 * A text file that is written line by line and comes into being with its first line: no lines, no file.
 * What stood under that path before is replaced, unless the caller says how much of it is kept.
 */
import { once } from 'node:events';
import { createWriteStream, existsSync, type WriteStream } from 'node:fs';
import { rm, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import { makeFolder } from './make-folder.ts';

export interface LineFile {
  readonly path: string;
  readonly write: (line: string) => Promise<void>;
  /** How long the file is with everything that was written; 0 where it does not exist. */
  readonly bytes: () => number;
  readonly close: () => Promise<void>;
}

/** `head` is the line written above the first one. `keep`: bytes that were written before, and are gone on from. */
export async function openLineFile(path: string, head: string, keep = 0): Promise<LineFile> {
  const goesOn = keep > 0 && existsSync(path);
  if (goesOn) await truncate(path, keep);
  else await rm(path, { force: true });
  let stream: WriteStream | null = goesOn ? createWriteStream(path, { flags: 'a' }) : null;
  let bytes = goesOn ? keep : 0;
  return {
    path,
    bytes: () => bytes,
    write: async (line) => {
      if (stream === null) {
        stream = await createdWith(path, head);
        bytes += Buffer.byteLength(head) + 1;
      }
      bytes += Buffer.byteLength(line) + 1;
      if (!stream.write(`${line}\n`)) await once(stream, 'drain');
    },
    close: async () => {
      if (stream) await finished(stream.end());
    },
  };
}

async function createdWith(path: string, head: string): Promise<WriteStream> {
  makeFolder(dirname(path));
  const stream = createWriteStream(path, { mode: 0o600, flags: 'wx' });
  await once(stream, 'open');
  stream.write(`${head}\n`);
  return stream;
}
