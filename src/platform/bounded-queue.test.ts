import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { boundedQueue, Overloaded } from './bounded-queue.ts';

test('runs no more than the limit, keeps the order, turns the rest away, and is empty at the end', async () => {
  const queue = boundedQueue({ of: 'sleeps', running: 2, waiting: 3 });
  const started: number[] = [];
  let running = 0;
  let most = 0;
  const work = (index: number) => async (): Promise<number> => {
    started.push(index);
    most = Math.max(most, (running += 1));
    await sleep(5);
    running -= 1;
    if (index === 1) throw new Error('one fails');
    return index;
  };
  const results = await Promise.allSettled([0, 1, 2, 3, 4, 5, 6].map((index) => queue.run(work(index))));
  expect(most).toBe(2);
  expect(started).toEqual([0, 1, 2, 3, 4]);
  expect(results.map(({ status }) => status === 'fulfilled')).toEqual([true, false, true, true, true, false, false]);
  for (const result of results.slice(5)) {
    expect(result).toMatchObject({ reason: expect.any(Overloaded) });
    expect(result).toMatchObject({ reason: { retryAfterSeconds: 2 } });
  }
  expect(queue.load()).toEqual({ running: 0, waiting: 0 });
  expect(await queue.run(async () => 7)).toBe(7);
});
