/**
 * How long a start takes on an empty folder, and on the same folder again, and what the server holds at rest. The first start
 * hashes the passwords and answers of the whole cast, whose memory the C library keeps: that is why it has a figure of its own.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { median } from './load.ts';
import type { Result } from './result.ts';
import { start } from './server.ts';

const again = 3;
const restMilliseconds = 3000;

export async function startUp(): Promise<readonly Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-start-'));
  try {
    const first = await startOn(folder);
    const later = [];
    for (let each = 0; each < again; each += 1) later.push(await startOn(folder));
    return [
      atMost('first start', first.seconds, 's', 15),
      atMost('later start', median(later.map(({ seconds }) => seconds)), 's', 5),
      atMost('server at rest', median(later.map(({ restMb }) => restMb)), 'MB', 180),
      { name: 'server at rest after its first start', value: first.restMb, unit: 'MB', goal: '', holds: true },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const atMost = (name: string, value: number, unit: string, most: number): Result => ({
  name,
  value,
  unit,
  goal: `at most ${most}`,
  holds: value <= most,
});

async function startOn(folder: string): Promise<{ seconds: number; restMb: number }> {
  const server = await start(['bin/start.mjs'], folder);
  await pause(restMilliseconds);
  const restMb = server.residentMb();
  await server.stop();
  return { seconds: server.readyMs / 1000, restMb };
}
