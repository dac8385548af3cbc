/** How long a start takes on an empty folder, and on the same folder again. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './load.ts';
import type { Result } from './result.ts';
import { start } from './server.ts';

const again = 3;

export async function startUp(): Promise<readonly Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-start-'));
  try {
    const first = await timeOf(folder);
    const later = [];
    for (let each = 0; each < again; each += 1) later.push(await timeOf(folder));
    return [
      { name: 'first start', value: first, unit: 's', goal: 'at most 15', holds: first <= 15 },
      { name: 'later start', value: median(later), unit: 's', goal: 'at most 5', holds: median(later) <= 5 },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timeOf(folder: string): Promise<number> {
  const server = await start(['bin/start.mjs'], folder);
  await server.stop();
  return server.readyMs / 1000;
}
