import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { openBytes, type FileToRead } from './byte-source.ts';
import { fileTrouble } from './trouble.ts';

const folder = mkdtempSync(join(tmpdir(), 'bytes-'));
afterAll(() => rmSync(folder, { recursive: true }));

const content = Buffer.from('one,two\n'.repeat(5000));
const wanted = /(^|\/)wanted\.csv$/;

function written(name: string, bytes: Uint8Array): FileToRead {
  writeFileSync(join(folder, name), bytes);
  return { path: join(folder, name) };
}

async function readAll(file: FileToRead) {
  const source = await openBytes(file, wanted);
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.unpacked) chunks.push(chunk);
  return { source, bytes: Buffer.concat(chunks) };
}

/** A zip as archivers write it; with `wide`, sizes and offsets stand in zip64 fields as in archives above 4 GB. */
function zip(members: Readonly<Record<string, Buffer>>, { method = 8, wide = false } = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, plain] of Object.entries(members)) {
    const packed = method === 8 ? deflateRawSync(plain) : plain;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    local.writeUInt16LE(4, 28);
    const extra = Buffer.alloc(wide ? 32 : 0);
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt16LE(method, 10);
    record.writeUInt32LE(wide ? 0xffffffff : packed.length, 20);
    record.writeUInt32LE(wide ? 0xffffffff : plain.length, 24);
    record.writeUInt16LE(name.length, 28);
    record.writeUInt16LE(extra.length, 30);
    record.writeUInt32LE(wide ? 0xffffffff : offset, 42);
    if (wide) {
      extra.writeUInt16LE(0x5455, 0);
      extra.writeUInt16LE(1, 4);
      extra.writeUInt16LE(24, 6);
      extra.writeBigUInt64LE(BigInt(plain.length), 8);
      extra.writeBigUInt64LE(BigInt(packed.length), 16);
      extra.writeBigUInt64LE(BigInt(offset), 24);
    }
    directory.push(record, Buffer.from(name), extra);
    parts.push(local, Buffer.from(name), Buffer.alloc(4), packed);
    offset += local.length + name.length + 4 + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(wide ? 0xffffffff : central.length, 12);
  end.writeUInt32LE(wide ? 0xffffffff : offset, 16);
  return Buffer.concat([...parts, central, ...(wide ? wideEnd(offset, central.length) : []), end]);
}

function wideEnd(offset: number, length: number): Buffer[] {
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(BigInt(length), 40);
  end64.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + length), 8);
  return [end64, locator];
}

describe('bytes of a file', () => {
  it('are read plain, from disk and from memory, with count and digest', async () => {
    for (const file of [written('plain.csv', content), { name: 'plain.csv', content }]) {
      const { source, bytes } = await readAll(file);
      expect(bytes.equals(content)).toBe(true);
      expect([source.name, source.bytesTotal, source.bytesRead()]).toEqual([
        'plain.csv',
        content.length,
        content.length,
      ]);
      expect(source.digest()).toEqual(createHash('sha256').update(content).digest());
    }
  });

  it('of gzip come out unpacked, told by their first bytes', async () => {
    const packed = gzipSync(content);
    const { source, bytes } = await readAll(written('misnamed.csv', packed));
    expect(bytes.equals(content)).toBe(true);
    expect(source.bytesRead()).toBe(packed.length);
    expect(source.digest()).toEqual(createHash('sha256').update(packed).digest());
    expect((await readAll(written('wanted.csv.gz', packed))).source.name).toBe('wanted.csv');
  });

  it.each([
    ['packed', {}],
    ['stored', { method: 0 }],
    ['packed, zip64', { wide: true }],
  ])('of a zip (%s) are those of the wanted member', async (_form, options) => {
    const archive = zip({ 'other.csv': Buffer.from('no'), 'data/wanted.csv': content }, options);
    const { source, bytes } = await readAll(written('archive.zip', archive));
    expect(bytes.equals(content)).toBe(true);
    expect(source.name).toBe('wanted.csv');
  });

  it('of an empty file are none', async () => {
    expect((await readAll(written('empty.csv', Buffer.alloc(0)))).bytes).toHaveLength(0);
  });

  const trouble = (file: FileToRead): Promise<unknown> =>
    readAll(file).then(
      () => 'none',
      (error: unknown) => fileTrouble(error),
    );

  it('that cannot be read are told apart', async () => {
    const packed = gzipSync(content);
    const archive = zip({ 'wanted.csv': content });
    expect(await trouble({ path: join(folder, 'nowhere.csv') })).toBe('file-missing');
    expect(await trouble({ path: folder })).toBe('file-unreadable');
    expect(await trouble(written('cut.gz', packed.subarray(0, packed.length - 20)))).toBe('file-broken');
    expect(await trouble(written('damaged.gz', packed.fill(7, 20, 60)))).toBe('file-broken');
    expect(await trouble(written('other.zip', zip({ 'other.csv': content })))).toBe('file-no-member');
    for (const length of [4, 30, archive.length - 30, archive.length - 10]) {
      expect(await trouble(written('cut.zip', archive.subarray(0, length)))).toBe('file-no-member');
    }
  });

  it('leaves faults of our own alone', () => {
    expect(fileTrouble(new TypeError('ours'))).toBeNull();
    expect(fileTrouble('ours')).toBeNull();
  });
});
