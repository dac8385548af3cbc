/**
 * What the embedded PostgreSQL keeps in DATA_DIR, and the small files that tell processes about each other.
 * Files are written whole and renamed, so that a reader never meets half of one after a kill.
 */
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { StartRefusal } from '../../config/refusal.ts';
import { openDataFolder } from '../../files/data-folder.ts';
import type { DatabaseRole } from '../roles.ts';

export interface Folder {
  readonly path: string;
  /** The cluster itself (PGDATA). */
  readonly cluster: string;
  /** Passwords of the four roles, written once. */
  readonly passwords: string;
  /** Who runs and how to connect: what a command beside a running server reads. */
  readonly running: string;
  /** A named pipe: PostgreSQL runs as long as some process holds it open for writing. */
  readonly alive: string;
  /** A named pipe: held open for reading by the one server that `start` made. */
  readonly serving: string;
}

export function openFolder(path: string): Folder {
  openDataFolder(path);
  return {
    path,
    cluster: join(path, 'postgres'),
    passwords: join(path, 'postgres.json'),
    running: join(path, 'running.json'),
    alive: join(path, 'alive'),
    serving: join(path, 'serving'),
  };
}

export interface Running {
  /** The process that started PostgreSQL, for people who look; liveness is decided by the pipe, never by this. */
  readonly pid: number;
  /** Where the socket lies; new at every start. */
  readonly runDirectory: string;
  readonly urls: Readonly<Record<DatabaseRole, string>>;
}

export const readRunning = (folder: Folder): Running | null => readJson<Running>(folder.running);
export const writeRunning = (folder: Folder, running: Running): void => writeWhole(folder.running, running, renameSync);

export type Passwords = Readonly<Record<DatabaseRole, string>>;

/** The passwords of this DATA_DIR; made at the first call, by whichever process comes first. */
export function takePasswords(folder: Folder, clusterExists: boolean): Passwords {
  const found = readJson<Passwords>(folder.passwords);
  if (found) return found;
  if (clusterExists)
    throw new StartRefusal(`DATA_DIR: ${folder.passwords} is missing beside its database; put it back from a copy.`);
  const fresh = (): string => randomBytes(24).toString('base64url');
  try {
    writeWhole(folder.passwords, { admin: fresh(), owner: fresh(), app: fresh(), sealer: fresh() }, linkThenRemove);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
  return takePasswords(folder, true);
}

export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error';

function readJson<Shape>(path: string): Shape | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Shape;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    const why = error instanceof SyntaxError ? 'it is no JSON' : errorCode(error);
    throw new StartRefusal(`DATA_DIR: ${path} cannot be read (${why}).`, { cause: error });
  }
}

/** Linking refuses where the name exists already; renaming would replace what another process has just written. */
function linkThenRemove(from: string, to: string): void {
  try {
    linkSync(from, to);
  } finally {
    rmSync(from);
  }
}

function writeWhole(path: string, value: object, publish: (from: string, to: string) => void): void {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  publish(draft, path);
}
