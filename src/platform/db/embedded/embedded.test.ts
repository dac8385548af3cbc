/**
 * The promises of the embedded PostgreSQL, kept against processes that are really killed: no orphan, no stale lock, and
 * the next start works by itself.
 */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hold, killAllHolders } from '../../../../test/embedded/holder.ts';
import { processesOn, untilNobody } from '../../../../test/embedded/processes.ts';
import { StartRefusal } from '../../config/refusal.ts';
import { Stopped } from '../../stopping.ts';
import { startEmbedded } from './embedded.ts';
import { userForPostgres } from './unix-user.ts';

/** 1.5 s on a quiet machine; test runs share theirs. */
const goneWithinMilliseconds = 30_000;
const crowdedMilliseconds = 180_000;

let top: string;
let dataDir: string;
beforeAll(() => {
  // Nobody but us may enter: as root this is the folder that PostgreSQL's own user cannot reach.
  top = mkdtempSync(join(tmpdir(), 'countersign-closed-'));
  chmodSync(top, 0o700);
  dataDir = join(top, 'data');
});
afterEach(async () => {
  killAllHolders();
  await untilNobody(top, goneWithinMilliseconds);
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

async function ask(url: string, question: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query({ text: question, rowMode: 'array' })).rows[0]?.[0];
  } finally {
    await client.end();
  }
}

const runDirectoryOf = (folder: string): string =>
  JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')).runDirectory;

/** Asks to stop as soon as a program works on the folder: initdb on a new one, PostgreSQL on one that has a cluster. */
async function stopWhileStarting(folder: string): Promise<void> {
  const asked = new AbortController();
  const starting = startEmbedded({ dataDir: folder, stopping: asked.signal });
  starting.catch(() => undefined);
  await expect.poll(() => processesOn(folder).length).toBeGreaterThan(0);
  asked.abort(new Stopped());
  await expect(starting).rejects.toThrow(Stopped);
  expect(processesOn(folder)).toEqual([]);
}

describe('asked to stop while it starts', () => {
  it('leaves no process and no draft, and the next start works', async () => {
    const folder = join(top, 'interrupted');
    await stopWhileStarting(folder);
    expect(readdirSync(folder).filter((name) => name.startsWith('postgres.new'))).toEqual([]);
    await (await startEmbedded({ dataDir: folder })).stop();
    await stopWhileStarting(folder);
    const server = await startEmbedded({ dataDir: folder });
    expect(await ask(server.url('owner'), 'select 1')).toBe(1);
    await server.stop();
  });
});

describe('starting and stopping', () => {
  it('leaves no process and no socket, and keeps the data', async () => {
    const first = await startEmbedded({ dataDir });
    const socketFolder = runDirectoryOf(dataDir);
    expect(processesOn(dataDir).map(({ name }) => name)).toEqual(expect.arrayContaining(['sh', 'postgres']));
    await ask(first.url('owner'), 'create table kept (id int)');
    await first.stop();
    expect(processesOn(dataDir)).toEqual([]);
    expect(existsSync(socketFolder)).toBe(false);
    const second = await startEmbedded({ dataDir });
    expect(await ask(second.url('owner'), 'select count(*)::int from kept')).toBe(0);
    await second.stop();
  });

  it('keeps passwords to ourselves, listens nowhere, writes to disk before it answers, and sorts by code point', async () => {
    const server = await startEmbedded({ dataDir });
    const settings = `select string_agg(name || '=' || setting, ' ' order by name) from pg_settings
      where name in ('fsync', 'listen_addresses', 'server_encoding', 'password_encryption')`;
    expect(await ask(server.url('app'), settings)).toBe(
      'fsync=on listen_addresses= password_encryption=scram-sha-256 server_encoding=UTF8',
    );
    expect(await ask(server.url('app'), 'select datcollate from pg_database where datname = current_database()')).toBe(
      'C',
    );
    for (const name of ['postgres.json', 'running.json'])
      expect(statSync(join(dataDir, name)).mode & 0o777).toBe(0o600);
    const wrong = server.url('admin').replace(/:[^:@/]+@/, ':wrong@');
    await expect(ask(wrong, 'select 1')).rejects.toThrow(/password authentication failed/);
    await server.stop();
  });

  it('removes everything of a throw-away server', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'countersign-fast-'));
    const server = await startEmbedded({ dataDir: folder, fast: true });
    expect(await ask(server.url('admin'), 'show fsync')).toBe('off');
    await server.stop();
    expect(existsSync(folder)).toBe(false);
  });
});

describe('several processes', { timeout: crowdedMilliseconds }, () => {
  it('use one PostgreSQL, which runs until the last of them is gone, whoever started it', async () => {
    const first = hold(dataDir);
    expect(await first.said).toBe('up');
    const second = await startEmbedded({ dataDir });
    await first.kill();
    await sleep(300);
    expect(await ask(second.url('app'), 'select 1')).toBe(1);
    await second.stop();
    expect(processesOn(dataDir)).toEqual([]);
  });

  it('are let in beside a server, but a second server is refused in one line', async () => {
    const server = hold(dataDir, 'exclusive');
    expect(await server.said).toBe('up');
    const beside = hold(dataDir, 'beside');
    expect(await beside.said).toBe('up');
    const second = hold(dataDir, 'exclusive');
    expect(await second.said).toMatch(/^StartRefusal: DATA_DIR: another server already runs on .*\.$/);
    await Promise.all([server.stop(), beside.stop()]);
  });

  it('that start at the same moment on a new folder all get it, and one server wins', async () => {
    const fresh = join(top, 'together');
    const all = [hold(fresh, 'exclusive'), hold(fresh, 'exclusive'), hold(fresh)];
    const said = await Promise.all(all.map((each) => each.said));
    const refused = expect.stringMatching(/^StartRefusal: DATA_DIR: another server/);
    expect(said.toSorted()).toEqual([refused, 'up', 'up']);
  });
});

describe('after a kill', { timeout: crowdedMilliseconds }, () => {
  it('of the server, PostgreSQL stops by itself, and the next start works at once', async () => {
    for (let round = 0; round < 4; round += 1) {
      const server = hold(dataDir, 'exclusive');
      if (round % 2 === 0) await server.said;
      else await sleep(Math.random() * 600);
      await server.kill();
    }
    const next = hold(dataDir, 'exclusive');
    expect(await next.said).toBe('up');
    await next.kill();
    await untilNobody(top, goneWithinMilliseconds);
  });

  it('while the cluster is being made, none is left half made', async () => {
    const fresh = join(top, 'half');
    for (const milliseconds of [250, 500, 750]) {
      const server = hold(fresh);
      await sleep(milliseconds);
      await server.kill();
    }
    await untilNobody(top, goneWithinMilliseconds);
    const server = await startEmbedded({ dataDir: fresh });
    expect(await ask(server.url('app'), 'select 1')).toBe(1);
    await server.stop();
  });

  it('of PostgreSQL itself, it comes back under the same address', async () => {
    const server = await startEmbedded({ dataDir });
    const pid = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => ask(server.url('app'), 'select 1').catch(() => 'away')).toBe(1);
    await server.stop();
    expect(processesOn(dataDir)).toEqual([]);
  });

  it('of any one part of the watcher, PostgreSQL goes on, and still ends with the server', async () => {
    const parts = (): readonly number[] =>
      processesOn(dataDir).flatMap(({ name, pid }) => (name === 'sh' ? [pid] : []));
    for (const part of [0, 1, 2]) {
      const server = await startEmbedded({ dataDir });
      process.kill(Number(parts().toSorted((a, b) => a - b)[part]), 'SIGKILL');
      await sleep(100);
      expect(await ask(server.url('app'), 'select 1')).toBe(1);
      await server.stop();
      await untilNobody(dataDir, goneWithinMilliseconds);
    }
  });

  it('of the whole watcher, PostgreSQL still ends with the server when that stops in its own time', async () => {
    const server = await startEmbedded({ dataDir });
    for (const { name, pid } of processesOn(dataDir)) if (name === 'sh') process.kill(pid, 'SIGKILL');
    await server.stop();
    await expect(untilNobody(dataDir, goneWithinMilliseconds)).resolves.toBeGreaterThanOrEqual(0);
  });

  it.each(['sh', 'sh of readers'])(
    'of the server and of every %s, the next start takes the orphan over',
    async (parts) => {
      const server = hold(dataDir);
      await server.said;
      const shells = processesOn(dataDir).filter(({ name }) => name === 'sh');
      for (const { pid } of shells.slice(parts === 'sh' ? 0 : 1)) process.kill(pid, 'SIGKILL');
      await server.kill();
      const next = await startEmbedded({ dataDir });
      expect(await ask(next.url('app'), 'select 1')).toBe(1);
      await next.stop();
      await untilNobody(dataDir, goneWithinMilliseconds);
    },
  );

  it('of the whole machine, a lock with the number of a stranger is not believed', async () => {
    const stranger = spawn('sleep', ['60'], { ...userForPostgres(join(dataDir, 'postgres')), stdio: 'ignore' });
    const lines = [
      stranger.pid,
      join(dataDir, 'postgres'),
      '1795354454',
      '5432',
      '/tmp/countersign-gone',
      '',
      '1 1',
      'ready   ',
      '',
    ];
    writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), lines.join('\n'));
    const server = await startEmbedded({ dataDir });
    expect(await ask(server.url('app'), 'select 1')).toBe(1);
    await server.stop();
    stranger.kill();
  });
});

describe('what cannot work', () => {
  const refusalOf = async (folder: string): Promise<string> => {
    const error = await startEmbedded({ dataDir: folder }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StartRefusal);
    return error instanceof Error ? error.message : '';
  };

  it('is said in one line that names DATA_DIR when it cannot be written', async () => {
    writeFileSync(join(top, 'file'), '');
    expect(await refusalOf(join(top, 'file', 'below'))).toMatch(/^DATA_DIR: .* cannot be written \(ENOTDIR\)\.$/);
  });

  it('is said with two commands when another major version wrote the cluster', async () => {
    const old = join(top, 'old');
    mkdirSync(join(old, 'postgres'), { recursive: true });
    writeFileSync(join(old, 'postgres', 'PG_VERSION'), '17\n');
    const [line, ...commands] = (await refusalOf(old)).split('\n');
    expect(line).toMatch(/^DATA_DIR: .* was written by PostgreSQL 17; this release runs 18/);
    expect(commands).toHaveLength(2);
    expect(readFileSync(join(old, 'postgres', 'PG_VERSION'), 'utf8')).toBe('17\n');
  });

  it('is said when the passwords of a cluster are gone', async () => {
    const bare = join(top, 'bare');
    mkdirSync(join(bare, 'postgres'), { recursive: true });
    writeFileSync(join(bare, 'postgres', 'PG_VERSION'), '18\n');
    expect(await refusalOf(bare)).toMatch(/^DATA_DIR: .*postgres\.json is missing/);
  });
});
