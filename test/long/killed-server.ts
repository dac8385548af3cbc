/**
 * The real server as a process of its own, for tests that kill it: on one port and one DATA_DIR, with its letters and texts
 * going to servers of the test. PostgreSQL is killed by the number in its own file, as the machine would kill it.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openFolder, readRunning } from '../../src/platform/db/embedded/folder.ts';
import { root } from '../../src/platform/files/root.ts';
import { untilNobody } from '../embedded/processes.ts';

export interface KilledServer {
  readonly origin: string;
  readonly dataDir: string;
  start(): void;
  /** Resolves as soon as /readyz answers well. */
  untilReady(): Promise<void>;
  killServer(): Promise<void>;
  /** False where there was no PostgreSQL to kill at that moment. */
  killPostgres(): boolean;
  adminUrl(): string;
  /** Everything that the process has written so far: its log. */
  log(): string;
  command(...words: readonly string[]): { readonly code: number | null; readonly said: string };
  end(): Promise<void>;
}

const readyWithinMilliseconds = 90_000;
const goneWithinMilliseconds = 30_000;

export async function killedServer(settings: Readonly<Record<string, string>>): Promise<KilledServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'countersign-walk-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const env = { ...environment(dataDir, port), ...settings };
  const logPath = join(dataDir, 'server.log');
  const log = createWriteStream(logPath, { flags: 'a' });
  await once(log, 'open');
  let child: ChildProcess | null = null;

  return {
    origin,
    dataDir,
    start() {
      const words = ['--import', 'tsx', join(root, 'src', 'main.ts')];
      child = spawn(process.execPath, words, { env, cwd: root, stdio: ['ignore', log, log] });
    },
    untilReady: () =>
      untilReady(origin, () => {
        if (child?.exitCode)
          throw new Error(`The server ended with ${child.exitCode}: ${readFileSync(logPath, 'utf8')}`);
      }),
    async killServer() {
      if (!child) throw new Error('Nothing runs');
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    killPostgres: () => killPostgres(dataDir),
    adminUrl: () => readRunning(openFolder(dataDir))?.urls.admin ?? '',
    log: () => readFileSync(logPath, 'utf8'),
    command(...words) {
      const args = ['--import', 'tsx', join(root, 'src', 'countersign.ts'), ...words];
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, cwd: root, encoding: 'utf8' });
      return { code: status, said: `${stdout}${stderr}` };
    },
    async end() {
      if (child && child.exitCode === null && child.signalCode === null) {
        const gone = once(child, 'exit', { signal: AbortSignal.timeout(goneWithinMilliseconds) });
        child.kill('SIGTERM');
        await gone;
      }
      await untilNobody(dataDir, goneWithinMilliseconds);
      log.end();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

const environment = (dataDir: string, port: number) => ({
  PATH: process.env['PATH'],
  DATA_DIR: dataDir,
  PORT: String(port),
  HOST: '127.0.0.1',
  DEMO: '1',
  LOG_LEVEL: 'info',
  TRUSTED_PROXIES: '127.0.0.1',
});

async function untilReady(origin: string, look: () => void): Promise<void> {
  const deadline = performance.now() + readyWithinMilliseconds;
  while (performance.now() < deadline) {
    look();
    const answer = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await pause(40);
  }
  throw new Error(`The server was not ready within ${readyWithinMilliseconds} ms.`);
}

function killPostgres(dataDir: string): boolean {
  try {
    const [pid] = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGKILL');
    return true;
  } catch {
    return false;
  }
}
