/**
 * Builds once before all workers start their systems: two of them building at the same time would take each other's files
 * away. A build that is fresh costs almost nothing.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export default function buildOnce(): void {
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL('../../bin/build.ts', import.meta.url))], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The build failed; the journeys need it.');
}
