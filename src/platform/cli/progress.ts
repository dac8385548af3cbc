/** Progress of a verb: on a terminal one line that is written over itself a few times a second; elsewhere nothing. */
import type { CommandParts } from './command.ts';

/** More changes a second would cost time and be read by nobody. */
const everyMilliseconds = 250;
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
  if (!tty || json) return { show: () => undefined, clear: () => undefined };
  let shownAt = -everyMilliseconds;
  return {
    show(progress) {
      const at = performance.now();
      if (at - shownAt < everyMilliseconds) return;
      shownAt = at;
      out(`${overTheLine}${sentence(progress)}`);
    },
    clear: () => out(overTheLine),
  };
}
