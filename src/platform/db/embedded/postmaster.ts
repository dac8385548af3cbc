/**
 * Reads postmaster.pid, the file in which PostgreSQL says who holds the cluster and how far it has come.
 * After a kill it stays behind, and its number may belong to another program by then: never trust the number alone.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, readFileSync, readlinkSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { platform } from 'node:process';
import type { Folder } from './folder.ts';
import { holdIfRead } from './pipes.ts';
import { removeRunDirectory } from './run-directory.ts';

const fileOf = (folder: Folder): string => join(folder.cluster, 'postmaster.pid');

function readLines(folder: Folder): readonly string[] {
  try {
    return readFileSync(fileOf(folder), 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** Line 5 is the folder of the socket, line 8 the state. */
export function isReady(folder: Folder, runDirectory: string): boolean {
  const lines = readLines(folder);
  return lines[4] === runDirectory && lines[7]?.trim() === 'ready';
}

/** Whether some PostgreSQL has, or had when it was killed, this cluster. */
export const isLocked = (folder: Folder): boolean => readLines(folder).length > 0;

/**
 * Called when a start met the lock. If somebody reads the pipe `alive`, another process is starting and all is well. If not,
 * PostgreSQL is on its way down or its watcher was killed: asking it to stop is right both times. Or the number belongs to a
 * stranger: then the file is stale. The pipe is looked at last, because whoever starts opens it first.
 */
export function clearLock(folder: Folder): void {
  const [number, , , , runDirectory = ''] = readLines(folder);
  const pid = Number(number);
  if (!Number.isInteger(pid) || pid <= 1) return;
  const isRunning = isPostgresOf(folder, pid);
  const starter = holdIfRead(folder.alive);
  if (starter !== null) return closeSync(starter);
  if (!isRunning) return removeLock(folder, pid);
  // A watcher that has lost its reading parts would start it again, were its folder still there.
  removeRunDirectory(runDirectory);
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // It has ended in between, which is what was wanted.
  }
}

/** Takes the file aside first: should another start have replaced it in this very moment, it is put back. */
function removeLock(folder: Folder, pid: number): void {
  const aside = `${fileOf(folder)}.stale-${process.pid}`;
  try {
    renameSync(fileOf(folder), aside);
    if (Number(readFileSync(aside, 'utf8').split('\n')[0]) === pid) rmSync(aside);
    else renameSync(aside, fileOf(folder));
  } catch {
    // Another process was quicker.
  }
}

function isPostgresOf(folder: Folder, pid: number): boolean {
  if (platform !== 'linux')
    return /postgres/.test(spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout);
  try {
    // Every process of a PostgreSQL works in the folder of its cluster.
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder.cluster);
  } catch {
    return false;
  }
}
