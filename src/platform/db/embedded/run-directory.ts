/**
 * The folder of the socket: in the temporary folder, because a socket's whole path must fit into 103 bytes and the checkout's
 * may be longer, and because PostgreSQL's user must be able to enter it. New at every start, so a stale socket is never met.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { StartRefusal } from '../../config/refusal.ts';
import { errorCode } from './folder.ts';
import { giveTo, type UnixUser } from './unix-user.ts';

const longestSocketPathBytes = 103;
const prefix = 'countersign-run-';
const socketName = '.s.PGSQL.5432';

export function takeRunDirectory(user: UnixUser | undefined): string {
  const made = make(user);
  if (Buffer.byteLength(join(made, socketName)) > longestSocketPathBytes)
    throw new StartRefusal(`TMPDIR: ${tmpdir()} is too long a path for a socket; give a shorter one.`);
  return made;
}

function make(user: UnixUser | undefined): string {
  try {
    const path = mkdtempSync(join(tmpdir(), prefix));
    giveTo(user, path);
    return path;
  } catch (cause) {
    throw new StartRefusal(`TMPDIR: ${tmpdir()} cannot be written (${errorCode(cause)}).`, { cause });
  }
}

/** Looks at the name first: the path may come from a file. */
export function removeRunDirectory(path: string): void {
  if (basename(path).startsWith(prefix)) rmSync(path, { recursive: true, force: true });
}
