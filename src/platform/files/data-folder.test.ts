import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDataFolder } from './data-folder.ts';

const top = mkdtempSync(join(tmpdir(), 'countersign-folder-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));

describe('the folder of the data', () => {
  it('is made with everything above it, for its owner alone, and left empty', () => {
    const path = join(top, 'some', 'where');
    openDataFolder(path);
    openDataFolder(path);
    expect(readdirSync(path)).toEqual([]);
    expect(statSync(path).mode & 0o777).toBe(0o700);
  });

  it('refuses a file, a place below a file, and a place where the kernel makes none, each in one line', () => {
    const file = join(top, 'file');
    writeFileSync(file, '');
    const kernels = process.platform === 'linux' ? ['/proc/countersign/data'] : [];
    for (const path of [file, join(file, 'data'), ...kernels])
      expect(() => openDataFolder(path)).toThrow(/^DATA_DIR: \S+ cannot be written \([A-Z]+\)\.$/);
  });
});
