/** Thirty kills of the real server at random moments: no orphan is left and the next start works by itself. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../src/platform/files/root.ts';
import { killManyTimes } from './kill-nine.ts';

const tenMinutes = 600_000;

it('leaves nothing behind after 30 kills, and starts again', { timeout: tenMinutes }, async () => {
  const lines: string[] = [];
  const result = await killManyTimes({
    command: [process.execPath, join(root, 'bin', 'start.mjs')],
    times: 30,
    report: (line) => lines.push(line),
  });
  expect(result.kills, lines.join('\n')).toBe(30);
});
