/**
 * Makes the logins and the database of the embedded server, where they are not there yet, and decides who serves.
 * Runs at every start under one lock: it is what makes a start that was killed half-way harmless.
 */
import pg from 'pg';
import { roleNames, type DatabaseRole } from '../roles.ts';
import { errorCode, type Passwords } from './folder.ts';

export const databaseName = 'countersign';
const startLock = 7_202_511;

export const urlOf = (
  runDirectory: string,
  role: DatabaseRole,
  passwords: Passwords,
  database = databaseName,
): string =>
  `postgresql://${roleNames[role]}:${passwords[role]}@localhost:5432/${database}?host=${encodeURIComponent(runDirectory)}`;

export const urlsOf = (runDirectory: string, passwords: Passwords): Readonly<Record<DatabaseRole, string>> => ({
  admin: urlOf(runDirectory, 'admin', passwords),
  owner: urlOf(runDirectory, 'owner', passwords),
  app: urlOf(runDirectory, 'app', passwords),
  sealer: urlOf(runDirectory, 'sealer', passwords),
});

/** Refused, gone, reset, or "starting up", "shutting down", "terminated": a server on its way up or down. */
const passing = ['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03'];
export const isPassing = (error: unknown): boolean =>
  passing.includes(errorCode(error)) || (error instanceof Error && /terminated unexpectedly/.test(error.message));

/** `whileLocked` runs alone among all processes that start on this DATA_DIR. */
export async function prepareRoles(runDirectory: string, passwords: Passwords, whileLocked: () => void): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(runDirectory, 'admin', passwords, 'postgres') });
  // Without a listener, a connection that breaks between two statements would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [startLock]);
    for (const role of ['owner', 'app', 'sealer'] as const) await makeRole(client, role, passwords[role]);
    await makeDatabase(client);
    whileLocked();
  } finally {
    await client.end();
  }
}

async function makeRole(client: pg.Client, role: DatabaseRole, password: string): Promise<void> {
  const name = roleNames[role];
  const found = await client.query('select from pg_roles where rolname = $1 and rolcanlogin', [name]);
  if (found.rowCount) return;
  await client.query(`create role ${name} login password ${pg.escapeLiteral(password)}`);
}

async function makeDatabase(client: pg.Client): Promise<void> {
  const found = await client.query('select from pg_database where datname = $1', [databaseName]);
  if (!found.rowCount) await client.query(`create database ${databaseName} owner ${roleNames.owner}`);
  await client.query(`revoke all on database ${databaseName} from public`);
  await client.query(`grant connect on database ${databaseName} to ${roleNames.app}, ${roleNames.sealer}`);
}
