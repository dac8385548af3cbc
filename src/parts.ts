/**
 * Opens what every command and the server need, in this order: database, keys, clock. The caller closes it; closing is
 * what stops the embedded PostgreSQL.
 */
import { join } from 'node:path';
import type { Logger } from 'pino';
import { openClock, realNow, type Clock } from './platform/clock/clock.ts';
import type { Config } from './platform/config/config.ts';
import { createKeyFile } from './platform/crypto/key-file.ts';
import { openKeyring, type Keyring } from './platform/crypto/keyring.ts';
import { openDatabase, type OpenDatabase, type OpenOptions } from './platform/db/open.ts';
import { openLog } from './platform/telemetry/log.ts';
import { openMetrics, type Metrics } from './platform/telemetry/metrics.ts';

export interface OpenParts {
  readonly config: Config;
  readonly database: OpenDatabase;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  close(): Promise<void>;
}

export async function openParts(config: Config, options: OpenOptions = {}): Promise<OpenParts> {
  const database = await openDatabase(config, options);
  try {
    const keyring = await openKeys(config);
    const clock = await openClock(database.app, { follows: config.demo });
    const close = async () => {
      clock.stop();
      await database.close();
    };
    return { config, database, keyring, clock, log: openLog(config.logLevel), metrics: openMetrics(), close };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The demo makes its keys beside its database; a real installation names them and never gets new ones by accident. */
async function openKeys(config: Config): Promise<Keyring> {
  if (config.kmsUrl) return openKeyring({ kind: 'kms', url: config.kmsUrl });
  const path = config.masterKeyFile ?? join(config.dataDir, 'keys.json');
  if (!config.masterKeyFile && config.demo) createKeyFile(path, realNow());
  return openKeyring({ kind: 'file', path });
}
