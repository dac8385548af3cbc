/**
 * Runs a program to its end. What the operator can mend is one line on standard error and exit 1; only a fault of ours
 * shows where it happened. Nothing is left open that would keep the process alive.
 */
import { StartRefusal } from '../config/refusal.ts';
import { KeyFileProblem } from '../crypto/errors.ts';

export async function runOrExplain(run: () => Promise<number | void>): Promise<void> {
  try {
    process.exitCode = (await run()) ?? 0;
  } catch (error) {
    const explained = error instanceof StartRefusal || error instanceof KeyFileProblem;
    console.error(explained ? error.message : error);
    process.exitCode = 1;
  }
}
