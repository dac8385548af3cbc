/**
 * `const db = await testDatabase()`: a database of its own for one test file, copied from the migrated template in well
 * under a second. Tests work as the application does (`pool` may only do what countersign_app may); `adminUrl` may do all.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { inject } from 'vitest';
import type { Database } from '../src/platform/db/database.ts';
import { openPools } from '../src/platform/db/pools.ts';
import type { DatabaseRole } from '../src/platform/db/roles.ts';
import { askedFile, readyFile, templateName, type ReadyDatabase } from './database-files.ts';

export interface TestDatabase {
  readonly db: Kysely<Database>;
  readonly pool: pg.Pool;
  readonly sealerPool: pg.Pool;
  /** Superuser of this database: for looking behind the grants, and for playing the intruder. */
  readonly adminUrl: string;
  readonly url: (role: DatabaseRole) => string;
  /** Closes the pools and removes the database; call it in `afterAll`. */
  drop(): Promise<void>;
}

const readyWithinMilliseconds = 150_000;

/** `template`: another prepared database to copy, such as the one with the cast in it (test/world.ts). */
export async function testDatabase(template = templateName): Promise<TestDatabase> {
  const urls = await askForServer(inject('databaseFolder'));
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = (role: DatabaseRole): string => withDatabase(urls[role], name);
  await asAdmin(
    urls.admin,
    `create database ${name} template ${template} owner countersign_owner`,
    // As PostgreSQL does it after five runs of a statement: a plan that knows no values. What holds for some values only,
    // such as the condition of a partial index given as a parameter, fails at the first run.
    `alter database ${name} set plan_cache_mode = force_generic_plan`,
  );
  const pools = openPools({ app: url('app'), sealer: url('sealer') });
  return {
    db: pools.app,
    pool: pools.appPool,
    sealerPool: pools.sealerPool,
    adminUrl: url('admin'),
    url,
    async drop() {
      await pools.close();
      await asAdmin(urls.admin, `drop database if exists ${name} with (force)`);
    },
  };
}

async function askForServer(folder: string): Promise<Readonly<Record<DatabaseRole, string>>> {
  writeFileSync(join(folder, askedFile), '');
  const ready = join(folder, readyFile);
  const deadline = Date.now() + readyWithinMilliseconds;
  while (!existsSync(ready)) {
    if (Date.now() > deadline) throw new Error('The database of this test run did not come up in time.');
    await sleep(20);
  }
  const answer: ReadyDatabase = JSON.parse(readFileSync(ready, 'utf8'));
  if (!answer.urls) throw new Error(`The database of this test run did not come up: ${answer.error}`);
  return answer.urls;
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function asAdmin(url: string, ...statements: readonly string[]): Promise<void> {
  const client = await connect(url);
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** As the superuser, in no test's database: for preparing one that others are copied from. The caller ends it. */
export const connectToServer = async (): Promise<pg.Client> =>
  connect((await askForServer(inject('databaseFolder'))).admin);

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: withDatabase(url, 'postgres') });
  await client.connect();
  return client;
}
