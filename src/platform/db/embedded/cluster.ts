/**
 * The cluster on disk: made once by initdb, refused when another major version wrote it, and the settings it runs with.
 * Settings travel on the command line at every start, so a release changes them without editing anybody's files.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { StartRefusal } from '../../config/refusal.ts';
import { unlessStopped } from '../../stopping.ts';
import { roleNames } from '../roles.ts';
import { embeddedMajor, type Binaries } from './binaries.ts';
import type { Folder, Passwords } from './folder.ts';
import { openBothEnds } from './pipes.ts';
import { removeRunDirectory, takeRunDirectory } from './run-directory.ts';
import { giveTo, pathFor, type UnixUser } from './unix-user.ts';
import { logOf, startWatcher } from './watcher.ts';

export interface ClusterPlan {
  readonly folder: Folder;
  readonly user: UnixUser | undefined;
  readonly binaries: Binaries;
  readonly passwords: Passwords;
  /** Tests: nothing survives a power cut, everything is several times quicker, and all of it is removed at the end. */
  readonly fast: boolean;
  readonly stopping: AbortSignal;
}

export function refuseOtherMajor(folder: Folder): void {
  const file = join(folder.cluster, 'PG_VERSION');
  if (!existsSync(file)) return;
  const major = readFileSync(file, 'utf8').trim();
  if (major === String(embeddedMajor)) return;
  const url = `"$(node -p 'JSON.parse(fs.readFileSync("${folder.running}")).urls.admin')"`;
  throw new StartRefusal(
    [
      `DATA_DIR: ${folder.cluster} was written by PostgreSQL ${major}; this release runs ${embeddedMajor}. Carry it over:`,
      `  pg_dump --format=custom --file=countersign.dump ${url}      (while the release with ${major} runs)`,
      `  pg_restore --clean --if-exists --dbname=${url} countersign.dump      (while this release runs on a new DATA_DIR)`,
    ].join('\n'),
  );
}

/** Makes the cluster beside its place and renames it there, so that a kill at any moment leaves none or a whole one. */
export async function makeCluster(plan: ClusterPlan): Promise<void> {
  removeDrafts(plan.folder);
  const draft = `${plan.folder.cluster}.new-${process.pid}`;
  mkdirSync(draft, { mode: 0o700 });
  giveTo(plan.user, draft);
  const runDirectory = takeRunDirectory(plan.user);
  const passwordFile = join(runDirectory, 'password');
  writeFileSync(passwordFile, plan.passwords.admin, { mode: 0o600 });
  giveTo(plan.user, passwordFile);
  const { reading, writing } = openBothEnds(plan.folder.alive);
  const watcher = startWatcher({
    command: [plan.binaries.initdb, ...initArguments(plan, draft, passwordFile)],
    folder: draft,
    user: plan.user,
    stopSignal: 'TERM',
    trash: null,
    reading,
    runDirectory,
  });
  try {
    if ((await unlessStopped(plan.stopping, watcher.ended)) !== 0)
      throw new StartRefusal(`DATA_DIR: ${explainInit(runDirectory)}`);
    putInPlace(draft, plan.folder);
  } finally {
    closeSync(writing);
    await watcher.ended.catch(() => undefined);
    removeRunDirectory(runDirectory);
    rmSync(draft, { recursive: true, force: true });
  }
}

/** initdb says what is wrong after its own name, then how it cleans up. */
function explainInit(runDirectory: string): string {
  const said = readFileSync(logOf(runDirectory), 'utf8');
  const reason =
    /initdb: error: (.*)/.exec(said)?.[1] ?? /(?:FATAL|PANIC): +(.*)/.exec(said)?.[1] ?? said.trim().split('\n').at(-1);
  return `no database can be made there (${reason ?? 'no reason given'}).`;
}

const initArguments = (plan: ClusterPlan, draft: string, passwordFile: string): readonly string[] => [
  `--pgdata=${pathFor(plan.user, draft)}`,
  `--username=${roleNames.admin}`,
  `--pwfile=${passwordFile}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  // Sorting by code point is the same on every host and in every release; names are sorted for people by the application.
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  ...(plan.fast ? ['--no-sync'] : []),
];

function putInPlace(draft: string, folder: Folder): void {
  try {
    renameSync(draft, folder.cluster);
  } catch (error) {
    // Another process on the same DATA_DIR was quicker; its cluster is as good as ours.
    if (!existsSync(join(folder.cluster, 'PG_VERSION'))) throw error;
    return;
  }
  const parent = openSync(folder.path, 'r');
  fsyncSync(parent);
  closeSync(parent);
}

/** Drafts of processes that were killed while initdb ran. */
function removeDrafts(folder: Folder): void {
  for (const name of readdirSync(folder.path)) {
    const pid = /^postgres\.new-(\d+)$/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(join(folder.path, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const sizes = { shared_buffers: '128MB', max_connections: '60', huge_pages: 'off', jit: 'off' };

/** Nobody replicates the embedded server; so a table that is filled in the transaction that makes it skips the log. */
const writeAhead = { wal_level: 'minimal', max_wal_senders: '0', max_wal_size: '2GB' };

const quietLog = {
  // Detail lines and statements of errors hold the values that were written: personal data must not reach a log.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  log_timezone: 'UTC',
  TimeZone: 'UTC',
};

const rotatedLog = {
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgresql-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_age: '1d',
  log_rotation_size: '10MB',
  log_file_mode: '0600',
};

const forTests = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  checkpoint_timeout: '1h',
};

export function postgresCommand(plan: ClusterPlan, runDirectory: string): readonly string[] {
  const settings = {
    ...sizes,
    ...writeAhead,
    ...quietLog,
    ...(plan.fast ? forTests : rotatedLog),
    listen_addresses: '',
    unix_socket_directories: runDirectory,
    unix_socket_permissions: '0700',
    port: '5432',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return [plan.binaries.postgres, '-D', pathFor(plan.user, plan.folder.cluster), ...flags];
}
