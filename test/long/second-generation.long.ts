/**
 * A month is imported over another, all four files of each: some providers are new, some are missing, most are different and
 * half of those older than ours. The import is killed (kill -9) while it reads, while it builds and when it is about to swap,
 * and goes on. Records, side rows and history are what an oracle says, and whoever reads meanwhile sees one month or the other.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listWholeRecords } from '../../src/registry/provider/whole.actions.ts';
import { NUMBERS as SAME_NUMBERS, STRIDE, synthesizedNpi } from '../../src/registry/synthesize/provider-line.rules.ts';
import { registryWorld, type RegistryWorld } from '../registry-world.ts';
import {
  differences,
  expectedAfter,
  expectedChanges,
  lineOf,
  providersIn,
  toldBy,
  writeMonth,
  type Month,
} from './full-files.ts';
import { contentOf, importUntil } from './killed-import.ts';

const ROWS = 20_000;
const january: Month = { rows: ROWS, seed: 11, days: '20050523-20250131' };
const [MISSING, NEW] = [ROWS / 5, ROWS / 10];
/** The same numbers but for the first ones, and some more; what they say is invented anew. */
const february: Month = {
  rows: ROWS - MISSING + NEW,
  seed: january.seed + SAME_NUMBERS + STRIDE * MISSING,
  days: '20050523-20250228',
};

let killed: RegistryWorld;
let whole: RegistryWorld;
beforeAll(async () => {
  [killed, whole] = await Promise.all([registryWorld(), registryWorld()]);
});
afterAll(() => Promise.all([killed.end(), whole.end()]));

/** Reads the same providers until it is stopped; answers all that was ever seen of each. */
function readMeanwhile(world: RegistryWorld, npis: readonly string[]) {
  const seen = new Map<string, Set<string>>(npis.map((npi) => [npi, new Set()]));
  const state = { reading: true, reads: 0 };
  const reading = (async () => {
    while (state.reading) {
      for (const record of await listWholeRecords(world.ctx, npis)) seen.get(record.npi)?.add(JSON.stringify(record));
      state.reads += 1;
      // A reader that never rests would take the processor from whom it watches.
      await pause(20);
    }
  })();
  return async () => {
    state.reading = false;
    await reading;
    return { seen, reads: state.reads };
  };
}

async function write(month: Month): Promise<readonly string[]> {
  const folder = join(killed.folder, month.days);
  mkdirSync(folder);
  return await writeMonth(folder, month);
}

async function changesIn({ db }: RegistryWorld): Promise<readonly string[]> {
  const rows = await db.selectFrom('registry.change').select(['npi', 'field', 'old_value', 'new_value']).execute();
  return rows.map((row) => lineOf(row.npi, row.field, row.old_value, row.new_value)).toSorted();
}

it('is what both months together say, wherever it was killed', { timeout: 1_800_000 }, async () => {
  const [first, second] = [await write(january), await write(february)];
  expect((await importUntil(whole, second)).at(-1)).toBe('ended');
  const alone = await providersIn(whole);
  await whole.end();
  whole = await registryWorld();
  for (const world of [killed, whole]) expect((await importUntil(world, first)).at(-1)).toBe('ended');
  const before = await providersIn(whole);
  expect(await changesIn(whole)).toEqual([]);
  const said = await importUntil(whole, second);
  expect(said.at(-1)).toBe('ended');
  const after = expectedAfter(before, alone);
  const found = await providersIn(whole);
  expect(found.size).toBe(ROWS + NEW);
  expect(differences(toldBy(found), after)).toEqual([]);
  const changes = expectedChanges(toldBy(before), after);
  expect(changes.length).toBeGreaterThan(ROWS);
  const known = new Set(changes);
  const noted = await changesIn(whole);
  expect(noted.filter((change) => !known.delete(change)).slice(0, 5)).toEqual([]);
  expect([...known].slice(0, 5)).toEqual([]);

  const npis = Array.from({ length: 50 }, (_, n) => synthesizedNpi(n * (ROWS / 50), january.seed));
  const old = await listWholeRecords(killed.ctx, npis);
  const stopReading = readMeanwhile(killed, npis);
  await importUntil(killed, second, (line) => Number(line) >= february.rows / 2);
  const steps = said.filter((line) => line.startsWith('built '));
  for (const step of [steps[1], steps[Math.floor(steps.length / 2)], steps.at(-1)])
    await importUntil(killed, second, (line) => line === step);
  while ((await importUntil(killed, second)).at(-1) === 'import-running') await contentOf(whole);
  const { seen, reads } = await stopReading();
  expect(await contentOf(killed)).toEqual(await contentOf(whole));
  expect(reads).toBeGreaterThan(100);
  const now = await listWholeRecords(killed.ctx, npis);
  for (const [at, npi] of npis.entries())
    for (const text of seen.get(npi) ?? []) expect([JSON.stringify(old[at]), JSON.stringify(now[at])]).toContain(text);
});
