/**
 * Finds members of a zip by its directory at the end of the file, so that each can be streamed from where it lies.
 * Archives and members above 4 GB (zip64) are understood: the full registry file is one. Encryption is not.
 */
import type { FileHandle } from 'node:fs/promises';

export interface ZipEntry {
  readonly name: string;
  /** Where its packed bytes begin, and how many they are. */
  readonly start: number;
  readonly packedBytes: number;
  readonly packing: 'none' | 'deflate';
}

/** The archive is broken, or holds no member with the wanted name. The message names the members it has. */
export class NoSuchMember extends Error {
  override readonly name = 'NoSuchMember';
}

const END_BYTES = 22;
const LONGEST_COMMENT_BYTES = 65_535;
const LOCATOR_BYTES = 20;
const LARGEST_DIRECTORY_BYTES = 1 << 24;
const IN_ZIP64 = 0xffffffff;

async function readAt(handle: FileHandle, start: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await handle.read(bytes, 0, length, start);
  return bytes.subarray(0, bytesRead);
}

/** All members whose name is wanted, in their order; at least one. */
export async function listZipEntries(handle: FileHandle, size: number, wanted: RegExp): Promise<readonly ZipEntry[]> {
  const directory = await readDirectory(handle, size);
  const names: string[] = [];
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === 0x02014b50;) {
    const nameBytes = directory.readUInt16LE(at + 28);
    const extraBytes = directory.readUInt16LE(at + 30);
    const name = directory.toString('utf8', at + 46, at + 46 + nameBytes);
    const extra = directory.subarray(at + 46 + nameBytes, at + 46 + nameBytes + extraBytes);
    if (wanted.test(name)) entries.push(await locate(handle, name, directory.subarray(at, at + 46), extra));
    else names.push(name);
    at += 46 + nameBytes + extraBytes + directory.readUInt16LE(at + 32);
  }
  if (entries.length === 0) throw new NoSuchMember(names.join(', '));
  return entries;
}

/** The central directory, found through the end record and, for large archives, the zip64 end record before it. */
async function readDirectory(handle: FileHandle, size: number): Promise<Buffer> {
  const tailStart = Math.max(0, size - END_BYTES - LONGEST_COMMENT_BYTES - LOCATOR_BYTES);
  const tail = await readAt(handle, tailStart, size - tailStart);
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + END_BYTES > tail.length) throw new NoSuchMember('');
  let length = tail.readUInt32LE(end + 12);
  let start = tail.readUInt32LE(end + 16);
  const locator = end - LOCATOR_BYTES;
  if (locator >= 0 && tail.readUInt32LE(locator) === 0x07064b50) {
    const end64 = await readAt(handle, Number(tail.readBigUInt64LE(locator + 8)), 56);
    if (end64.length < 56 || end64.readUInt32LE(0) !== 0x06064b50) throw new NoSuchMember('');
    length = Number(end64.readBigUInt64LE(40));
    start = Number(end64.readBigUInt64LE(48));
  }
  if (length > LARGEST_DIRECTORY_BYTES) throw new NoSuchMember('');
  return await readAt(handle, start, length);
}

/** Sizes and offsets that do not fit into 32 bits stand in extra field 1, in this order, only those that did not fit. */
async function locate(handle: FileHandle, name: string, record: Buffer, extra: Buffer): Promise<ZipEntry> {
  const wide = zip64Numbers(extra);
  const inFull = (value: number): number => (value === IN_ZIP64 ? Number(wide.shift() ?? 0n) : value);
  inFull(record.readUInt32LE(24));
  const packedBytes = inFull(record.readUInt32LE(20));
  const headerStart = inFull(record.readUInt32LE(42));
  const method = record.readUInt16LE(10);
  if ((method !== 0 && method !== 8) || (record.readUInt16LE(8) & 1) === 1) throw new NoSuchMember(name);
  const header = await readAt(handle, headerStart, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) throw new NoSuchMember(name);
  const start = headerStart + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  return { name, start, packedBytes, packing: method === 0 ? 'none' : 'deflate' };
}

function zip64Numbers(extra: Buffer): bigint[] {
  for (let at = 0; at + 4 <= extra.length;) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1) {
      const count = Math.min(3, Math.floor(Math.min(length, extra.length - at - 4) / 8));
      return Array.from({ length: count }, (_, index) => extra.readBigUInt64LE(at + 4 + index * 8));
    }
    at += 4 + length;
  }
  return [];
}
