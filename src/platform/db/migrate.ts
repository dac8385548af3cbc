/**
 * Brings a database to this release: our own migrations, then the tables of the job queue, then the grants around them.
 * Safe to run from any number of processes at once, and free of writes when there is nothing to do, so that a web process
 * whose login may not change tables can start beside one that may.
 */
import pg from 'pg';
import { StartRefusal } from '../config/refusal.ts';
import { areMembers, grantMemberships } from './memberships.ts';
import { jobSchemaVersion, migrateJobs } from './job-schema.ts';
import { readMigrations, type MigrationFile } from './migration-files.ts';

export interface MigrateOptions {
  /** Login of the application, where it is not countersign_app itself: it is put into that group. */
  readonly appLogin?: string;
  /** The login that seals the audit, likewise. */
  readonly sealerLogin?: string;
  readonly files?: readonly MigrationFile[];
}

export interface Migrated {
  /** Names of what was applied now; empty when the database was up to date. */
  readonly applied: readonly string[];
}

const migrationLock = 7_202_512;

export async function migrate(adminUrl: string, options: MigrateOptions = {}): Promise<Migrated> {
  const files = options.files ?? readMigrations();
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'countersign migrate' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const wanted = [...files, jobSchemaVersion()];
    if (missing(wanted, await readApplied(client)).length === 0 && (await areMembers(client, options)))
      return { applied: [] };
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    return { applied: await applyMissing(client, adminUrl, files, options) };
  } catch (error) {
    throw asRefusal(error);
  } finally {
    await client.end();
  }
}

async function applyMissing(
  client: pg.Client,
  adminUrl: string,
  files: readonly MigrationFile[],
  options: MigrateOptions,
): Promise<readonly string[]> {
  await makeLedger(client);
  // Read again: another process may have done the work while we waited for the lock.
  const found = await readApplied(client);
  const jobs = jobSchemaVersion();
  const pending = missing(files, found);
  for (const file of pending) await applyFile(client, file);
  const applied = pending.map(({ name }) => name);
  if (missing([jobs], found).length > 0) {
    await migrateJobs(client, adminUrl);
    await note(client, jobs);
    applied.push(jobs.name);
  }
  await grantMemberships(client, options);
  return applied;
}

async function makeLedger(client: pg.Client): Promise<void> {
  const found = await client.query("select from pg_tables where schemaname = 'platform' and tablename = 'migration'");
  if (found.rowCount) return;
  await client.query(`
    create schema if not exists platform;
    comment on schema platform is 'What every module stands on: migrations, clock, mail, keys.';
    create table platform.migration (name text primary key, sha256 text not null, applied_at timestamptz not null);
    comment on table platform.migration is 'What brought this database to its present shape.';
    comment on column platform.migration.name is 'File in db/migrations, or a package and its version. sensitive=false';
    comment on column platform.migration.sha256 is 'Hash of the file, by which an edit is noticed. sensitive=false';
    comment on column platform.migration.applied_at is 'Real time of applying. sensitive=false';
  `);
}

type Applied = ReadonlyMap<string, string>;
const undefinedTable = '42P01';
const undefinedSchema = '3F000';
const insufficientPrivilege = '42501';

async function readApplied(client: pg.Client): Promise<Applied> {
  try {
    const { rows } = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from platform.migration',
    );
    return new Map(rows.map(({ name, sha256 }) => [name, sha256]));
  } catch (error) {
    const code = error instanceof pg.DatabaseError ? error.code : undefined;
    if (code === undefinedTable || code === undefinedSchema || code === insufficientPrivilege) return new Map();
    throw error;
  }
}

type Step = Pick<MigrationFile, 'name' | 'sha256'>;

/** What is not applied yet. Rows that this release does not know are those of a newer one that runs beside it. */
function missing<Each extends Step>(steps: readonly Each[], applied: Applied): readonly Each[] {
  for (const { name, sha256 } of steps) {
    const before = applied.get(name);
    if (before !== undefined && before !== sha256)
      throw new StartRefusal(
        `db/migrations/${name} was edited after this database had applied it; put it back and add a new migration instead.`,
      );
  }
  return steps.filter(({ name }) => !applied.has(name));
}

async function applyFile(client: pg.Client, file: MigrationFile): Promise<void> {
  await client.query('begin');
  try {
    // A table that a running process has locked must not make every other process wait behind us.
    await client.query("set local lock_timeout = '10s'");
    await client.query(file.sql);
    await note(client, file);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback').catch(() => undefined);
    const where =
      cause instanceof pg.DatabaseError && cause.position ? ` at line ${lineOf(file.sql, cause.position)}` : '';
    if (cause instanceof pg.DatabaseError && cause.code === insufficientPrivilege) throw cause;
    throw new Error(`db/migrations/${file.name} failed${where}: ${cause instanceof Error ? cause.message : ''}`, {
      cause,
    });
  }
}

const lineOf = (sql: string, position: string): number => sql.slice(0, Number(position)).split('\n').length;

const note = (client: pg.Client, { name, sha256 }: Step): Promise<unknown> =>
  client.query('insert into platform.migration (name, sha256, applied_at) values ($1, $2, $3)', [
    name,
    sha256,
    new Date(),
  ]);

function asRefusal(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError) || error.code !== insufficientPrivilege) return error;
  return new StartRefusal(
    `DATABASE_ADMIN_URL must name a login that may create roles and tables, to migrate this database (${error.message}).`,
    { cause: error },
  );
}
