/**
 * The server: configuration → database → app → listen, worker and sealer. `--role web` or `--role worker` runs one half;
 * any number of either may share a database. Ctrl-C and SIGTERM drain: requests under way finish first.
 */
import { createApp } from './app.tsx';
import { startBackground } from './background.ts';
import { seedDemo } from './demo.ts';
import { readConfig } from './platform/config/config.ts';
import { roleOf } from './platform/config/role.ts';
import { runOrExplain } from './platform/cli/run-or-explain.ts';
import { listen } from './platform/http/server.ts';
import { openParts } from './parts.ts';
import { welcome } from './welcome.ts';

await runOrExplain(async () => {
  const config = readConfig(process.env);
  const role = roleOf(process.argv.slice(2));
  const parts = await openParts(config, { exclusive: true });
  try {
    await seedDemo(parts);
    const background = role.worker ? await startBackground(parts) : null;
    const server = role.web ? await listen(config, createApp(parts)) : null;
    welcome(parts, server);
    await untilAskedToStop();
    await server?.stop();
    await background?.stop();
  } finally {
    await parts.close();
  }
});

function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
