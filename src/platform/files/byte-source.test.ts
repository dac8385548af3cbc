import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { zip } from '../../../test/zip.ts';
import { listByteSources, openBytes, type FileToRead } from './byte-source.ts';
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

  it('of a zip are those of every member that is wanted', async () => {
    const archive = zip({ 'a/wanted.csv': content, 'other.csv': Buffer.from('no'), 'wanted.csv': Buffer.from('two') });
    const sources = await listByteSources(written('two.zip', archive), wanted);
    const read: string[] = [];
    for (const { unpacked } of sources) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of unpacked) chunks.push(chunk);
      read.push(Buffer.concat(chunks).toString());
    }
    expect(read).toEqual([content.toString(), 'two']);
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
