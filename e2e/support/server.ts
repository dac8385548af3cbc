/**
 * Starts the built system (e2e/support/build.ts) as `npm start` does, in a folder of its own, and stops it again. What it
 * writes to its output is kept, so that a journey can look for personal values in the log.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface RunningSystem {
  /** Origin without a slash at the end. */
  readonly url: string;
  readonly output: () => string;
  stop(): Promise<void>;
}

const builtServer = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));
/** Names the DATA_DIR that build.ts prepared, for the workers. */
export const preparedFolderVariable = 'COUNTERSIGN_PREPARED_DATA';
const readyWithinMilliseconds = 180_000;
const lookEveryMilliseconds = 50;

/** Nothing of the developer's own configuration reaches the system under test. */
const inherited = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'USER'];

export async function startSystem(settings: Readonly<Record<string, string>> = {}): Promise<RunningSystem> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-e2e-'));
  const prepared = process.env[preparedFolderVariable];
  // As `cp` does it: PostgreSQL wants its files with their owner, which may be another than ours.
  if (prepared !== undefined) spawnSync('cp', ['-a', prepared, join(folder, 'data')], { stdio: 'inherit' });
  const env = Object.fromEntries(inherited.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
  const child = spawn(process.execPath, [builtServer], {
    env: { ...env, PORT: '0', DATA_DIR: join(folder, 'data'), DEMO: '1', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (written += part.toString()));
  const stop = async (): Promise<void> => {
    await end(child);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const url = await readyAddress(child, () => written);
    return { url, output: () => written, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The address it prints, once it says that it is ready. */
async function readyAddress(child: ChildProcess, output: () => string): Promise<string> {
  const deadline = Date.now() + readyWithinMilliseconds;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${output()}`);
    const address = /https?:\/\/(?:localhost|127\.0\.0\.1):\d+/.exec(output())?.[0];
    if (address !== undefined && (await isReady(address))) return address;
    await new Promise((resolve) => setTimeout(resolve, lookEveryMilliseconds));
  }
  throw new Error(`The server was not ready in time:\n${output()}`);
}

async function isReady(address: string): Promise<boolean> {
  try {
    return (await fetch(`${address}/readyz`)).ok;
  } catch {
    return false;
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
