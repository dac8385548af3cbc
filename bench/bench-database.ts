/** A migrated database in a folder of its own, for benchmarks that need no server. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../src/platform/db/embedded/embedded.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { openPools } from '../src/platform/db/pools.ts';

export async function openBenchDatabase() {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  const embedded = await startEmbedded({ dataDir: folder });
  await migrate(embedded.url('owner'));
  const pools = openPools({ app: embedded.url('app'), sealer: embedded.url('sealer') });
  return {
    ...pools,
    folder,
    url: embedded.url,
    async close() {
      await pools.close();
      await embedded.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type BenchDatabase = Awaited<ReturnType<typeof openBenchDatabase>>;
