/**
 * An import of a full file is killed (kill -9) when 30, 60 and 90 % of it are read, and twice while keys and indexes are built.
 * It goes on each time, and ends with the same rows as one that nobody killed.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { synthesizeProviders } from '../../src/registry/synthesize/synthesize.actions.ts';
import { registryWorld, type RegistryWorld } from '../registry-world.ts';

const ROWS = 40_000;
const program = fileURLToPath(new URL('importing-process.ts', import.meta.url));

let killed: RegistryWorld;
let whole: RegistryWorld;
beforeAll(async () => {
  [killed, whole] = await Promise.all([registryWorld(), registryWorld()]);
});
afterAll(() => Promise.all([killed.end(), whole.end()]));

/** Runs an import until it says something that ends it; answers everything that it said. */
async function runUntil(world: RegistryWorld, path: string, ends: (line: string) => boolean): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, world.url('owner'), path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: string[] = [];
  let rest = '';
  child.stdout.on('data', (part: Buffer) => {
    const lines = (rest + part.toString()).split('\n');
    rest = lines.pop() ?? '';
    said.push(...lines);
    if (lines.some(ends)) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return said;
}

const tables = {
  provider: 'npi',
  person_key: 'official, last_key, first_key, npi, state',
  organization_key: 'turned, name, npi, state',
  place_key: 'taxonomy, state, city_key, zip, npi, country',
  word: 'kind, word',
};

async function contentOf({ pool }: RegistryWorld): Promise<unknown> {
  const content: Record<string, unknown> = {};
  for (const [table, order] of Object.entries(tables)) {
    const query = `select count(*)::integer as rows, md5(string_agg(md5(t::text), '' order by ${order})) as digest
      from registry.${table} t`;
    content[table] = (await pool.query(query)).rows[0];
  }
  return content;
}

it('goes on after each kill, and ends the same', { timeout: 600_000 }, async () => {
  const folder = join(killed.folder, 'full');
  mkdirSync(folder);
  const path = join(folder, 'npidata_pfile_20050523-20250131.csv');
  await synthesizeProviders({ rows: ROWS, seed: 11, path });
  const begins: number[] = [];
  for (const share of [0.3, 0.6, 0.9]) {
    const said = await runUntil(killed, path, (line) => Number(line) >= ROWS * share);
    begins.push(Number(said[0]));
  }
  // What was committed is not read again.
  expect(begins[1]).toBeGreaterThan(ROWS * 0.2);
  expect(begins[2]).toBeGreaterThan(ROWS * 0.5);
  for (const built of ['built 2', 'built 12']) await runUntil(killed, path, (line) => line === built);
  expect((await runUntil(killed, path, () => false)).at(-1)).toBe('ended');
  expect((await runUntil(whole, path, () => false)).at(-1)).toBe('ended');
  const content = await contentOf(whole);
  expect(content).toMatchObject({ provider: { rows: ROWS } });
  expect(await contentOf(killed)).toEqual(content);
});
