/** Starts a program of ours as a process of its own and waits until it says where it listens. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** As `npm start` does (docs/decisions/0022); bare hashes beside it run in this process, as Node by itself has them. */
const allocator = {
  GLIBC_TUNABLES:
    'glibc.malloc.hugetlb=1:glibc.malloc.arena_max=1:glibc.malloc.mmap_threshold=33554432:glibc.malloc.trim_threshold=25165824',
} as const;
const youngHeap = ['--max-semi-space-size=4', '--no-parallel-scavenge'] as const;

const root = dirname(dirname(fileURLToPath(import.meta.url)));

export interface Started {
  readonly port: number;
  readonly readyMs: number;
  readonly dataDir: string;
  /** Memory of the process itself, in MB, as the system counts it. */
  residentMb(): number;
  /** Processor time that the process itself has used so far, in milliseconds. */
  cpuMs(): number;
  stop(): Promise<void>;
}

export async function start(
  args: readonly string[],
  dataDir?: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Started> {
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  const began = performance.now();
  const child = spawn(process.execPath, [...youngHeap, ...args], {
    cwd: root,
    env: { ...allocator, PATH: process.env['PATH'], PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await portOf(child);
  const readyMs = performance.now() - began;
  const fromKernel = (file: string) => readFileSync(`/proc/${child.pid}/${file}`, 'utf8');
  return {
    port,
    readyMs,
    dataDir: folder,
    residentMb: () => Number(/VmRSS:\s+(\d+)/.exec(fromKernel('status'))?.[1] ?? 0) / 1024,
    cpuMs: () => cpuMsOf(fromKernel('stat')),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => {
          if (!dataDir) rmSync(folder, { recursive: true, force: true });
          resolve();
        });
        child.kill('SIGTERM');
      }),
  };
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (part: Buffer) => {
      said += part.toString();
      const port = /ready at \S+?:(\d+)/.exec(said)?.[1];
      if (port) resolve(Number(port));
    });
    child.once('exit', (code) => reject(new Error(`It ended with ${code} before it was ready:\n${said}`)));
  });
}

/** User and system time stand in ticks of 10 ms, the 14th and 15th field; the second field is a name in brackets. */
function cpuMsOf(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
