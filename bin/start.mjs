/**
 * `npm start`: builds what changed (where the development packages are there), then becomes the server. Plain
 * JavaScript, so that an old Node gets a sentence instead of a syntax error.
 */
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

const at = (/** @type {string} */ path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

export function needNode24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return;
  console.error(`Countersign needs Node 24 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/**
 * Builds unless the build is fresh. A release has no compiler: then what was built is what runs. It is a thread and not a
 * process of its own, so that it ends with us however we end.
 */
export async function build() {
  if (existsSync(at('node_modules/typescript/package.json'))) {
    const [code] = await once(new Worker(at('bin/build.ts')), 'exit');
    if (code !== 0) process.exit(code);
  }
  if (existsSync(at('dist/src/main.js'))) return;
  console.error('Nothing is built yet: run `npm run build` where the development packages are installed.');
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  needNode24();
  await build();
  await import(new URL('../dist/src/main.js', import.meta.url).href);
}
