/** A runner that never comes to an end is ended, and counts as failed; one that ends by itself keeps its exit code. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runNodeWithin } from './run-child.ts';

const folder = mkdtempSync(join(tmpdir(), 'countersign-child-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  ['keeps the exit code of a program that ends by itself', 'process.exit(7)', 5, 7],
  ['ends a program that never does', 'setInterval(() => {}, 1e6)', 0.001, 1],
])('%s', async (_name, text, minutes, code) => {
  const file = join(folder, 'program.mjs');
  writeFileSync(file, text);
  expect(await runNodeWithin(minutes, file, [])).toBe(code);
});
