/** Starts two writer processes (audit-writer.ts) on one database and waits for both. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { WriterOrder } from './audit-writer.ts';

export interface WriterReport {
  readonly events: number;
  readonly seconds: number;
  /** How often its sealer complained. */
  readonly faults: number;
}

const script = fileURLToPath(new URL('audit-writer.ts', import.meta.url));

/** A writer that hangs is ended, so that a failed test leaves nothing behind. */
const endsWithinMilliseconds = 120_000;

export function runTwoWriters(order: WriterOrder): Promise<readonly WriterReport[]> {
  return Promise.all([runWriter(order), runWriter(order)]);
}

async function runWriter(order: WriterOrder): Promise<WriterReport> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(order)], {
    timeout: endsWithinMilliseconds,
  });
  return JSON.parse(stdout);
}
