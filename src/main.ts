/**
 * The server: configuration → database → app → listen, worker and sealer. `--role web` or `--role worker` runs one half;
 * any number of either may share a database. Ctrl-C and SIGTERM are honoured at any
 * moment; once it serves, requests under way finish first.
 */
import { createApp } from './app.tsx';
import { startBackground, type Background } from './background.ts';
import { begin } from './begin.ts';
import { seedDemo } from './demo/seed.ts';
import { openParts } from './parts.ts';
import { loadReference } from './registry/index.ts';
import { runOrExplain } from './platform/cli/run-or-explain.ts';
import { readConfig } from './platform/config/config.ts';
import { roleOf } from './platform/config/role.ts';
import { openDataFolder } from './platform/files/data-folder.ts';
import { originsOf } from './platform/http/origins.ts';
import { listen } from './platform/http/server.ts';
import { askedToStop, unlessStopped, whenStopped } from './platform/stopping.ts';
import { welcome } from './demo/welcome.ts';

await runOrExplain(async () => {
  const config = readConfig(process.env);
  const role = roleOf(process.argv.slice(2));
  const stopping = askedToStop();
  if (role.worker) openDataFolder(config.dataDir);
  const parts = await openParts(config, { exclusive: true, stopping });
  try {
    await unlessStopped(stopping, loadReference(parts.database.ownerUrl));
    await unlessStopped(stopping, begin(parts));
    await unlessStopped(stopping, seedDemo(parts));
    let background: Background | null = null;
    const beside = {
      notReady: () => [
        ...(!role.worker || background?.running() ? [] : ['worker']),
        ...(stopping.aborted ? ['stopping'] : []),
      ],
      courier: () => background?.courier ?? null,
    };
    const server = role.web ? await listen(config, (port) => createApp(parts, originsOf(config, port), beside)) : null;
    const origins = originsOf(config, server?.port ?? config.port);
    if (role.worker) background = startBackground(parts, origins);
    welcome(parts, server ? origins : null);
    await whenStopped(stopping);
    await server?.stop();
    await background?.stop();
  } finally {
    await parts.close();
  }
});
// All is closed now, but a runner of the queue that was left behind (jobs/until-over.ts) has timers for ever.
process.exit();
