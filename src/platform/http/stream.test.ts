import { expect, it, vi } from 'vitest';
import { soon } from '../../../test/soon.ts';
import { streamOf } from './stream.ts';
import type { Visit } from './visit.ts';

const brokeOff = vi.fn<(error: unknown) => void>();
const visitOf = (address: string): Visit => ({ brokeOff, client: { address } }) as unknown as Visit;
const visit = visitOf('198.51.100.1');

/** A compressor takes thousands of parts before it gives anything. */
const endless = 100_000_000;

/** Counts what was asked for, and whether it was ended. */
function parts(count: number) {
  const told = { asked: 0, ended: false };
  async function* all(): AsyncGenerator<string> {
    try {
      for (let part = 0; part < count; part += 1) {
        await Promise.resolve();
        told.asked += 1;
        yield `${part}\n`;
      }
    } finally {
      told.ended = true;
    }
  }
  return { told, all: all() };
}

it('is read no faster than it is taken', async () => {
  const { told, all } = parts(1000);
  const reader = streamOf(visit, all).getReader();
  expect(told.asked).toBe(0);
  for (let taken = 1; taken <= 3; taken += 1) {
    const { value } = await reader.read();
    expect(new TextDecoder().decode(value)).toBe(`${taken - 1}\n`);
    expect(told.asked).toBe(taken);
  }
  await reader.cancel();
  expect(told).toEqual({ asked: 3, ended: true });
});

it('ends what it reads from when the client goes away, also behind a compressor', async () => {
  const { told, all } = parts(endless);
  const reader = streamOf(visit, all).pipeThrough(new CompressionStream('gzip')).getReader();
  await reader.read();
  await reader.cancel();
  await soon(() => expect(told.ended).toBe(true));
  expect(told.asked).toBeLessThan(endless);
});

it('breaks off where its source does, on record: half of it never passes for the whole', async () => {
  async function* broken(): AsyncGenerator<string> {
    yield 'half';
    await Promise.resolve();
    throw new Error('the database went away');
  }
  await expect(new Response(streamOf(visit, broken())).text()).rejects.toThrow('the database went away');
  expect(brokeOff).toHaveBeenCalledTimes(1);
});

it('is refused when one client or all of them take too many, and taken again when one has ended', async () => {
  const open = Array.from({ length: 16 }, (_, n) => streamOf(visitOf(`198.51.100.${Math.floor(n / 4)}`), parts(1).all));
  expect(() => streamOf(visitOf('198.51.100.0'), parts(1).all)).toThrow('too-many');
  expect(() => streamOf(visitOf('198.51.100.9'), parts(1).all)).toThrow('busy');
  await open[0]?.cancel();
  const last = streamOf(visitOf('198.51.100.9'), parts(1).all);
  expect(await new Response(last).text()).toBe('0\n');
  await Promise.all(open.slice(1).map((stream) => stream.cancel()));
});
