/** What the watcher promises of any program; embedded.test.ts tries it with PostgreSQL itself. */
import { closeSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openBothEnds } from './pipes.ts';
import { takeRunDirectory } from './run-directory.ts';
import { startWatcher } from './watcher.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'countersign-watched-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('repeats the signal until the program hears it: one that has just begun is deaf to it', async () => {
  const deafAtFirst = `const begun = Date.now(); setInterval(() => {}, 1000);
    process.on('SIGINT', () => Date.now() < begun + 300 || process.exit()); fs.writeFileSync('up', '')`;
  const { reading, writing } = openBothEnds(join(folder, 'alive'));
  const watcher = startWatcher({
    command: [process.execPath, '-e', deafAtFirst],
    folder,
    user: undefined,
    stopSignal: 'INT',
    trash: null,
    reading,
    runDirectory: takeRunDirectory(undefined),
  });
  await expect.poll(() => existsSync(join(folder, 'up')), { timeout: 20_000 }).toBe(true);
  closeSync(writing);
  expect(await watcher.ended).toBe(0);
});

it('has ended only when everything has that the program started', async () => {
  const { reading, writing } = openBothEnds(join(folder, 'alive'));
  const begun = Date.now();
  const watcher = startWatcher({
    command: ['/bin/sh', '-c', 'sleep 0.5 & exit 3'],
    folder,
    user: undefined,
    stopSignal: 'TERM',
    trash: null,
    reading,
    runDirectory: takeRunDirectory(undefined),
  });
  expect(await watcher.ended).toBe(3);
  expect(Date.now() - begun).toBeGreaterThan(490);
  closeSync(writing);
});
