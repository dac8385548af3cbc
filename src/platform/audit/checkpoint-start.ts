/**
 * What a sealer finds when it starts: checkpoints and database agree; the last batch has no line yet, because a process
 * died between its commit and its file; or they contradict each other, because the tables were cut, edited or restored.
 */
import type { Pool } from 'pg';
import type { AuditChecks } from './audit-keys.ts';
import { bytesToSign } from './batch.ts';
import type { Checkpoint } from './checkpoint.ts';
import { openCheckpointBook } from './checkpoint-book.ts';
import { findCheckpoint } from './checkpoint-head.ts';

export type StartFinding =
  | { readonly kind: 'agreed' }
  | { readonly kind: 'missing'; readonly checkpoint: Checkpoint }
  | { readonly kind: 'contradiction'; readonly batch: number };

export async function missingCheckpoint(pool: Pool, folder: string, checks: AuditChecks): Promise<StartFinding> {
  const { last } = openCheckpointBook(folder);
  if (last) {
    const stored = await findCheckpoint(pool, last.batch);
    if (stored?.root !== last.root) return { kind: 'contradiction', batch: last.batch };
  }
  const head = await findCheckpoint(pool, 'last');
  if (!head || head.batch === last?.batch) return { kind: 'agreed' };
  if (!checkpointHolds(head, checks)) return { kind: 'contradiction', batch: head.batch };
  return { kind: 'missing', checkpoint: head };
}

/** Whether a checkpoint is signed by a key that we know. */
export function checkpointHolds({ root, keyId, signature, ...facts }: Checkpoint, checks: AuditChecks): boolean {
  const bytes = bytesToSign({ ...facts, root: Buffer.from(root, 'hex') });
  return checks.signatureHolds(bytes, keyId, Buffer.from(signature, 'hex')) === true;
}
