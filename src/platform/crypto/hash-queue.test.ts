import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { hashes } from './hash-queue.ts';

test('the queue of the process leaves a thread to the file system', async () => {
  const all = Array.from({ length: 10 }, () => hashes.run(() => sleep(20)));
  expect(hashes.load().running).toBeLessThanOrEqual(Math.min(3, availableParallelism() + 1));
  await Promise.all(all);
  expect(hashes.load()).toEqual({ running: 0, waiting: 0 });
});
