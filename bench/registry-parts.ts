/** What the benchmarks of the registry share: options, and the operator's verbs run as a process of their own. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../bin/source/source-tree.ts';

/** A full file, by its days. */
export const REGISTRY_FILE = 'npidata_pfile_20050523-20250131.csv';

/** `--name=value` of the command line. */
export const optionOf = (name: string, otherwise: string): string =>
  process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;

export interface Run {
  readonly seconds: number;
  readonly residentMb: number;
}

/** Runs a verb as an operator does, with the database that it starts itself. */
export function countersign(args: readonly string[], dataDir: string): Promise<Run> {
  const began = performance.now();
  const child = spawn(process.execPath, [join(projectRoot, 'dist/src/countersign.js'), ...args], {
    cwd: projectRoot,
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir },
    stdio: ['ignore', process.stderr, 'inherit'],
  });
  let residentMb = 0;
  const looking = setInterval(() => {
    residentMb = Math.max(residentMb, peakOf(child.pid));
  }, 200);
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      clearInterval(looking);
      if (code === 0) resolve({ seconds: (performance.now() - began) / 1000, residentMb });
      else reject(new Error(`countersign ${args.join(' ')} ended with ${code}.`));
    });
  });
}

function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
