import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { StartRefusal } from '../config/refusal.ts';
import { openLineFile } from './line-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'lines-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'file.csv');

describe('a file of lines', () => {
  it('comes into being with its first line, and replaces what was there', async () => {
    writeFileSync(path, 'old\n');
    const file = await openLineFile(path, 'head');
    expect(existsSync(path)).toBe(false);
    for (let line = 0; line < 3000; line += 2) await file.write([`line ${line}`, `line ${line + 1}`]);
    // Before it is closed: a process that is killed closes nothing.
    const lines = readFileSync(path, 'utf8').split('\n');
    expect(lines.slice(0, 3)).toEqual(['head', 'line 0', 'line 1']);
    expect(lines).toHaveLength(3002);
    expect(file.bytes()).toBe(statSync(path).size);
    await file.close();
  });

  it('goes on behind what is kept, and never behind its end', async () => {
    writeFileSync(path, 'head\none\ntwo\n');
    for (const [keep, more] of [
      [9, 'again'],
      [400, 'last'],
    ] as const) {
      const file = await openLineFile(path, 'head', keep);
      await file.write([more]);
      await file.close();
    }
    expect(readFileSync(path, 'utf8')).toBe('head\none\nagain\nlast\n');
  });

  it('that cannot be written is one line for the operator', async () => {
    const file = await openLineFile(join(path, 'below', 'a-file.csv'), 'head').catch((error: unknown) => error);
    expect(file).toBeInstanceOf(StartRefusal);
    expect(String(file)).toContain('a-file.csv: the file cannot be written (ENOTDIR).');
  });

  it('is no file without lines', async () => {
    const file = await openLineFile(path, 'head');
    await file.write([]);
    await file.close();
    expect(existsSync(path)).toBe(false);
  });
});
