/**
 * Opens what every command and the server need, in this order: database, keys, clock. The caller closes it; closing is
 * what stops the embedded PostgreSQL.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { auditSealFailures, auditWriteFailures } from './platform/audit/audit-metrics.ts';
import { openClock, realNow, type Clock } from './platform/clock/clock.ts';
import type { Config } from './platform/config/config.ts';
import type { Ctx } from './platform/context.ts';
import { createKeyFile } from './platform/crypto/key-file.ts';
import { openKeyring, type Keyring } from './platform/crypto/keyring.ts';
import { openDatabase, type OpenDatabase, type OpenOptions } from './platform/db/open.ts';
import { neverStopped, unlessStopped } from './platform/stopping.ts';
import { listMissingMigrations } from './platform/db/missing-migrations.ts';
import { openLog } from './platform/telemetry/log.ts';
import { openMetrics, type Metrics } from './platform/telemetry/metrics.ts';

export interface OpenParts {
  readonly config: Config;
  readonly database: OpenDatabase;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** For jobs, commands and seeds: the actor is the system, by a name. */
  systemContext(name: string): Ctx;
  close(): Promise<void>;
}

export async function openParts(config: Config, options: OpenOptions = {}): Promise<OpenParts> {
  const database = await openDatabase(config, options);
  try {
    const keyring = await unlessStopped(options.stopping ?? neverStopped, openKeys(config));
    const clock = await openClock(database.app, { follows: config.demo });
    return {
      config,
      database,
      keyring,
      clock,
      log: openLog(config.logLevel),
      metrics: metricsOf(),
      systemContext: (name) => ({
        actor: { kind: 'system', name },
        subject: null,
        tx: database.app,
        now: clock.now(),
        requestId: randomUUID(),
        client: { address: 'local', userAgent: '' },
        keyring,
        policy: config.policy,
      }),
      async close() {
        clock.stop();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

function metricsOf(): Metrics {
  const metrics = openMetrics();
  metrics.registry.registerMetric(auditWriteFailures);
  metrics.registry.registerMetric(auditSealFailures);
  return metrics;
}

/** The demo makes its keys beside its database; a real installation names them and never gets new ones by accident. */
async function openKeys(config: Config): Promise<Keyring> {
  if (config.kmsUrl) return openKeyring({ kind: 'kms', url: config.kmsUrl });
  const path = config.masterKeyFile ?? join(config.dataDir, 'keys.json');
  if (!config.masterKeyFile && config.demo) createKeyFile(path, realNow());
  return openKeyring({ kind: 'file', path });
}

/** Names what is not ready: asked by /readyz, so it must answer also while everything is away. */
export const notReady = ({ database }: OpenParts): Promise<readonly string[]> =>
  listMissingMigrations(database.app).then(
    (missing) => (missing.length === 0 ? [] : ['migrations']),
    () => ['database'],
  );
