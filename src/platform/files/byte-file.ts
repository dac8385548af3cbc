/** A file that is written in large pieces, in ISO-8859-1, without more in memory than the disk lets wait. */
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from './make-folder.ts';
import { written } from './written.ts';

export interface ByteFile {
  readonly write: (text: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

const WRITE_BYTES = 1 << 20;

/** What stood under that path before is replaced. */
export async function openByteFile(path: string): Promise<ByteFile> {
  const handle = await written(path, () => {
    makeFolder(dirname(path));
    return open(path, 'w', 0o600);
  });
  let waiting: string[] = [];
  let length = 0;
  const flush = async (): Promise<void> => {
    await written(path, () => handle.writeFile(Buffer.from(waiting.join(''), 'latin1')));
    waiting = [];
    length = 0;
  };
  return {
    write: async (text) => {
      waiting.push(text);
      length += text.length;
      if (length >= WRITE_BYTES) await flush();
    },
    close: async () => {
      try {
        await flush();
      } finally {
        await handle.close();
      }
    },
  };
}
