/** A server that is away is asked again by one letter at a time, less and less often; a busy receiver stops nobody. */
import { expect, it } from 'vitest';
import { handedOver, serverAway, tryAgain, type Delivery } from './delivery.ts';
import { resting } from './resting-transport.ts';

function restingStation(answer: () => Delivery) {
  let atMs = 0;
  const asked: number[] = [];
  const transport = resting(
    { kind: 'test', deliver: async (_letter: string) => (asked.push(atMs), answer()) },
    () => atMs,
  );
  return { transport, asked, wait: (ms: number) => void (atMs += ms) };
}

it('asks again after 1, 2, 4 … at most 30 seconds, and at once when it is back', async () => {
  let answer: Delivery = serverAway('smtp-ECONNECTION');
  const { transport, asked, wait } = restingStation(() => answer);
  for (let seconds = 0; seconds < 120; seconds += 0.5) {
    await transport.deliver('a');
    wait(500);
  }
  expect(asked.map((ms) => ms / 1000)).toEqual([0, 1, 3, 7, 15, 31, 61, 91]);
  expect(await transport.deliver('a')).toMatchObject({ fault: 'server-away' });
  answer = handedOver;
  wait(30_000);
  expect(await transport.deliver('a')).toEqual(handedOver);
  expect(await transport.deliver('b')).toEqual(handedOver);
});

it('sends one probe only while it waits for its answer', async () => {
  const held: ((delivery: Delivery) => void)[] = [];
  let asked = 0;
  let atMs = 0;
  const deliver = async (_letter: string) => {
    asked += 1;
    return asked === 1 ? serverAway('x') : new Promise<Delivery>((resolve) => held.push(resolve));
  };
  const transport = resting({ kind: 'test', deliver }, () => atMs);
  await transport.deliver('a');
  atMs = 1_000;
  const probe = transport.deliver('b');
  expect(await transport.deliver('c')).toMatchObject({ fault: 'server-away' });
  held[0]?.(handedOver);
  expect(await probe).toEqual(handedOver);
  expect(asked).toBe(2);
});

it('does not rest because of one letter', async () => {
  const { transport, asked } = restingStation(() => tryAgain('smtp-EENVELOPE-RCPT-TO-450'));
  await transport.deliver('a');
  await transport.deliver('b');
  expect(asked).toEqual([0, 0]);
});
