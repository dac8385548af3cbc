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

/** Whether the PostgreSQL with this socket has the cluster, or had it when it was killed. */
export const hasCluster = (folder: Folder, runDirectory: string): boolean => readLines(folder)[4] === runDirectory;

/**
 * Called when PostgreSQL is there although it should not be: a start met its lock, or it goes on after the last stop. If
 * somebody reads the pipe `alive`, it is watched and all is well: gives true. If not, it is on its way down or its watcher was
 * killed: asking it to stop is right both times. Or the number belongs to a stranger: then the lock is stale. The pipe is looked
 * at last, because whoever starts opens it first.
 */
export function isWatchedElseStop(folder: Folder): boolean {
  const [number, , , , runDirectory = ''] = readLines(folder);
  const pid = Number(number);
  if (!Number.isInteger(pid) || pid <= 1) return false;
  const isRunning = isPostgresOf(folder, pid);
  const reader = holdIfRead(folder.alive);
  if (reader !== null) {
    closeSync(reader);
    return true;
  }
  if (isRunning) stopUnwatched(pid, runDirectory);
  else removeLock(folder, pid);
  return false;
}

/** A watcher that has lost its reading parts would start PostgreSQL again, were the folder of the socket still there. */
function stopUnwatched(pid: number, runDirectory: string): void {
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
