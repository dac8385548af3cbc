/**
 * The embedded PostgreSQL: attaches to the one that runs on this DATA_DIR, or starts it. Which of the two happened does not
 * matter to the caller: PostgreSQL runs until the last process that holds it has stopped or died.
 * Never start it by another way: the order here (hold, then look, then start) is what leaves no orphan and no stale lock.
 */
import { closeSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartRefusal } from '../../config/refusal.ts';
import { neverStopped, unlessStopped } from '../../stopping.ts';
import type { DatabaseRole } from '../roles.ts';
import { findBinaries } from './binaries.ts';
import { makeCluster, postgresCommand, refuseOtherMajor, type ClusterPlan } from './cluster.ts';
import { errorCode, openFolder, readRunning, takePasswords, writeRunning, type Folder } from './folder.ts';
import { explainFailure } from './start-failure.ts';
import { holdIfRead, openBothEnds } from './pipes.ts';
import { hasCluster, isReady, isWatchedElseStop } from './postmaster.ts';
import { databaseName, isPassing, prepareRoles, urlOf, urlsOf } from './prepare-roles.ts';
import { removeRunDirectory, takeRunDirectory } from './run-directory.ts';
import { giveTo, userForPostgres } from './unix-user.ts';
import { startWatcher } from './watcher.ts';

export interface EmbeddedOptions {
  /** Absolute path of DATA_DIR. */
  readonly dataDir: string;
  /** For tests: no fsync, and the cluster is removed when PostgreSQL stops. */
  readonly fast?: boolean;
  /** True for the server: a second one on the same DATA_DIR is refused. Commands leave it out. */
  readonly exclusive?: boolean;
  /** Aborted while it starts: what runs already is stopped again, and its reason is thrown. */
  readonly stopping?: AbortSignal;
}

export interface Embedded {
  /** Connection string of a role; another database than the usual one may be named. */
  url(role: DatabaseRole, database?: string): string;
  /** Lets go of PostgreSQL; waits until it has stopped if nobody else holds it. */
  stop(): Promise<void>;
}

const startsWithinMilliseconds = 40_000;
const stopsWithinMilliseconds = 10_000;
/** The watcher sees a closed pipe at once; on a crowded machine it may still wait for its turn. */
const noticedWithinMilliseconds = 1_000;
const pauseMilliseconds = 15;

export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const folder = openFolder(options.dataDir);
  refuseOtherMajor(folder);
  const passwords = takePasswords(folder, existsSync(join(folder.cluster, 'PG_VERSION')));
  let serving: number | undefined;
  const { fast = false, stopping = neverStopped } = options;
  const held = await holdPostgres({ folder, passwords, fast, stopping }, () => {
    if (options.exclusive) serving = takeServing(folder);
  });
  return {
    url: (role, database = databaseName) => urlOf(held.runDirectory, role, passwords, database),
    async stop() {
      if (serving !== undefined) closeSync(serving);
      closeSync(held.descriptor);
      await stopped(folder, held);
    },
  };
}

interface Held {
  /** The writing end of `alive`: PostgreSQL runs at least as long as this is open. */
  readonly descriptor: number;
  readonly runDirectory: string;
  /** False while a watcher of our own still stops PostgreSQL or clears up; of another process's nobody knows. */
  readonly mayBeUnwatched: () => boolean;
}

type Wanted = Pick<ClusterPlan, 'folder' | 'passwords' | 'fast' | 'stopping'>;

/** Attach, else start, and again: the PostgreSQL we met may be just coming up, or still on its way down. */
async function holdPostgres(wanted: Wanted, whileLocked: () => void): Promise<Held> {
  const deadline = Date.now() + startsWithinMilliseconds;
  let last = '';
  while (Date.now() < deadline) {
    wanted.stopping.throwIfAborted();
    const descriptor = holdIfRead(wanted.folder.alive);
    const tried = descriptor === null ? await start(wanted) : attach(wanted.folder, descriptor);
    last = typeof tried === 'string' ? tried : await prepare(tried, wanted, whileLocked);
    if (typeof tried !== 'string' && last === '') return tried;
    await sleep(pauseMilliseconds);
  }
  throw new StartRefusal(`DATA_DIR: PostgreSQL on ${wanted.folder.path} did not come up (${last}).`);
}

/** Empty when all is made; else why it has to be tried again. Lets go of PostgreSQL unless it succeeds. */
async function prepare(held: Held, wanted: Wanted, whileLocked: () => void): Promise<string> {
  try {
    await unlessStopped(wanted.stopping, prepareRoles(held.runDirectory, wanted.passwords, whileLocked));
    return '';
  } catch (error) {
    closeSync(held.descriptor);
    if (wanted.stopping.aborted) await stopped(wanted.folder, held);
    if (isPassing(error)) return errorCode(error);
    throw error;
  }
}

function attach(folder: Folder, descriptor: number): Held | string {
  const running = readRunning(folder);
  if (running && existsSync(join(running.runDirectory, 'ready')) && isReady(folder, running.runDirectory))
    return { descriptor, runDirectory: running.runDirectory, mayBeUnwatched: () => true };
  closeSync(descriptor);
  return 'another process is starting or stopping it';
}

async function start(wanted: Wanted): Promise<Held | string> {
  const { folder, passwords } = wanted;
  const user = userForPostgres(folder.cluster);
  const plan: ClusterPlan = { ...wanted, user, binaries: findBinaries(user) };
  if (!existsSync(join(folder.cluster, 'PG_VERSION'))) await makeCluster(plan);
  const runDirectory = takeRunDirectory(user);
  const { reading, writing } = openBothEnds(folder.alive);
  if (plan.fast) giveTo(user, folder.path);
  const watcher = startWatcher({
    command: postgresCommand(plan, runDirectory),
    folder: folder.cluster,
    stopSignal: plan.fast ? 'QUIT' : 'INT',
    trash: plan.fast ? folder.path : null,
    user,
    reading,
    runDirectory,
  });
  const giveUp = new AbortController();
  const ready = untilReady(folder, runDirectory, AbortSignal.any([giveUp.signal, wanted.stopping]));
  const code = await Promise.race([watcher.ended, ready]);
  giveUp.abort();
  if (code !== null || wanted.stopping.aborted) {
    closeSync(writing);
    const ended = await watcher.ended;
    wanted.stopping.throwIfAborted();
    return explainFailure(folder, runDirectory, ended);
  }
  watcher.leaveAlone();
  let ended = false;
  void watcher.ended.then(() => (ended = true));
  writeFileSync(join(runDirectory, 'ready'), '');
  forgetEarlier(folder);
  writeRunning(folder, { pid: process.pid, runDirectory, urls: urlsOf(runDirectory, passwords) });
  return { descriptor: writing, runDirectory, mayBeUnwatched: () => ended };
}

/** We have the cluster, so what an earlier run left in the temporary folder is dead: its watcher was killed too. */
function forgetEarlier(folder: Folder): void {
  const earlier = readRunning(folder);
  if (earlier) removeRunDirectory(earlier.runDirectory);
}

/** After a crash PostgreSQL first repeats what its log holds; that may take long and has no limit here. */
async function untilReady(folder: Folder, runDirectory: string, signal: AbortSignal): Promise<null> {
  while (!signal.aborted && !isReady(folder, runDirectory)) await sleep(pauseMilliseconds);
  return null;
}

/** Called under the lock of `prepareRoles`: looking and taking cannot be interleaved with another server's. */
function takeServing(folder: Folder): number {
  const other = holdIfRead(folder.serving);
  if (other !== null) {
    closeSync(other);
    throw new StartRefusal(
      `DATA_DIR: another server already runs on ${folder.path}; stop it, or give another DATA_DIR.`,
    );
  }
  const { reading, writing } = openBothEnds(folder.serving);
  closeSync(writing);
  return reading;
}

/** Waits for the end if we were the last; where another process still holds PostgreSQL, there is nothing to wait for. */
async function stopped(folder: Folder, { runDirectory, mayBeUnwatched }: Omit<Held, 'descriptor'>): Promise<void> {
  const begun = Date.now();
  const isThere = (): boolean => existsSync(runDirectory) || hasCluster(folder, runDirectory);
  while (isThere() && Date.now() < begun + stopsWithinMilliseconds) {
    if (Date.now() > begun + noticedWithinMilliseconds) {
      if (isReady(folder, runDirectory) && isWatchedElseStop(folder)) return;
      if (mayBeUnwatched() && !hasCluster(folder, runDirectory)) removeRunDirectory(runDirectory);
    }
    await sleep(pauseMilliseconds);
  }
}
