/**
 * Once before all workers: builds, because two at the same time would take each other's files away, and lets one system
 * make its database with the cast in it. Every worker's own system begins with a copy of that folder (server.ts).
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preparedFolderVariable, startSystem } from './server.ts';

export default async function buildOnce(): Promise<() => void> {
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL('../../bin/build.ts', import.meta.url))], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The build failed; the journeys need it.');
  const folder = mkdtempSync(join(tmpdir(), 'countersign-e2e-'));
  const prepared = join(folder, 'data');
  const system = await startSystem({ DATA_DIR: prepared });
  await system.stop();
  process.env[preparedFolderVariable] = prepared;
  return () => rmSync(folder, { recursive: true, force: true });
}
