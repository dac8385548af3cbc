/**
 * Where the bytes of a file to be read come from: a path on disk, or memory. What is packed (gzip, zip) comes out unpacked;
 * it is told by its first bytes, never by its name. Reading is a stream: memory does not grow with the file.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip, createInflateRaw } from 'node:zlib';
import { listZipEntries } from './zip-entry.ts';

export type FileToRead = { readonly path: string } | { readonly name: string; readonly content: Uint8Array };

export interface ByteSource {
  /** File name without folder; of a zip, the name of the file inside. */
  readonly name: string;
  /** How many bytes will be read, packed as they are: what progress is measured against. */
  readonly bytesTotal: number;
  readonly bytesRead: () => number;
  /** SHA-256 of the bytes read so far, packed as they are. */
  readonly digest: () => Buffer;
  readonly unpacked: AsyncIterable<Uint8Array>;
}

const READ_AHEAD_BYTES = 1 << 20;
type Packing = 'none' | 'gzip' | 'deflate';

/**
 * Opens a file for reading; of a zip, every member whose name is `wanted`. Nothing is read before somebody asks for it.
 * Throws the error of the file system when there is no such file, and `NoSuchMember` when a zip holds nothing wanted.
 */
export async function listByteSources(file: FileToRead, wanted: RegExp): Promise<readonly ByteSource[]> {
  if ('content' in file) return [packedSource(file.name, file.content.length, 'none', oneChunk(file.content))];
  const handle = await open(file.path, 'r');
  try {
    const { size } = await handle.stat();
    const start = await firstBytes(handle);
    if (start.readUInt32LE(0) === 0x04034b50) {
      const entries = await listZipEntries(handle, size, wanted);
      return entries.map((entry) => {
        const range = { start: entry.start, end: entry.start + entry.packedBytes - 1 };
        return packedSource(basename(entry.name), entry.packedBytes, entry.packing, readRange(file.path, range));
      });
    }
    const packing = start.readUInt16LE(0) === 0x8b1f ? 'gzip' : 'none';
    const name = basename(file.path).replace(/\.gz$/, '');
    const bytes = size === 0 ? oneChunk(start.subarray(4)) : readRange(file.path, {});
    return [packedSource(name, size, packing, bytes)];
  } finally {
    await handle.close();
  }
}

/** The same for one file: of a zip, the first member that is wanted. */
export async function openBytes(file: FileToRead, wanted: RegExp): Promise<ByteSource> {
  const [first] = await listByteSources(file, wanted);
  if (first === undefined) throw new Error('A list of sources holds at least one.');
  return first;
}

async function firstBytes(handle: FileHandle): Promise<Buffer> {
  const start = Buffer.alloc(4);
  await handle.read(start, 0, 4, 0);
  return start;
}

async function* oneChunk(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

async function* readRange(path: string, range: { start?: number; end?: number }): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path, { ...range, highWaterMark: READ_AHEAD_BYTES });
}

function packedSource(
  name: string,
  bytesTotal: number,
  packing: Packing,
  packed: AsyncIterable<Uint8Array>,
): ByteSource {
  const hash = createHash('sha256');
  let bytesRead = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of packed) {
      hash.update(chunk);
      bytesRead += chunk.length;
      yield chunk;
    }
  }
  const unpacked = packing === 'none' ? counted() : unpack(counted(), packing);
  return { name, bytesTotal, bytesRead: () => bytesRead, digest: () => hash.copy().digest(), unpacked };
}

function unpack(packed: AsyncIterable<Uint8Array>, packing: 'gzip' | 'deflate'): AsyncIterable<Uint8Array> {
  const options = { chunkSize: READ_AHEAD_BYTES };
  const unpacker = packing === 'gzip' ? createGunzip(options) : createInflateRaw(options);
  // A failure on either side reaches whoever iterates over the unpacker; there is nobody else to tell.
  pipeline(packed, unpacker, () => undefined);
  return unpacker;
}
