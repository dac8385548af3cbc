/**
 * The watcher: a shell that is PostgreSQL's parent, in a session of its own, and stops it when the pipe `alive` closes.
 * It is what keeps a promise that a killed server cannot keep itself, so it must need nothing from the server:
 * Ctrl-C does not reach it, `kill -9` of the server closes the pipe, and a PostgreSQL that dies alone is started again.
 */
import { spawn } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { pathFor, type UnixUser } from './unix-user.ts';

/**
 * $1 folder of the cluster · $2 folder of the socket, removed after a stop · $3 signal that stops the program
 * $4 further folder to remove then, or empty · the rest is the program.
 * A shell cannot wait for a pipe and for a child at once, so parts of it read while it waits; two of them, because a part
 * that is killed cannot say so. Should the shell itself have been killed, they stop the PostgreSQL whose socket is ours.
 * The signal is repeated: what a shell starts aside ignores it until it says otherwise, and our shell may not wait yet.
 * The parts end between two naps, and our shell after them: once it is gone, nothing of it is left.
 * A program that dies unasked is started again, but only after we were told (file `ready`) that it had come up once.
 */
const script = `
cd "$1" || exit 1
run=$2 signal=$3 trash=$4; shift 4
stopping= child= readers=
exec 4<&0 </dev/null
trap '' INT HUP QUIT
trap 'stopping=1; [ -z "$child" ] || kill -s "$signal" "$child" 2>/dev/null' TERM
for reader in 1 2; do
  {
    trap - TERM
    while read -r line <&4; do :; done
    trap exit TERM
    while kill -s TERM $$; do sleep 0.05; done
    [ "$(sed -n 5p postmaster.pid)" != "$run" ] || kill -s "$signal" "$(sed -n 1p postmaster.pid)"
  } 3>&- 5>&- 2>/dev/null &
  readers="$readers $!"
done
exec 4<&-
while [ -z "$stopping" ]; do
  "$@" &
  child=$!
  [ -z "$stopping" ] || kill -s "$signal" "$child" 2>/dev/null
  wait "$child"; code=$?
  while kill -0 "$child" 2>/dev/null; do wait "$child"; code=$?; done
  child=
  [ -e "$run/ready" ] && [ -e PG_VERSION ] || break
  [ -n "$stopping" ] || sleep 0.3
done
kill $readers 2>/dev/null
for reader in $readers; do
  while kill "$reader" 2>/dev/null; do sleep 0.01; done
done
[ -n "$stopping" ] || [ -e "$run/ready" ] || exit "$code"
cd /
[ -z "$trash" ] || rm -rf "$trash"
rm -rf "$run"
`;

export interface Watched {
  readonly command: readonly string[];
  readonly user: UnixUser | undefined;
  /** The folder that the program works on; handed over as an open descriptor (see `pathFor`). */
  readonly folder: string;
  /** The reading end of `alive`; closed here once the watcher has it. */
  readonly reading: number;
  readonly runDirectory: string;
  readonly stopSignal: 'INT' | 'QUIT' | 'TERM';
  /** A throw-away folder to remove after the end, or null. */
  readonly trash: string | null;
}

export interface Watcher {
  /** Exit code of the program, once the watcher has ended and whatever the program started (initdb starts much). */
  readonly ended: Promise<number>;
  /** From now on the watcher is on its own: it does not keep this process from ending. */
  leaveAlone(): void;
}

export const logOf = (runDirectory: string): string => join(runDirectory, 'log');

export function startWatcher(watched: Watched): Watcher {
  const log = openSync(logOf(watched.runDirectory), 'a', 0o600);
  const folder = openSync(watched.folder, constants.O_RDONLY);
  try {
    const { runDirectory, stopSignal, trash, command } = watched;
    const place = pathFor(watched.user, watched.folder);
    const words = ['-c', script, 'countersign-watcher', place, runDirectory, stopSignal, trash ?? '', ...command];
    const child = spawn('/bin/sh', words, {
      ...watched.user,
      cwd: '/',
      detached: true,
      // Nobody writes to the last one: it closes when the last process that inherited it ends, and `close` waits for that.
      stdio: [watched.reading, log, log, folder, 'ignore', 'pipe'],
      env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    });
    const ended = new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve(code ?? 1));
    });
    ended.catch(() => undefined);
    return {
      ended,
      leaveAlone() {
        child.unref();
        const [pipe] = child.stdio.slice(-1);
        if (pipe instanceof Socket) pipe.unref();
      },
    };
  } finally {
    for (const descriptor of [watched.reading, log, folder]) closeSync(descriptor);
  }
}
