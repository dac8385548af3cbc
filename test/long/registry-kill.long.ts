/**
 * An import of a full file is killed (kill -9) when 30, 60 and 90 % of it are read, and twice while keys and indexes are built.
 * It goes on each time, and ends with the same rows as one that nobody killed.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { synthesizeProviders } from '../../src/registry/synthesize/synthesize.actions.ts';
import { registryWorld, type RegistryWorld } from '../registry-world.ts';
import { contentOf, importUntil } from './killed-import.ts';

const ROWS = 40_000;
let killed: RegistryWorld;
let whole: RegistryWorld;
beforeAll(async () => {
  [killed, whole] = await Promise.all([registryWorld(), registryWorld()]);
});
afterAll(() => Promise.all([killed.end(), whole.end()]));

it('goes on after each kill, and ends the same', { timeout: 600_000 }, async () => {
  const folder = join(killed.folder, 'full');
  mkdirSync(folder);
  const path = join(folder, 'npidata_pfile_20050523-20250131.csv');
  await synthesizeProviders({ rows: ROWS, seed: 11, path });
  const begins: number[] = [];
  for (const share of [0.3, 0.6, 0.9]) {
    const said = await importUntil(killed, [path], (line) => Number(line) >= ROWS * share);
    begins.push(Number(said[0]));
  }
  // What was committed is not read again.
  expect(begins[1]).toBeGreaterThan(ROWS * 0.2);
  expect(begins[2]).toBeGreaterThan(ROWS * 0.5);
  for (const built of ['built 2', 'built 12']) await importUntil(killed, [path], (line) => line === built);
  expect((await importUntil(killed, [path])).at(-1)).toBe('ended');
  expect((await importUntil(whole, [path])).at(-1)).toBe('ended');
  const content = await contentOf(whole);
  expect(content).toMatchObject({ provider: { rows: ROWS } });
  expect(await contentOf(killed)).toEqual(content);
});
