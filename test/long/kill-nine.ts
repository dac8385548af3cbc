/**
 * Kills a server at random moments, many times on one DATA_DIR, and looks at what is left: no process may survive it (1.5 s
 * on a quiet machine; the longest is reported), and the next start must work by itself. By hand: `node test/long/kill-nine.ts [--times 30] [-- npm start]`.
 * The command gets DATA_DIR and PORT in its environment and has to answer on /readyz.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { processesOn, untilNobody } from '../embedded/processes.ts';

export interface KillPlan {
  readonly command: readonly string[];
  readonly times: number;
  readonly report: (line: string) => void;
}

export interface KillResult {
  readonly kills: number;
  readonly longestMilliseconds: number;
  readonly readyMilliseconds: number;
}

const latestKillMilliseconds = 5_000;
/** An orphan stays for ever; a crowded machine only takes its time over the last checkpoint. */
const goneWithinMilliseconds = 15_000;
const endsWithinMilliseconds = 15_000;
const readyWithinMilliseconds = 60_000;

/** Throws with the first thing that is not as promised. */
export async function killManyTimes(plan: KillPlan): Promise<KillResult> {
  const dataDir = mkdtempSync(join(tmpdir(), 'countersign-kill-'));
  const port = await freePort();
  const run = { dataDir, port, command: plan.command };
  let longestMilliseconds = 0;
  try {
    for (let round = 1; round <= plan.times; round += 1) {
      const took = await killOnce(run, round);
      longestMilliseconds = Math.max(longestMilliseconds, took.gone);
      plan.report(`${round}: ${took.kind} after ${took.moment} ms, nothing left ${took.gone} ms later`);
    }
    const readyMilliseconds = await startAndStop(run);
    plan.report(`then: ready in ${readyMilliseconds} ms, stopped by Ctrl-C without a trace`);
    return { kills: plan.times, longestMilliseconds, readyMilliseconds };
  } finally {
    for (const { pid = 0, exitCode, signalCode } of started)
      if (exitCode === null && signalCode === null) process.kill(-pid, 'SIGKILL');
    for (const { pid } of processesOn(dataDir)) process.kill(pid, 'SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  }
}

interface Run {
  readonly dataDir: string;
  readonly port: number;
  readonly command: readonly string[];
}

const started: ChildProcess[] = [];

function start({ dataDir, port, command }: Run): ChildProcess {
  const [program = '', ...args] = command;
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1' };
  const child = spawn(program, args, { env, detached: true, stdio: ['ignore', 'ignore', 'inherit'] });
  started.push(child);
  return child;
}

/** Odd rounds kill the server alone, even ones everything that the command started; some wait until it is up. */
async function killOnce(run: Run, round: number): Promise<{ kind: string; moment: number; gone: number }> {
  const begun = performance.now();
  const child = start(run);
  const ended = once(child, 'exit');
  if (round % 3 === 0) await untilReady(run, child);
  else await sleep(Math.random() * latestKillMilliseconds);
  const moment = Math.round(performance.now() - begun);
  const isAlone = round % 2 === 1;
  const server = serverOf(child.pid ?? 0);
  process.kill(isAlone ? server : -(child.pid ?? 0), 'SIGKILL');
  await within(endsWithinMilliseconds, ended, 'The killed command did not end.');
  const gone = Math.round(await untilNobody(run.dataDir, goneWithinMilliseconds));
  return { kind: isAlone ? 'server killed' : 'whole group killed', moment, gone };
}

async function startAndStop(run: Run): Promise<number> {
  const begun = performance.now();
  const child = start(run);
  const ended = once(child, 'exit');
  await untilReady(run, child);
  const took = Math.round(performance.now() - begun);
  process.kill(-(child.pid ?? 0), 'SIGINT');
  await within(endsWithinMilliseconds, ended, 'Ctrl-C did not end the server.');
  await untilNobody(run.dataDir, goneWithinMilliseconds);
  return took;
}

async function within(milliseconds: number, waited: Promise<unknown>, complaint: string): Promise<void> {
  const late = sleep(milliseconds, complaint, { ref: false });
  if ((await Promise.race([waited, late])) === complaint) throw new Error(complaint);
}

async function untilReady({ port }: Run, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + readyWithinMilliseconds;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode} instead of getting ready.`);
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(
      () => null,
    );
    if (answer?.ok) return;
    await sleep(50);
  }
  throw new Error(`The server was not ready within ${readyWithinMilliseconds} ms.`);
}

/**
 * npm and a shell stand between the command and the server: it is the last node of that line. PostgreSQL's watcher comes
 * after it in a session of its own, and tools of a development server may too.
 */
function serverOf(group: number, pid = group): number {
  if (!existsSync('/proc')) return pid;
  const child = readdirSync('/proc').find((entry) => {
    const found = /^\d+$/.test(entry) ? familyOf(entry) : null;
    return found?.parent === pid && found.group === group && /^(node|(da|ba)?sh)/.test(found.program);
  });
  return child === undefined ? pid : serverOf(group, Number(child));
}

function familyOf(pid: string): { readonly parent: number; readonly group: number; readonly program: string } | null {
  try {
    const program = basename(readlinkSync(`/proc/${pid}/exe`));
    // The name in brackets may hold anything, blanks too; state, parent and group follow it.
    const [, parent, group] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return { parent: Number(parent), group: Number(group), program };
  } catch {
    return null;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    options: { times: { type: 'string', default: '30' } },
    allowPositionals: true,
  });
  const command = positionals.length > 0 ? positionals : ['npm', 'start'];
  const result = await killManyTimes({ command, times: Number(values.times), report: (line) => console.log(line) });
  console.log(`${result.kills} kills, no orphan; longest ${result.longestMilliseconds} ms`);
}
