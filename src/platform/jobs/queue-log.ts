/**
 * The queue library's own messages in our log. Its details are dropped: they hold whole jobs and whole errors, and the
 * worker writes what matters of both itself.
 */
import { Logger } from 'graphile-worker';
import type { Logger as Log } from 'pino';

export type QueueLog = Pick<Log, 'info' | 'warn' | 'error' | 'debug'>;

/** The worker tells of these itself, with the job's name and id. */
const toldByWorker = /^(Failed|Completed) task /;

export function queueLogger(log: QueueLog): Logger {
  return new Logger(() => (level, message) => {
    if (toldByWorker.test(message)) return;
    const line = { queue: message.split('\n', 1)[0]?.slice(0, 200) };
    const connection = / generated error: /.test(message);
    if (level === 'error' && !connection) log.error(line, 'queue');
    else if (level === 'error' || level === 'warning') log.warn(line, 'queue');
    else log.debug(line, 'queue');
  });
}
