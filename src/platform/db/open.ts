/**
 * From configuration to a database that is ready for this release: the embedded server or one's own, migrated, with pools
 * open. The one thing to know: with an embedded server, `close()` is what stops it, once no other process needs it.
 */
import type { Config } from '../config/config.ts';
import { StartRefusal } from '../config/refusal.ts';
import { neverStopped, unlessStopped } from '../stopping.ts';
import { startEmbedded } from './embedded/embedded.ts';
import { databaseTrouble } from './database-trouble.ts';
import { migrate } from './migrate.ts';
import { checkOwnServer } from './own-server.ts';
import { loginOf, openPools, type Pools } from './pools.ts';

export type DatabaseConfig = Pick<Config, 'databaseUrl' | 'databaseAdminUrl' | 'databaseReplicaUrl' | 'dataDir'>;

export interface OpenOptions {
  /** True for the server: a second one on the same DATA_DIR is refused. Commands leave it out and run beside it. */
  readonly exclusive?: boolean;
  /** Aborted when the process is asked to stop: opening ends at once and throws its reason. */
  readonly stopping?: AbortSignal;
}

export interface OpenDatabase extends Pools {
  /** Owns the tables; for migrations and for measuring, never for serving a request. */
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Migrations that this opening applied. */
  readonly applied: readonly string[];
}

/** Throws a StartRefusal, with one line that names the variable, for everything that the operator can mend. */
export async function openDatabase(config: DatabaseConfig, options: OpenOptions = {}): Promise<OpenDatabase> {
  const { stopping = neverStopped } = options;
  const place =
    config.databaseUrl === null
      ? await embedded(config, options)
      : await unlessStopped(stopping, own(config, config.databaseUrl));
  try {
    const logins = { appLogin: loginOf(place.app), sealerLogin: loginOf(place.sealer) };
    const { applied } = await unlessStopped(stopping, migrate(place.owner, logins));
    const pools = openPools(place);
    return {
      ...pools,
      ownerUrl: place.owner,
      appUrl: place.app,
      applied,
      async close() {
        await pools.close();
        await place.stop();
      },
    };
  } catch (error) {
    await place.stop();
    const trouble = databaseTrouble(error);
    if (trouble === null) throw error;
    throw new StartRefusal(`${config.databaseUrl === null ? 'DATA_DIR' : 'DATABASE_URL'}: ${trouble}`, {
      cause: error,
    });
  }
}

interface Place {
  readonly owner: string;
  readonly app: string;
  readonly sealer: string;
  readonly replica: string | null;
  stop(): Promise<void>;
}

async function embedded(
  { dataDir }: DatabaseConfig,
  { exclusive = false, stopping = neverStopped }: OpenOptions,
): Promise<Place> {
  const server = await startEmbedded({ dataDir, exclusive, stopping });
  return {
    owner: server.url('owner'),
    app: server.url('app'),
    sealer: server.url('sealer'),
    replica: null,
    stop: () => server.stop(),
  };
}

async function own(
  { databaseAdminUrl, databaseReplicaUrl: replica }: DatabaseConfig,
  databaseUrl: string,
): Promise<Place> {
  await checkOwnServer('DATABASE_URL', databaseUrl);
  if (databaseAdminUrl !== null) await checkOwnServer('DATABASE_ADMIN_URL', databaseAdminUrl);
  if (replica !== null) await checkOwnServer('DATABASE_REPLICA_URL', replica);
  const owner = databaseAdminUrl ?? databaseUrl;
  return { owner, app: databaseUrl, sealer: owner, replica, stop: () => Promise.resolve() };
}
