/**
 * Runs a program to its end. What the operator can mend is one line on standard error and exit 1; only a fault of ours
 * shows where it happened. Nothing is left open that would keep the process alive.
 */
import { StartRefusal } from '../config/refusal.ts';
import { databaseTrouble } from '../db/database-trouble.ts';
import { Stopped } from '../stopping.ts';

export async function runOrExplain(run: () => Promise<number | void>): Promise<void> {
  try {
    process.exitCode = (await run()) ?? 0;
  } catch (error) {
    // What was under way then (a connection that waits, a seed) is nobody's any more and must not keep the process.
    if (error instanceof Stopped) process.exit(0);
    const trouble = databaseTrouble(error);
    console.error(error instanceof StartRefusal ? error.message : (trouble ?? error));
    process.exitCode = 1;
  }
}
