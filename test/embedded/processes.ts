/**
 * Which processes work on a DATA_DIR: PostgreSQL and its watcher stand in the folder of the cluster, so they are found
 * whoever runs them and whatever they call themselves.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Found {
  readonly pid: number;
  readonly name: string;
}

export function processesOn(dataDir: string): readonly Found[] {
  if (!existsSync('/proc/self/cwd')) return listOpen(dataDir);
  const folder = existsSync(dataDir) ? realpathSync(dataDir) : dataDir;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const inside = readlinkSync(`/proc/${pid}/cwd`).startsWith(`${folder}/`);
        return inside ? [{ pid: Number(pid), name: readFileSync(`/proc/${pid}/comm`, 'utf8').trim() }] : [];
      } catch {
        return [];
      }
    });
}

/** macOS has no /proc; lsof lists who has the folder as its working directory. */
function listOpen(dataDir: string): readonly Found[] {
  const { stdout } = spawnSync('lsof', ['-a', '-d', 'cwd', '+D', dataDir, '-Fpc'], { encoding: 'utf8' });
  return [...stdout.matchAll(/^p(\d+)\nc(.*)$/gm)].map((found) => ({ pid: Number(found[1]), name: found[2] ?? '' }));
}

/** Waits until nobody works there; gives how long that took, in milliseconds. Throws with what is left. */
export async function untilNobody(dataDir: string, withinMilliseconds: number): Promise<number> {
  const begun = performance.now();
  for (;;) {
    const left = processesOn(dataDir);
    const took = performance.now() - begun;
    if (left.length === 0) return took;
    if (took > withinMilliseconds)
      throw new Error(`Still there: ${left.map(({ pid, name }) => `${name} ${pid}`).join(', ')}`);
    await sleep(10);
  }
}
