/**
 * Progress of a verb: on a terminal one line that is written over itself a few times a second; elsewhere a line now and then,
 * none where the work takes less. A machine that reads JSON is told nothing on the way.
 */
import type { CommandParts } from './command.ts';

/** More changes a second would cost time and be read by nobody. */
const everyMilliseconds = 250;
const everyMillisecondsOfLog = 10_000;
/** To the begin of the line, and away with what stands on it. */
const overTheLine = '\r\u001b[K';

export interface ProgressLine<Progress> {
  readonly show: (progress: Progress) => void;
  /** Before anything else is written. */
  readonly clear: () => void;
}

export function progressLine<Progress>(
  { out, tty, json }: Pick<CommandParts, 'out' | 'tty' | 'json'>,
  sentence: (progress: Progress) => string,
): ProgressLine<Progress> {
  if (json) return { show: () => undefined, clear: () => undefined };
  const every = tty ? everyMilliseconds : everyMillisecondsOfLog;
  let shownAt = tty ? -every : performance.now();
  return {
    show(progress) {
      const at = performance.now();
      if (at - shownAt < every) return;
      shownAt = at;
      out(`${tty ? overTheLine : ''}${sentence(progress)}`);
    },
    clear: () => (tty ? out(overTheLine) : undefined),
  };
}
