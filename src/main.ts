/**
 * The server: configuration → database → app → listen, worker and sealer. `--role web` or `--role worker` runs one half;
 * any number of either may share a database. Ctrl-C and SIGTERM drain: requests under way finish first.
 */
import { createApp } from './app.tsx';
import { startBackground } from './background.ts';
import { seedDemo } from './demo/seed.ts';
import { openParts } from './parts.ts';
import { loadReference } from './registry/index.ts';
import { runOrExplain } from './platform/cli/run-or-explain.ts';
import { readConfig } from './platform/config/config.ts';
import { roleOf } from './platform/config/role.ts';
import { originsOf } from './platform/http/origins.ts';
import { listen } from './platform/http/server.ts';
import { welcome } from './demo/welcome.ts';

await runOrExplain(async () => {
  const config = readConfig(process.env);
  const role = roleOf(process.argv.slice(2));
  const asked = askedToStop();
  const parts = await openParts(config, { exclusive: true });
  try {
    await loadReference(parts.database.ownerUrl);
    await seedDemo(parts);
    let workerRuns = () => !role.worker;
    const server = role.web
      ? await listen(config, (port) => createApp(parts, originsOf(config, port), () => workerRuns()))
      : null;
    const origins = originsOf(config, server?.port ?? config.port);
    const background = role.worker ? startBackground(parts, origins) : null;
    if (background) workerRuns = background.running;
    welcome(parts, server ? origins : null);
    await asked;
    await server?.stop();
    await background?.stop();
  } finally {
    await parts.close();
  }
});

function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
