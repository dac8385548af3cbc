/**
 * Named pipes as locks that cannot go stale: the kernel closes them for a process however it dies.
 * `alive`: the watcher reads it; whoever needs PostgreSQL holds it for writing; when the last writer is gone, it stops.
 * `serving`: the one server started on this DATA_DIR holds it for reading; another can tell by opening it for writing.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, constants, existsSync, openSync } from 'node:fs';
import { StartRefusal } from '../../config/refusal.ts';
import { errorCode } from './folder.ts';

/** Opens the pipe for writing if some process reads it; null when nobody does. */
export function holdIfRead(path: string): number | null {
  try {
    return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch (error) {
    if (['ENXIO', 'ENOENT'].includes(errorCode(error))) return null;
    throw new StartRefusal(`DATA_DIR: ${path} cannot be opened (${errorCode(error)}).`, { cause: error });
  }
}

/** Both ends of the pipe, made if absent. The reading end blocks, as a shell that reads from it needs. */
export function openBothEnds(path: string): { readonly reading: number; readonly writing: number } {
  makePipe(path);
  // Opening one end waits for the other; opening both at once does not, and lets the two single ends open after it.
  const both = openSync(path, constants.O_RDWR);
  try {
    const reading = openSync(path, constants.O_RDONLY);
    return { reading, writing: openSync(path, constants.O_WRONLY) };
  } finally {
    closeSync(both);
  }
}

function makePipe(path: string): void {
  if (existsSync(path)) return;
  const made = spawnSync('mkfifo', ['-m', '600', path], { encoding: 'utf8' });
  if (made.status !== 0 && !existsSync(path))
    throw new StartRefusal(
      `DATA_DIR: no named pipe can be made at ${path} (${made.stderr?.trim() || 'mkfifo failed'}).`,
    );
}
