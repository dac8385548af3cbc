/**
 * `await soon(() => expect(…))`: until the check passes, and not longer than a machine with much other work may need. Tests
 * wait with this for what happens elsewhere; a number of seconds that is enough here is too few on somebody's laptop.
 */
import { vi } from 'vitest';

const atMostMilliseconds = 45_000;
const lookEveryMilliseconds = 20;

export const soon = <Result>(check: () => Result | Promise<Result>): Promise<Result> =>
  vi.waitFor(check, { timeout: atMostMilliseconds, interval: lookEveryMilliseconds });
