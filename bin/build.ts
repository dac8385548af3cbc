/**
 * `npm run build`: TypeScript, styles, scripts and data into `dist/`, which starts with production packages only.
 * A stamp of all inputs makes the second run almost free.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAssets } from './build-assets.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...parts: string[]) => join(root, ...parts);

function stampOfInputs(): string {
  const files = globSync(['src/**/*', 'db/**/*', 'bin/build*', 'package.json', 'package-lock.json', 'tsconfig*.json'], {
    cwd: root,
    withFileTypes: true,
  });
  const hash = createHash('sha256');
  for (const file of files
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort())
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/**
 * Compiles beside the old build and swaps, so that a build that fails or is killed leaves the old one whole. The folder
 * bears our number: a start and a command may build at the same time, and the compiler of a killed one may go on a moment.
 */
function compile(): void {
  const fresh = at('dist', `next-${process.pid}`);
  removeAbandoned();
  const tsc = spawnSync(
    process.execPath,
    [at('node_modules/typescript/bin/tsc'), '-p', at('tsconfig.build.json'), '--outDir', fresh],
    {
      stdio: 'inherit',
    },
  );
  if (tsc.status !== 0) process.exit(1);
  cpSync(at('db/migrations'), join(fresh, 'db/migrations'), { recursive: true });
  if (existsSync(at('db/seeds/reference')))
    cpSync(at('db/seeds/reference'), join(fresh, 'db/seeds/reference'), { recursive: true });
  for (const part of ['src', 'db']) replace(at('dist', part), join(fresh, part), join(fresh, `old-${part}`));
  rmSync(fresh, { recursive: true });
}

function replace(place: string, fresh: string, aside: string): void {
  renameUnless(['ENOENT'], place, aside);
  // Another build of the same sources may have been quicker: what it made is as good.
  renameUnless(['ENOTEMPTY', 'EEXIST'], fresh, place);
}

function renameUnless(codes: readonly string[], from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!codes.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

function removeAbandoned(): void {
  for (const name of globSync('next-*', { cwd: at('dist') }))
    if (!isAlive(Number(name.slice('next-'.length)))) rmSync(at('dist', name), { recursive: true, force: true });
}

function isAlive(pid: number): boolean {
  try {
    return pid !== process.pid && process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** The release's own package.json: same packages and lock, its own two commands. */
function describe(): void {
  const { name, version, license, type, engines, dependencies, devDependencies, optionalDependencies } = JSON.parse(
    readFileSync(at('package.json'), 'utf8'),
  ) as Record<string, unknown>;
  // `exec`: no shell between npm and the server, which would keep a signal to itself.
  // Why the allocator and the young heap are bounded: docs/decisions/0022.
  const bounded =
    'env GLIBC_TUNABLES=glibc.malloc.hugetlb=1:glibc.malloc.arena_max=1:glibc.malloc.mmap_threshold=33554432:glibc.malloc.trim_threshold=25165824 node';
  const start = `exec ${bounded} --max-semi-space-size=4 --no-parallel-scavenge src/main.js`;
  const scripts = { start, countersign: 'exec node src/countersign.js' };
  const manifest = {
    name,
    version,
    license,
    private: true,
    type,
    engines,
    scripts,
    dependencies,
    devDependencies,
    optionalDependencies,
  };
  writeFileSync(at('dist/package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  cpSync(at('package-lock.json'), at('dist/package-lock.json'));
}

const stamp = stampOfInputs();
const stampFile = at('dist/.stamp');
if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
  console.error('Building …');
  mkdirSync(at('dist'), { recursive: true });
  await buildAssets();
  compile();
  describe();
  writeFileSync(stampFile, stamp);
}
