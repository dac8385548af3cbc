/**
 * Which browser is taken: the one that is named, else the first on the PATH. Whether one can be installed depends on the
 * machine and is not tried here.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findChromium } from './browser.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-browser-'));
  writeFileSync(join(folder, 'google-chrome'), '', { mode: 0o755 });
  writeFileSync(join(folder, 'named'), '', { mode: 0o755 });
  writeFileSync(join(folder, 'chromium'), 'not executable', { mode: 0o644 });
});

afterAll(() => rmSync(folder, { recursive: true }));

it('takes one from the PATH that may be run', () => {
  expect(findChromium({ PATH: ['/nowhere', folder].join(delimiter) })).toBe(join(folder, 'google-chrome'));
});

it('prefers the one that is named', () => {
  expect(findChromium({ PATH: folder, CHROMIUM: join(folder, 'named') })).toBe(join(folder, 'named'));
});

it('passes over a named one that is not there', () => {
  expect(findChromium({ PATH: folder, CHROMIUM: '/nowhere/chromium' })).toBe(join(folder, 'google-chrome'));
});
