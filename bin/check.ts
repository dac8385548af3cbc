/**
 * `npm run check`: what CI runs. Every step runs, also after one has failed, so that one run shows everything.
 * `--no-test` leaves `npm test` out; the last line is `N passed, N failed`, one for each step.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { programOf, runNode } from './run-child.ts';
import { cruiseLaw } from './source/import-law.ts';
import { projectRoot, readSourceTree } from './source/source-tree.ts';

type Step = readonly [name: string, run: () => Promise<boolean>];

const tree = readSourceTree();
const here = (path: string): string => join(projectRoot, path);
const succeeds = async (file: string, ...args: string[]): Promise<boolean> => (await runNode(file, args)) === 0;

async function keepsImportLaw(): Promise<boolean> {
  const folders = ['src', 'test', 'bin', 'e2e', 'bench', 'db'].filter((folder) => existsSync(here(folder)));
  const { violations, seen } = await cruiseLaw(projectRoot, folders);
  for (const { rule, from, to } of violations) console.log(`${rule}: ${from} → ${to}`);
  const unseen = tree.files.map(({ path }) => path).filter((path) => /\.tsx?$/.test(path) && !seen.includes(path));
  for (const path of unseen) console.log(`not seen: ${path}`);
  console.log(`${seen.length} modules, ${violations.length} violations`);
  return violations.length === 0 && unseen.length === 0;
}

/** Only what changed since the last time is looked at: by content, because a checkout gives every file a new time. */
const formatCache = ['--cache', '--cache-strategy=content', '--cache-location=.cache/prettier'];

const steps: readonly Step[] = [
  ['format', () => succeeds(programOf('prettier'), '--check', '--log-level=warn', ...formatCache, '.')],
  ['lint', () => succeeds(programOf('oxlint'), '--deny-warnings')],
  ['types', () => succeeds(programOf('typescript', 'tsc'), '--project', 'tsconfig.json')],
  ['import law', keepsImportLaw],
  ['nothing unused', () => succeeds(programOf('knip'), '--no-progress')],
  ['generated files fresh', () => succeeds(here('bin/generate-docs.ts'), '--check')],
  ['schema fresh', () => succeeds(here('bin/generate.ts'), '--check')],
];
const testStep: Step = ['tests', () => succeeds(here('bin/test.ts'))];

function printSizes(): void {
  const product = tree.files.filter(({ path, isTest }) => path.startsWith('src/') && !isTest && /\.tsx?$/.test(path));
  const sizes = product
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .toSorted((a, b) => b.lines - a.lines);
  const median = sizes[Math.floor(sizes.length / 2)]?.lines ?? 0;
  const tests = tree.files.filter(({ path }) => /\.(test|spec)\.tsx?$/.test(path)).length;
  console.log(`${sizes.length} source files (median ${median} lines), ${tests} test files; the three largest:`);
  for (const { path, lines } of sizes.slice(0, 3)) console.log(`  ${lines}  ${path}`);
}

const failed: string[] = [];
const chosen = process.argv.includes('--no-test') ? steps : [...steps, testStep];
for (const [name, run] of chosen) {
  const started = performance.now();
  console.log(`── ${name}`);
  const isKept = await run();
  if (!isKept) failed.push(name);
  console.log(`${isKept ? 'ok' : 'FAILED'}  ${name}  ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
printSizes();
if (failed.length > 0) console.log(`failed: ${failed.join(', ')}`);
console.log(`${chosen.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;
