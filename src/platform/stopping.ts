/**
 * Being asked to stop, by Ctrl-C or SIGTERM, at any moment. Whatever takes time while the process starts goes through
 * `unlessStopped`, so that the request is honoured at once and what was opened so far is closed in order.
 */

/** The process was asked to stop before it had done what it was started for: no fault, and nothing to say about it. */
export class Stopped extends Error {
  override name = 'Stopped';
}

/** npm hands on a Ctrl-C that the terminal has sent to us already; a person who presses it again is slower than that. */
const sameRequestMilliseconds = 700;

/** Aborts at the first signal, with `Stopped` as its reason. One that comes later ends the process on the spot. */
export function askedToStop(): AbortSignal {
  const asked = new AbortController();
  let askedAt = 0;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (!asked.signal.aborted) {
        askedAt = performance.now();
        asked.abort(new Stopped());
      } else if (performance.now() - askedAt > sameRequestMilliseconds) process.exit(1);
    });
  return asked.signal;
}

export const neverStopped: AbortSignal = new AbortController().signal;

/** The result of `work`, or the reason of `stopping` as soon as that is aborted; what `work` does then is nobody's. */
export function unlessStopped<Result>(stopping: AbortSignal, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(stopping.reason as Stopped);
    if (stopping.aborted) stop();
    stopping.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => stopping.removeEventListener('abort', stop));
  });
}

export const whenStopped = (stopping: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (stopping.aborted) resolve();
    else stopping.addEventListener('abort', () => resolve(), { once: true });
  });
