/**
 * The two ways into a database: as the application, and as the sealer. On a server of one's own, where one login is a member
 * of both groups, each connection becomes the group it works as, so the grants of the migrations hold there too.
 */
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './database.ts';
import { withNamedStatements } from './named-statements.ts';
import { roleNames, type DatabaseRole } from './roles.ts';
import { valueTypes } from './value-types.ts';

export interface Pools {
  readonly app: Kysely<Database>;
  /** For reads of the public registry by programs: the replica where there is one, else `app`. May lag behind. */
  readonly replica: Kysely<Database>;
  readonly appPool: pg.Pool;
  readonly sealerPool: pg.Pool;
  close(): Promise<void>;
}

export interface PoolUrls extends Readonly<Record<'app' | 'sealer', string>> {
  readonly replica?: string | null;
}

const appConnections = 10;
const sealerConnections = 2;
/** A request waits this long for a connection; the page then says that we are busy (503), within its 5 seconds. */
const connectWithinMilliseconds = 4_000;
const statementTimeoutMilliseconds = 30_000;
const idleInTransactionMilliseconds = 60_000;

export function openPools(urls: PoolUrls): Pools {
  const appPool = openPool(urls.app, 'app', appConnections);
  const sealerPool = openPool(urls.sealer, 'sealer', sealerConnections);
  const app = asApplication(appPool);
  const replica = urls.replica ? asApplication(openPool(urls.replica, 'app', appConnections)) : app;
  return {
    app,
    replica,
    appPool,
    sealerPool,
    async close() {
      await Promise.all([app.destroy(), sealerPool.end(), replica === app ? null : replica.destroy()]);
    },
  };
}

const asApplication = (pool: pg.Pool): Kysely<Database> =>
  new Kysely<Database>({ dialect: new PostgresDialect({ pool: withNamedStatements(pool) }) });

export function openPool(connectionString: string, role: Exclude<DatabaseRole, 'admin'>, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    types: valueTypes,
    application_name: `countersign ${role}`,
    connectionTimeoutMillis: connectWithinMilliseconds,
    statement_timeout: statementTimeoutMilliseconds,
    idle_in_transaction_session_timeout: idleInTransactionMilliseconds,
    keepAlive: true,
    options: becomes(connectionString, role),
  });
  // An error event that nobody hears ends the process. A connection that breaks while idle is replaced at the next use; one
  // that breaks between two statements of its user makes the next statement fail.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

function becomes(connectionString: string, role: Exclude<DatabaseRole, 'admin'>): string {
  const isLoginOfRole = loginOf(connectionString) === roleNames[role];
  return isLoginOfRole || role === 'owner' ? '-c TimeZone=UTC' : `-c TimeZone=UTC -c role=${roleNames[role]}`;
}

export const loginOf = (connectionString: string): string => new pg.Client({ connectionString }).user ?? '';
