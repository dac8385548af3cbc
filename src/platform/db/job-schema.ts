/**
 * The tables of graphile-worker, made by the package's own migrations as the owner. Its tables have row level security on
 * and no policy, so nobody but their owner sees a row: the policies here are what lets the application add and run jobs.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import type pg from 'pg';
import { roleNames } from './roles.ts';

/** Read as a migration: a new version of the package is a new name, and its migrations run once. */
export function jobSchemaVersion(): { readonly name: string; readonly sha256: string } {
  const entry = createRequire(import.meta.url).resolve('graphile-worker');
  const manifest: { version: string } = JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8'));
  return { name: `graphile-worker ${manifest.version}`, sha256: '' };
}

export async function migrateJobs(client: pg.Client, adminUrl: string): Promise<void> {
  await runMigrations({ connectionString: adminUrl, schema: 'graphile_worker', noHandleSignals: true });
  const { app } = roleNames;
  await client.query(`
    grant usage on schema graphile_worker to ${app};
    grant select, insert, update, delete on all tables in schema graphile_worker to ${app};
    grant usage, select on all sequences in schema graphile_worker to ${app};
    grant execute on all functions in schema graphile_worker to ${app};
    revoke insert, update, delete on graphile_worker.migrations from ${app};
  `);
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'graphile_worker' and c.relkind = 'r' and c.relrowsecurity
       and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'countersign_app_works')`,
  );
  for (const { name } of rows)
    await client.query(`create policy countersign_app_works on ${name} to ${app} using (true) with check (true)`);
}
