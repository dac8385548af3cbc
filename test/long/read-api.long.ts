/**
 * The APIs over a whole file, from a started server: every number of it answers or says that it is deactivated, and ten thousand
 * hostile questions to each API are answered, in time, and none with a fault. The file is an invented one; `REGISTRY_FILE` names
 * another, such as a real weekly file.
 */
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importFiles, loadReference } from '../../src/registry/index.ts';
import { synthesizeProviders } from '../../src/registry/synthesize/synthesize.actions.ts';
import { hostileAddress } from '../hostile-providers.ts';
import { hostileQuery } from '../hostile-query.ts';
import { rowsOf } from '../identity-steps.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../world.ts';
import { realNodes, type RealNodes } from './real-nodes.ts';

const takesAtMostMilliseconds = 600_000;
const inventedRows = 20_000;
const hostileQuestions = 10_000;
const p99AtMostMs = 1000;
const atOnce = 8;

let world: World;
let nodes: RealNodes;
const folder = mkdtempSync(join(tmpdir(), 'read-api-'));
const file = process.env['REGISTRY_FILE'] ?? join(folder, 'npidata_pfile_20240101-20240107.csv');
beforeAll(async () => {
  world = await openWorld({ checksHtml: false });
  if (process.env['REGISTRY_FILE'] === undefined)
    await synthesizeProviders({ rows: inventedRows, seed: 7, path: file });
  await loadReference(world.parts.database.ownerUrl);
  const ctx = world.parts.systemContext('command line');
  const parts = { ctx, adminUrl: world.database.url('owner'), now: world.clock.now };
  const outcome = await importFiles(parts, { files: [{ path: file }], rejectsPath: () => join(folder, 'rejects.csv') });
  if (!outcome.ok) throw new Error(`The file was not imported: ${outcome.reason}`);
  console.log(outcome.value);
  // As a server plans: for the values that are asked for. Tests plan for any value otherwise (database.ts).
  const database = new URL(world.database.adminUrl).pathname.slice(1);
  await rowsOf(world, `alter database ${database} reset plan_cache_mode`);
  nodes = await realNodes(world);
}, worldOpensWithinMilliseconds * 3);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await nodes.end();
  await world.end();
});

interface Answered {
  readonly status: number;
  readonly text: string;
  readonly ms: number;
}

/** As a program on this machine. Of endless lines the first are read, and then it hangs up. */
async function ask(path: string, accept = '*/*'): Promise<Answered> {
  const began = performance.now();
  const answer = await fetch(`${nodes.origins[0]}${path}`, { headers: { accept } });
  const isLines = answer.headers.get('content-type') === 'application/x-ndjson';
  const text = isLines ? await firstOf(answer) : await answer.text();
  return { status: answer.status, text, ms: performance.now() - began };
}

async function firstOf(answer: Response): Promise<string> {
  const reader = answer.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return Buffer.from(first?.value ?? []).toString();
}

interface Body {
  readonly Errors?: readonly { readonly number: string; readonly description: string }[];
  readonly results?: readonly { readonly number: string }[];
}

async function numbersOf(path: string): Promise<readonly string[]> {
  const bytes = createReadStream(path);
  const lines = createInterface({ input: path.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes });
  const numbers: string[] = [];
  for await (const line of lines) {
    const number = /^"(\d{10})"/.exec(line)?.[1];
    if (number !== undefined) numbers.push(number);
  }
  return numbers;
}

it(
  'answers every number of the file, or says that it is deactivated',
  { timeout: takesAtMostMilliseconds },
  async () => {
    const numbers = await numbersOf(file);
    const counts = { answered: 0, deactivated: 0, neither: [] as string[] };
    const one = async (number: string): Promise<void> => {
      const body = JSON.parse((await ask(`/api/?version=2.1&number=${number}`)).text) as Body;
      if (body.results?.length === 1 && body.results[0]?.number === number) counts.answered += 1;
      else if (body.Errors?.[0]?.number === '15' && body.Errors[0].description.includes(number))
        counts.deactivated += 1;
      else counts.neither.push(number);
    };
    for (let at = 0; at < numbers.length; at += atOnce) await Promise.all(numbers.slice(at, at + atOnce).map(one));
    console.log(`${numbers.length} numbers: ${counts.answered} answered, ${counts.deactivated} deactivated`);
    expect(counts.neither).toEqual([]);
    expect(numbers.length).toBeGreaterThan(0);
  },
);

const refused = /^\{"(?:type|title)":/;
const hostile: readonly (readonly [string, fc.Arbitrary<Question>, (answer: Answered) => boolean])[] = [
  [
    'the read API',
    hostileQuery.map((query) => ({ path: `/api/?${query}` })),
    ({ status, text }) => status === 200 && /^\{"(?:Errors|result_count)":|^\{\n/.test(text),
  ],
  [
    'our API',
    hostileAddress.map(({ address, accept }) => ({ path: `/api/v1/providers${address}`, accept })),
    // 431: longer than any address may be.
    ({ status, text }) => status === 200 || status === 431 || (status < 500 && refused.test(text)),
  ],
];

interface Question {
  readonly path: string;
  readonly accept?: string;
}

it.each(hostile)('%s answers hostile questions in time', { timeout: takesAtMostMilliseconds }, async (...given) => {
  const [name, question, isAnswer] = given;
  const answered: { readonly path: string; readonly status: number; readonly ms: number }[] = [];
  await fc.assert(
    fc.asyncProperty(fc.array(question, { minLength: atOnce, maxLength: atOnce }), async (questions) => {
      const answers = await Promise.all(questions.map(({ path, accept }) => ask(path, accept)));
      for (const [index, answer] of answers.entries()) {
        expect(isAnswer(answer), `${answer.status} ${answer.text.slice(0, 200)}`).toBe(true);
        answered.push({ path: questions[index]?.path ?? '', status: answer.status, ms: answer.ms });
      }
    }),
    { numRuns: hostileQuestions / atOnce },
  );
  answered.sort((one, other) => other.ms - one.ms);
  const slowerThan = (share: number): number => answered[Math.floor(answered.length * share)]?.ms ?? 0;
  const statuses = Map.groupBy(answered, ({ status }) => status);
  console.log(
    `${name}: ${answered.length} questions,`,
    new Map([...statuses].map(([status, { length }]) => [status, length])),
  );
  console.log(
    `p50 ${slowerThan(0.5).toFixed(1)} ms, p99 ${slowerThan(0.01).toFixed(1)} ms, the slowest`,
    answered.slice(0, 8),
  );
  expect(slowerThan(0.01)).toBeLessThanOrEqual(p99AtMostMs);
});
