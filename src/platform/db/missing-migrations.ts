/** Asked by /readyz: has the database everything that this release stands on? Another process may still be at it. */
import type { Kysely } from 'kysely';
import pg from 'pg';
import type { Database } from './database.ts';
import { jobSchemaVersion } from './job-schema.ts';
import { readMigrations } from './migration-files.ts';

const undefinedTable = '42P01';
let wanted: readonly string[] | null = null;

/** Names of the migrations that are not applied. Throws when the database does not answer. */
export async function listMissingMigrations(db: Kysely<Database>): Promise<readonly string[]> {
  wanted ??= [...readMigrations(), jobSchemaVersion()].map(({ name }) => name);
  const applied = await listApplied(db);
  return wanted.filter((name) => !applied.has(name));
}

async function listApplied(db: Kysely<Database>): Promise<ReadonlySet<string>> {
  try {
    const rows = await db.selectFrom('platform.migration').select('name').execute();
    return new Set(rows.map(({ name }) => name));
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === undefinedTable) return new Set();
    throw error;
  }
}
