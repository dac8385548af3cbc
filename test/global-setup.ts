/**
 * One throw-away PostgreSQL per run of vitest, started when the first test asks for a database and not before: a run of
 * pure tests never waits for it. It ends with this process, however that ends (src/platform/db/embedded/watcher.ts).
 */
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded, type Embedded } from '../src/platform/db/embedded/embedded.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { roleNames } from '../src/platform/db/roles.ts';
import { askedFile, readyFile, templateName, type ReadyDatabase } from './database-files.ts';

const lookEveryMilliseconds = 25;

export function setup(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-test-'));
  project.provide('databaseFolder', folder);
  let server: Promise<Embedded | null> = Promise.resolve(null);
  const looking = setInterval(() => {
    if (!existsSync(join(folder, askedFile))) return;
    clearInterval(looking);
    server = startTemplate(folder);
  }, lookEveryMilliseconds);
  return async () => {
    clearInterval(looking);
    await (await server)?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function startTemplate(folder: string): Promise<Embedded | null> {
  try {
    const server = await startEmbedded({ dataDir: join(folder, 'data'), fast: true });
    await makeTemplate(server);
    answer(folder, {
      urls: {
        admin: server.url('admin'),
        owner: server.url('owner'),
        app: server.url('app'),
        sealer: server.url('sealer'),
      },
    });
    return server;
  } catch (error) {
    answer(folder, { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    return null;
  }
}

/** Migrated once; nobody may connect to it afterwards, so that it can be copied at any moment. */
async function makeTemplate(server: Embedded): Promise<void> {
  const client = new pg.Client({ connectionString: server.url('admin', 'postgres') });
  await client.connect();
  await client.query(`create database ${templateName} owner ${roleNames.owner}`);
  await migrate(server.url('owner', templateName));
  await client.query(`alter database ${templateName} with is_template true allow_connections false`);
  await client.end();
}

function answer(folder: string, ready: ReadyDatabase): void {
  const draft = join(folder, 'draft');
  writeFileSync(draft, JSON.stringify(ready), { mode: 0o600 });
  renameSync(draft, join(folder, readyFile));
}
