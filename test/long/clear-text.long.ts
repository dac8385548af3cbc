/**
 * A real server through whole walks, letters sent and the audit sealed; then every file that it left (tables and write-ahead
 * log as PostgreSQL keeps them, keys, checkpoints, its log) is searched for what nobody may find there. Security P1.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPostBoxes, type PostBoxes } from './post-boxes.ts';
import { killedServer, type KilledServer } from './killed-server.ts';
import { nothingYet, walkTogether, type Acknowledged } from './walkers.ts';

/** Longer than walkers wait before they say what they are stuck at. */
const takesAtMostMilliseconds = 700_000;
const metricsToken = 'a-token-for-the-metrics-of-this-test';

let server: KilledServer;
let boxes: PostBoxes;
let yes: Acknowledged;

beforeAll(async () => {
  boxes = await openPostBoxes();
  server = await killedServer({ SMTP_URL: boxes.smtpUrl, SMS_URL: boxes.smsUrl, METRICS_TOKEN: metricsToken });
  server.start();
  await server.untilReady();
  yes = nothingYet();
  const over = new AbortController();
  const walks = walkTogether({ origin: server.origin, boxes, yes, over: over.signal }, 2);
  over.abort();
  await walks;
}, takesAtMostMilliseconds);
afterAll(async () => {
  await server.end();
  await boxes.close();
});

/** Every file below, with what is in it as bytes. */
function* filesBelow(folder: string): Generator<readonly [path: string, bytes: Buffer]> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isDirectory()) yield* filesBelow(path);
    else if (stats?.isFile()) yield [path.slice(server.dataDir.length), readFileSync(path)];
  }
}

/** The walkers' own values: each is told by its beginning or its middle, which no two of them differ in. */
const forbidden: Readonly<Record<string, RegExp>> = {
  'last name': /Numberj|Number[a-j]{5}/,
  SSN: /(?<![\d.])9\d{6}12(?!\d)|900-?55-?01\d\d/,
  'birth date': /1990-04-28|04\/28\/1990|1979-04-12/,
  'home address': /Unlikely Street/,
  'e-mail': /walkers\.example|lakeside\.example/,
  // The password of the cast is printed at the start of the demo.
  password: /Lake#2026ok/,
  answer: /first-pet of mine|first-school of mine/,
  note: /Note of walk/,
  'reason of an ending': /The walk is over/,
  EIN: /123456668|12-3456668/,
};

it('leaves nothing of anybody in clear in any file', { timeout: takesAtMostMilliseconds }, async () => {
  expect(yes.endings.size).toBeGreaterThanOrEqual(2);
  const found = new Set<string>();
  let files = 0;
  for (const [path, bytes] of filesBelow(server.dataDir)) {
    files += 1;
    const text = bytes.toString('latin1');
    for (const [what, pattern] of Object.entries(forbidden)) if (pattern.test(text)) found.add(`${what} in ${path}`);
    for (const { text: sent } of boxes.texts) {
      const [code] = /\b\d{6}\b/.exec(sent) ?? [];
      if (code && path.endsWith('.log') && new RegExp(`(?<!\\d)${code}(?!\\d)`).test(text))
        found.add(`code in ${path}`);
    }
  }
  expect(files).toBeGreaterThan(500);
  expect([...found]).toEqual([]);
});

it('nor in its numbers', async () => {
  const headers = { authorization: `Bearer ${metricsToken}` };
  const answer = await fetch(`${server.origin}/metrics`, { headers });
  const text = await answer.text();
  expect(answer.status).toBe(200);
  expect(Object.entries(forbidden).flatMap(([what, pattern]) => (pattern.test(text) ? [what] : []))).toEqual([]);
});
