/** The bucket lets a burst through, then a steady rate, and forgets nobody while it is counting. */
import { expect, it } from 'vitest';
import { trafficLimit } from './traffic.ts';

it('takes the burst, refuses the rest, and refills by the second', () => {
  let now = 0;
  const take = trafficLimit({ perSecond: 2, burst: 3 }, () => now);
  const wait = (client: string) => take(client).waitSeconds;
  expect([wait('a'), wait('a'), wait('a'), wait('a')]).toEqual([0, 0, 0, 1]);
  expect(wait('b')).toBe(0);
  now = 500;
  expect([wait('a'), wait('a')]).toEqual([0, 1]);
  now = 1500;
  expect(take('b')).toEqual({ waitSeconds: 0, left: 2, fullInSeconds: 1 });
});
