/**
 * Runs one program of a check or test and gives its exit code; its output goes straight to the terminal.
 * Programs of packages are started by `node` and their file, so that the pinned Node runs them whatever PATH says.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { projectRoot } from './source/source-tree.ts';

const requireHere = createRequire(import.meta.url);

/** The file behind a package's command, for example `programOf('oxlint')`. */
export function programOf(packageName: string, command = packageName): string {
  const manifestPath = findManifest(packageName);
  const { bin }: { bin: string | Record<string, string> } = JSON.parse(readFileSync(manifestPath, 'utf8'));
  const file = typeof bin === 'string' ? bin : bin[command];
  if (file === undefined) throw new Error(`${packageName} has no command ${command}`);
  return join(dirname(manifestPath), file);
}

function findManifest(packageName: string): string {
  const folders = requireHere.resolve.paths(packageName) ?? [];
  for (const folder of folders) {
    const path = join(folder, packageName, 'package.json');
    try {
      readFileSync(path);
      return path;
    } catch {
      // Not in this folder: node_modules of a parent may hold it.
    }
  }
  throw new Error(`${packageName} is not installed: run npm ci`);
}

type Environment = Readonly<Record<string, string>>;

export const runNode = (file: string, args: readonly string[], env: Environment = {}): Promise<number> =>
  runProgram(process.execPath, [file, ...args], env);

export function runProgram(command: string, args: readonly string[], env: Environment = {}): Promise<number> {
  return exitOf(spawn(command, args, { cwd: projectRoot, stdio: 'inherit', env: { ...process.env, ...env } }));
}

/**
 * Like `runNode`, but not for ever: after so many minutes it is ended with everything that it started. For that it has a
 * process group of its own, so what ends us is passed on to it.
 */
export async function runNodeWithin(
  minutes: number,
  file: string,
  args: readonly string[],
  env: Environment = {},
): Promise<number> {
  const child = spawn(process.execPath, [file, ...args], {
    cwd: projectRoot,
    stdio: 'inherit',
    detached: true,
    env: { ...process.env, ...env },
  });
  const end = (signal: NodeJS.Signals): void => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, signal);
  };
  const limit = setTimeout(() => {
    console.log(`After ${minutes} minutes it still ran: ended.`);
    end('SIGTERM');
    setTimeout(() => end('SIGKILL'), partingMilliseconds).unref();
  }, minutes * 60_000);
  process.on('SIGINT', end).on('SIGTERM', end);
  try {
    return await exitOf(child);
  } finally {
    clearTimeout(limit);
    process.off('SIGINT', end).off('SIGTERM', end);
  }
}

const partingMilliseconds = 10_000;

const exitOf = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
