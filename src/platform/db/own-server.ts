/**
 * Looks at a PostgreSQL of one's own before anything else uses it, so that a wrong address, password or version is one
 * line that names the variable. Never prints the address whole: it holds the password.
 */
import pg from 'pg';
import { StartRefusal } from '../config/refusal.ts';
import { databaseTrouble } from './database-trouble.ts';

const oldestVersion = 150_000;
const answersWithinMilliseconds = 5_000;

export async function checkOwnServer(variable: string, connectionString: string): Promise<void> {
  const client = clientFor(variable, connectionString);
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ number: string; version: string }>(
      "select current_setting('server_version_num') as number, current_setting('server_version') as version",
    );
    refuseOldVersion(variable, Number(rows[0]?.number), rows[0]?.version ?? 'unknown');
  } catch (error) {
    throw error instanceof StartRefusal
      ? error
      : new StartRefusal(`${variable}: ${reason(client, error)}`, { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Reading the address opens the certificate files that it may name. */
function clientFor(variable: string, connectionString: string): pg.Client {
  try {
    return new pg.Client({ connectionString, connectionTimeoutMillis: answersWithinMilliseconds });
  } catch (cause) {
    throw new StartRefusal(`${variable} cannot be used (${cause instanceof Error ? cause.message : 'unknown'}).`, {
      cause,
    });
  }
}

export function refuseOldVersion(variable: string, number: number, version: string): void {
  if (number < oldestVersion)
    throw new StartRefusal(`${variable}: the server is PostgreSQL ${version}; Countersign needs 15 or newer.`);
}

function reason(client: pg.Client, error: unknown): string {
  const place = `${client.host}:${client.port}`;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === '28P01' || code === '28000')
    return `the server at ${place} refuses the user "${client.user}" or the password.`;
  if (code === '3D000') return `the server at ${place} has no database "${client.database}".`;
  const trouble = databaseTrouble(error);
  if (trouble !== null) return `${trouble.slice(0, -1)} at ${place}.`;
  const message = error instanceof Error && error.message ? error.message : 'no answer';
  return `no PostgreSQL answers at ${place} (${code || message}).`;
}
