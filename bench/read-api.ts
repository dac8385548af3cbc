/**
 * A number at the read API beside a bare node:http that finds the same JSON by its key, stored as it is sent: goal 0.6 of its
 * speed, where pg sends the look-up as it does by itself. Beside one that names it, so that it is planned once as ours is, the
 * ratio is told too. Both are asked for the same invented providers in turn.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { besidePeer } from './beside.ts';
import { peerFile } from './peers.ts';
import type { Result } from './result.ts';
import { start } from './server.ts';

const rows = 20_000;
const numbers = 2000;
const path = '/api/?version=2.1&number=';

const name = 'number at the read API';
const peers = [
  { beside: { name, peer: 'node:http and key look-up', goal: 0.6 }, env: {} },
  { beside: { name, peer: 'node:http and named key look-up', goal: null }, env: { BENCH_NAMED: '1' } },
];

export async function readApi(): Promise<readonly Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  try {
    const npis = fill(folder);
    const ours = await start(['dist/src/main.js'], folder);
    try {
      const results: Result[] = [];
      const asked = { BENCH_OURS: `http://127.0.0.1:${ours.port}${path}`, BENCH_NPIS: npis.join(',') };
      const side = { paths: npis.map((npi) => `${path}${npi}`), cookie: '' };
      for (const { beside, env } of peers) {
        const peer = await start([peerFile('read-api')], folder, { ...asked, ...env });
        try {
          results.push(...(await besidePeer(beside, { server: ours, ...side }, { server: peer, ...side })));
        } finally {
          await peer.stop();
        }
      }
      return results;
    } finally {
      await ours.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Imports invented providers, and gives the numbers of some. */
function fill(folder: string): readonly string[] {
  const file = join(folder, 'npidata_pfile_20050523-20250131.csv');
  countersign(folder, 'registry', 'synthesize', '--rows', `${rows}`, '--seed', '1', '--out', file);
  countersign(folder, 'registry', 'import', file);
  const active = /^"(\d{10})","[12]"/gm;
  return [...readFileSync(file, 'latin1').matchAll(active)].slice(0, numbers).map(([, npi = '']) => npi);
}

function countersign(dataDir: string, ...args: readonly string[]): void {
  const env = { PATH: process.env['PATH'], DATA_DIR: dataDir };
  const { status } = spawnSync(process.execPath, ['dist/src/countersign.js', ...args], {
    env,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error(`countersign ${args.join(' ')} ended with ${status}.`);
}
