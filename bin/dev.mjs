/** `npm run dev`: assets once, then the server from its sources, started anew after each change. */
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { needNode24 } from './start.mjs';

needNode24();
const at = (/** @type {string} */ path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const assets = spawnSync(process.execPath, [at('bin/build-assets.ts')], { stdio: 'inherit' });
if (assets.status !== 0) process.exit(assets.status ?? 1);
const server = spawn(process.execPath, [at('node_modules/tsx/dist/cli.mjs'), 'watch', at('src/main.ts')], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => server.kill(/** @type {NodeJS.Signals} */ (signal)));
server.on('exit', (code) => process.exit(code ?? 0));
