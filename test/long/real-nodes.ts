/**
 * Two servers as processes of their own on the database of a world, for what must hold between nodes: the world walks and reads
 * letters, the nodes get the posts. They have the world's keys and its time, as far as `inStep` was called.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { testStorage } from '../../src/platform/crypto/test-keys.ts';
import { root } from '../../src/platform/files/root.ts';
import type { Client } from '../client.ts';
import { rowsOf } from '../identity-steps.ts';
import { formatInstantLong } from '../../src/vocabulary/time-zone.ts';
import type { World } from '../world.ts';

export interface RealNodes {
  readonly origins: readonly string[];
  /** To the node of this number, with the cookies that the browser has now; follows nothing. */
  post(node: number, client: Client, path: string, body: URLSearchParams): Promise<Response>;
  get(node: number, client: Client, path: string): Promise<Response>;
  /** Sets the clock of the nodes to the world's, and waits until both show it. */
  inStep(): Promise<void>;
  end(): Promise<void>;
}

const nodesInAll = 2;
const readyWithinMilliseconds = 90_000;
const ourAddress = 'http://localhost:3000';

export async function realNodes(world: World): Promise<RealNodes> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-nodes-'));
  const keys = join(folder, 'keys.json');
  writeFileSync(keys, testStorage().read(), { mode: 0o600 });
  const ports = await Promise.all(Array.from({ length: nodesInAll }, freePort));
  const children = ports.map((port) => start(world, { folder, keys, port }));
  const origins = ports.map((port) => `http://127.0.0.1:${port}`);
  await Promise.all(origins.map((origin, index) => untilReady(origin, children[index])));
  let addresses = 0;
  const ask = (node: number, client: Client, path: string, init: RequestInit): Promise<Response> => {
    addresses = (addresses + 1) % 60_000;
    const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const from = `198.18.${addresses >> 8}.${addresses & 255}`;
    const headers = { ...init.headers, cookie, 'x-forwarded-for': from, connection: 'close' };
    return fetch(`${origins[node]}${path}`, { ...init, headers, redirect: 'manual' });
  };
  return {
    origins,
    post: (node, client, path, body) =>
      ask(node, client, path, { method: 'POST', body, headers: { origin: ourAddress } }),
    get: (node, client, path) => ask(node, client, path, { method: 'GET' }),
    async inStep() {
      const offset = world.clock.now().getTime() - Date.now();
      await rowsOf(world, `update platform.clock set offset_milliseconds = ${offset}`);
      await Promise.all(origins.map((origin) => untilItIs(origin, world)));
    },
    async end() {
      await Promise.all(children.map(endOf));
      rmSync(folder, { recursive: true, force: true });
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

interface Place {
  readonly folder: string;
  readonly keys: string;
  readonly port: number;
}

function start(world: World, { folder, keys, port }: Place): ChildProcess {
  const env = {
    PATH: process.env['PATH'],
    DEMO: '1',
    DATABASE_URL: world.database.url('app'),
    DATABASE_ADMIN_URL: world.database.adminUrl,
    MASTER_KEY_FILE: keys,
    PUBLIC_URL: ourAddress,
    DATA_DIR: join(folder, String(port)),
    HOST: '127.0.0.1',
    PORT: String(port),
    TRUSTED_PROXIES: '127.0.0.1',
    LOG_LEVEL: 'warn',
  };
  const words = ['--import', 'tsx', join(root, 'src', 'main.ts'), '--role', 'web'];
  return spawn(process.execPath, words, { env, cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
}

async function untilReady(origin: string, child: ChildProcess | undefined): Promise<void> {
  const deadline = performance.now() + readyWithinMilliseconds;
  while (performance.now() < deadline) {
    if (child?.exitCode) throw new Error(`A node ended with ${child.exitCode}.`);
    const answer = await fetch(`${origin}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await pause(50);
  }
  throw new Error('A node was not ready in time.');
}

/** To the minute, as the page of the clock shows it; the next one may have begun meanwhile. */
async function untilItIs(origin: string, { clock, parts }: World): Promise<void> {
  const minutes = [0, 1].map((later) => new Date(clock.now().getTime() + later * 60_000));
  const shown = minutes.map((minute) => formatInstantLong(minute, parts.config.timeZone));
  const deadline = performance.now() + readyWithinMilliseconds;
  while (performance.now() < deadline) {
    const page = await (await fetch(`${origin}/dev/clock`)).text();
    if (shown.some((minute) => page.includes(minute))) return;
    await pause(50);
  }
  throw new Error('A node does not follow the clock.');
}

async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
