/**
 * Runs one program of a check or test and gives its exit code; its output goes straight to the terminal.
 * Programs of packages are started by `node` and their file, so that the pinned Node runs them whatever PATH says.
 */
import { spawn } from 'node:child_process';
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

export function runNode(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  return runProgram(process.execPath, [file, ...args], env);
}

export function runProgram(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: projectRoot, stdio: 'inherit', env: { ...process.env, ...env } });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
