/**
 * A connection that fails while idle raises an event, and an event that nobody hears ends the process. The queue library
 * writes to the console about a pool without listeners; this gives it ours.
 */
import type { Pool } from 'pg';
import type { QueueLog } from './queue-log.ts';

export function hearPoolFailures(pool: Pool, log: QueueLog): void {
  const tell = (error: Error & { code?: string }) => log.warn({ code: error.code }, 'a database connection failed');
  if (pool.listenerCount('error') === 0) pool.on('error', tell);
  if (pool.listenerCount('connect') === 0) pool.on('connect', (client) => client.on('error', tell));
}
