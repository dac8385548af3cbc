/**
 * A text file that is written line by line and comes into being with its first line: no lines, no file.
 * What stood under that path before is replaced, never added to.
 */
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import { makeFolder } from './make-folder.ts';

export interface LineFile {
  readonly path: string;
  readonly write: (line: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** `head` is the line written above the first one. */
export async function openLineFile(path: string, head: string): Promise<LineFile> {
  await rm(path, { force: true });
  let stream: WriteStream | null = null;
  return {
    path,
    write: async (line) => {
      stream ??= await createdWith(path, head);
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
