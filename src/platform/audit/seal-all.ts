/**
 * Seals batch after batch until nothing waits that waited when the last one began, another process seals, or the time is
 * over. A batch that is not full was the last: events that come meanwhile wait for the next look, or a steady trickle
 * would be sealed one by one.
 */
import type { Pool } from 'pg';
import type { AuditSigner } from './audit-keys.ts';
import type { Checkpoint } from './checkpoint.ts';
import { largestBatch, sealOnce } from './seal.ts';

export interface SealAllParts {
  readonly pool: Pool;
  readonly signer: AuditSigner;
  readonly now: () => Date;
  /** Told of each batch after its commit: write its checkpoint down. */
  readonly sealed: (checkpoint: Checkpoint) => void;
  readonly atMostMilliseconds: number;
}

export type SealAllResult = 'nothing' | 'busy' | 'late';

export async function sealAll(parts: SealAllParts): Promise<SealAllResult> {
  const { pool, signer, now, sealed, atMostMilliseconds } = parts;
  const until = performance.now() + atMostMilliseconds;
  while (performance.now() < until) {
    const result = await sealOnce(pool, signer, now());
    if (typeof result === 'string') return result;
    sealed(result.checkpoint);
    if (result.events < largestBatch) return 'nothing';
  }
  return 'late';
}
