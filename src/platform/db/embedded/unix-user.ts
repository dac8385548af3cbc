/**
 * PostgreSQL refuses to run as root, so root drops to an unprivileged user for it; everyone else runs it as themselves.
 * That user often cannot enter the folder of the data (mode 0700 somewhere above it): see `pathFor`.
 */
import { chownSync, readFileSync, statSync } from 'node:fs';
import { platform } from 'node:process';

export interface UnixUser {
  readonly uid: number;
  readonly gid: number;
}

const overflowUser: UnixUser = { uid: 65534, gid: 65534 };

/** The user to drop to, or undefined where nothing has to be dropped. An existing cluster keeps its owner. */
export function userForPostgres(cluster: string): UnixUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : nobody();
}

function nobody(): UnixUser {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (!uid || !gid) return overflowUser;
  // macOS writes nobody as -2.
  return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
}

export function giveTo(user: UnixUser | undefined, path: string): void {
  if (user) chownSync(path, user.uid, user.gid);
}

/** The number under which a started process finds the folder that was opened for it. */
export const folderDescriptor = 3;

/**
 * How the other user names a folder it could not reach by walking there: by the descriptor it inherits from us. Linux checks
 * only the folder itself then, so no capability has to be kept and no mode above it has to be loosened.
 */
export const pathFor = (user: UnixUser | undefined, folder: string): string =>
  user && platform === 'linux' ? `/proc/self/fd/${folderDescriptor}` : folder;
