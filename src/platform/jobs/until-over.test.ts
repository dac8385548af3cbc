/** A runner that hangs in its own shutdown must not keep the worker from beginning anew. */
import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { untilOver } from './until-over.ts';

const never = new Promise<void>(() => undefined);
const running = new AbortController().signal;

it('leaves a runner behind that shuts down by itself and does not come to its end', async () => {
  const events = new EventEmitter();
  const over = untilOver({ promise: never, events }, running, 1);
  events.emit('pool:gracefulShutdown');
  await expect(over).resolves.toBeUndefined();
});

it('waits for the end of a runner that was told to stop, and passes on how another one ended', async () => {
  const events = new EventEmitter();
  const stopped = Promise.withResolvers<void>();
  const over = untilOver({ promise: stopped.promise, events }, AbortSignal.abort(), 1);
  events.emit('pool:gracefulShutdown');
  const first = await Promise.race([over.then(() => 'left behind'), new Promise((resolve) => setTimeout(resolve, 20))]);
  expect(first).toBeUndefined();
  stopped.resolve();
  await over;
  await expect(untilOver({ promise: Promise.reject(new Error('lost')), events }, running)).rejects.toThrow('lost');
});
