/**
 * `npm run bench [-- name …] [--json]`: each benchmark measures us beside a limit or a peer in the same run and prints the
 * ratio. Figures are medians; the machine's noise is why nothing here fails a build.
 */
import { build } from '../bin/start.mjs';
import { audit } from './audit.ts';
import { sameTime } from './same-time.ts';
import { authority } from './authority.ts';
import { frontPage } from './front-page.ts';
import { buildPeers } from './peers.ts';
import { home } from './home.ts';
import { readApi } from './read-api.ts';
import { registry } from './registry.ts';
import { registrySearch } from './registry-search.ts';
import type { Result } from './result.ts';
import { signIn } from './sign-in.ts';
import { startUp } from './start-up.ts';

const benchmarks: Readonly<Record<string, () => Promise<readonly Result[]>>> = {
  'start-up': startUp,
  'front-page': frontPage,
  home,
  'read-api': readApi,
  'sign-in': signIn,
  'same-time': sameTime,
  authority,
  audit,
  registry,
  'registry-search': () => registrySearch(),
};
/** Too long to run along with the others. */
const onlyWhenAsked = ['registry', 'registry-search'];

const json = process.argv.includes('--json');
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const unknown = asked.filter((name) => !(name in benchmarks));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}; there are ${Object.keys(benchmarks).join(', ')}.`);
  process.exit(2);
}

await build();
buildPeers();
const all: Result[] = [];
for (const [name, run] of Object.entries(benchmarks)) {
  if (asked.length > 0 ? !asked.includes(name) : onlyWhenAsked.includes(name)) continue;
  const results = await run();
  all.push(...results);
  if (!json) for (const result of results) console.log(lineOf(result));
}
if (json) console.log(JSON.stringify(all, null, 2));

function lineOf({ name, value, unit, goal, holds }: Result): string {
  const shown = value >= 100 ? value.toFixed(0) : value.toFixed(2);
  return `${name.padEnd(44)} ${shown.padStart(8)} ${unit.padEnd(10)} ${goal && `${goal}: ${holds ? 'holds' : 'FALLS SHORT'}`}`;
}
