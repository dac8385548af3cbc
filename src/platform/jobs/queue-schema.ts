/**
 * Installs or upgrades the tables of the queue (graphile-worker's own migrations) and lets the application use them.
 * Runs as the owner, after our migrations. The library switches row security on, so that tables without a policy show
 * nothing: the policies here are what lets the application, and nobody else, see jobs.
 */
import { runMigrations } from 'graphile-worker';
import type { Pool } from 'pg';
import { roleNames } from '../db/roles.ts';
import { hearPoolFailures } from './pool-failures.ts';
import { queueLogger, type QueueLog } from './queue-log.ts';

const tables = ['_private_jobs', '_private_job_queues', '_private_tasks', '_private_known_crontabs'] as const;

export async function installQueue(ownerPool: Pool, log: QueueLog): Promise<void> {
  hearPoolFailures(ownerPool, log);
  await runMigrations({ pgPool: ownerPool, schema: 'graphile_worker', logger: queueLogger(log) });
  const app = roleNames.app;
  const perTable = tables.map(
    (table) => `
    GRANT SELECT, INSERT, UPDATE, DELETE ON graphile_worker.${table} TO ${app};
    DROP POLICY IF EXISTS app_uses_queue ON graphile_worker.${table};
    CREATE POLICY app_uses_queue ON graphile_worker.${table} FOR ALL TO ${app} USING (true) WITH CHECK (true);`,
  );
  await ownerPool.query(`BEGIN;
    GRANT USAGE ON SCHEMA graphile_worker TO ${app};
    GRANT SELECT ON graphile_worker.migrations, graphile_worker.jobs TO ${app};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO ${app};
    REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker FROM PUBLIC;
    ${perTable.join('')}
    COMMIT`);
}
