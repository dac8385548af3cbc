import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openLineFile } from './line-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'lines-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'file.csv');

describe('a file of lines', () => {
  it('comes into being with its first line, and replaces what was there', async () => {
    writeFileSync(path, 'old\n');
    const file = await openLineFile(path, 'head');
    expect(existsSync(path)).toBe(false);
    for (let line = 0; line < 3000; line += 1) await file.write(`line ${line} ${'x'.repeat(50)}`);
    await file.close();
    const lines = readFileSync(path, 'utf8').split('\n');
    expect(lines.slice(0, 2)).toEqual(['head', `line 0 ${'x'.repeat(50)}`]);
    expect(lines).toHaveLength(3002);
  });

  it('is no file without lines', async () => {
    const file = await openLineFile(path, 'head');
    await file.close();
    expect(existsSync(path)).toBe(false);
  });
});
