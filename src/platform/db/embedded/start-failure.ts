/**
 * Why PostgreSQL did not come up: something that passes and is worth another try, or a StartRefusal with its own words.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefusal } from '../../config/refusal.ts';
import type { Folder } from './folder.ts';
import { isWatchedElseStop } from './postmaster.ts';
import { removeRunDirectory } from './run-directory.ts';
import { logOf } from './watcher.ts';

/** Gives the passing reason; throws for one that will not get better by itself. */
export function explainFailure(folder: Folder, runDirectory: string, code: number): string {
  if (code === 0) return 'it was asked to stop while it started';
  const said = readFileSync(logOf(runDirectory), 'utf8');
  removeRunDirectory(runDirectory);
  const reason = lastFatal(said) ?? lastFatal(ownLog(folder, said)) ?? said.trim().split('\n').at(-1) ?? '';
  if (/pre-existing shared memory block/.test(reason)) return reason;
  if (!/lock file .* already exists/.test(reason))
    throw new StartRefusal(`DATA_DIR: PostgreSQL does not start (${reason}).`);
  isWatchedElseStop(folder);
  return reason;
}

const lastFatal = (log: string): string | undefined => [...log.matchAll(/(?:FATAL|PANIC): +(.*)/g)].at(-1)?.[1];

/** Once it is far enough to keep its own log, and says so, PostgreSQL complains there. */
function ownLog(folder: Folder, said: string): string {
  if (!/logging collector/.test(said)) return '';
  try {
    const logs = readdirSync(join(folder.cluster, 'log')).map((name) => join(folder.cluster, 'log', name));
    const newest = logs.toSorted((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs).at(-1);
    return newest ? readFileSync(newest, 'utf8') : '';
  } catch {
    return '';
  }
}
