/** Starts and kills processes that hold an embedded PostgreSQL (hold.ts); whatever is left is killed at the end. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Holder {
  readonly process: ChildProcess;
  /** First line of output: `up`, or why not. Empty when it was killed before it said anything. */
  readonly said: Promise<string>;
  /** Lets it stop in its own time. */
  stop(): Promise<void>;
  kill(): Promise<void>;
}

const program = fileURLToPath(new URL('hold.ts', import.meta.url));
const started: ChildProcess[] = [];

export function hold(dataDir: string, mode: 'exclusive' | 'beside' = 'beside'): Holder {
  const child = spawn(process.execPath, [program, dataDir, mode], { stdio: ['pipe', 'pipe', 'inherit'] });
  started.push(child);
  const ended = once(child, 'exit');
  const said = Promise.race([once(child.stdout, 'data').then(([text]) => String(text).trim()), ended.then(() => '')]);
  return {
    process: child,
    said,
    async stop() {
      child.stdin.write('stop\n');
      await ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

export function killAllHolders(): void {
  for (const child of started) if (child.exitCode === null) child.kill('SIGKILL');
}
