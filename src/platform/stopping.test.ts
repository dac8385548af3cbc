import { expect, it } from 'vitest';
import { neverStopped, Stopped, unlessStopped, whenStopped } from './stopping.ts';

const never = new Promise<never>(() => undefined);

it('gives the result, or the failure, of what ends first', async () => {
  expect(await unlessStopped(neverStopped, Promise.resolve(7))).toBe(7);
  await expect(unlessStopped(neverStopped, Promise.reject(new Error('no')))).rejects.toThrow('no');
});

it('ends at once when it is asked to, before or during the work', async () => {
  const asked = new AbortController();
  const waiting = unlessStopped(asked.signal, never);
  const heard = whenStopped(asked.signal);
  asked.abort(new Stopped());
  await expect(waiting).rejects.toThrow(Stopped);
  await Promise.all([heard, whenStopped(asked.signal)]);
  await expect(unlessStopped(asked.signal, never)).rejects.toThrow(Stopped);
});

it('does not mind what becomes of the work after that', async () => {
  const asked = new AbortController();
  const work = Promise.withResolvers<number>();
  const refused = unlessStopped(asked.signal, work.promise);
  asked.abort(new Stopped());
  work.reject(new Error('the connection was closed'));
  await expect(refused).rejects.toThrow(Stopped);
});
