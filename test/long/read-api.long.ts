/**
 * The read API over a whole file: every number of it answers or says that it is deactivated, and ten thousand hostile questions
 * are answered in its dialect, in time. The file is an invented one; `REGISTRY_FILE` names another, such as a real weekly file.
 */
import { createReadStream } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importFiles } from '../../src/registry/index.ts';
import { synthesizeProviders } from '../../src/registry/synthesize/synthesize.actions.ts';
import { hostileQuery } from '../hostile-query.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../world.ts';

const takesAtMostMilliseconds = 600_000;
const inventedRows = 20_000;
const hostileQuestions = 10_000;
const p99AtMostMs = 1000;
const atOnce = 8;

let world: World;
const folder = mkdtempSync(join(tmpdir(), 'read-api-'));
const file = process.env['REGISTRY_FILE'] ?? join(folder, 'npidata_pfile_20240101-20240107.csv');
beforeAll(async () => {
  world = await openWorld({ checksHtml: false });
  if (process.env['REGISTRY_FILE'] === undefined)
    await synthesizeProviders({ rows: inventedRows, seed: 7, path: file });
  const ctx = world.parts.systemContext('command line');
  const parts = { ctx, adminUrl: world.database.url('owner'), now: world.clock.now };
  const outcome = await importFiles(parts, { files: [{ path: file }], rejectsPath: () => join(folder, 'rejects.csv') });
  if (!outcome.ok) throw new Error(`The file was not imported: ${outcome.reason}`);
  console.log(outcome.value);
}, worldOpensWithinMilliseconds * 3);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await world.end();
});

interface Body {
  readonly Errors?: readonly { readonly number: string; readonly description: string }[];
  readonly results?: readonly { readonly number: string }[];
}

async function ask(query: string): Promise<{ readonly status: number; readonly body: Body; readonly ms: number }> {
  const began = performance.now();
  const request = new Request(`http://localhost:3000/api/?${query}`);
  const answer = await world.core.fetch(request, { requestId: 'long', clientAddress: '127.0.0.1' });
  const body = (await answer.json()) as Body;
  return { status: answer.status, body, ms: performance.now() - began };
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
      const { body } = await ask(`version=2.1&number=${number}`);
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

it('answers hostile questions in its dialect and in time', { timeout: takesAtMostMilliseconds }, async () => {
  const times: number[] = [];
  await fc.assert(
    fc.asyncProperty(fc.array(hostileQuery, { minLength: atOnce, maxLength: atOnce }), async (queries) => {
      for (const { status, body, ms } of await Promise.all(queries.map(ask))) {
        expect([status, 'Errors' in body || 'results' in body]).toEqual([200, true]);
        times.push(ms);
      }
    }),
    { numRuns: hostileQuestions / atOnce },
  );
  times.sort((one, other) => one - other);
  const at = (share: number): number => Math.round(times[Math.floor(times.length * share)] ?? 0);
  console.log(
    `${times.length} questions: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${Math.round(times.at(-1) ?? 0)} ms`,
  );
  expect(at(0.99)).toBeLessThanOrEqual(p99AtMostMs);
});
