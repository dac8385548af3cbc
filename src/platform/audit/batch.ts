/**
 * The root of a batch and what is signed. The root is SHA-256 over a JSON array that holds the batch's numbers, time,
 * sealer, the root before it, and the SHA-256 of its events' row hashes one after the other: one changed bit in
 * any of them, or in their order, gives another root. The signature covers the root with the numbers that a checkpoint
 * outside the database shows, so a checkpoint can be trusted by itself.
 */
import { createHash } from 'node:crypto';

export interface BatchFacts {
  readonly batch: number;
  readonly firstSequence: number;
  readonly lastSequence: number;
  /** As row-hash.ts writes moments. */
  readonly sealedAt: string;
  readonly sealedBy: string;
  readonly previousRoot: Buffer;
  /** From `eventsDigest`. */
  readonly events: Buffer;
}

export const firstPreviousRoot = Buffer.alloc(32);

export const eventsDigest = () => {
  const hash = createHash('sha256');
  return { add: (rowHash: Uint8Array) => void hash.update(rowHash), done: () => hash.digest() };
};

export function rootOf(facts: BatchFacts): Buffer {
  const { batch, firstSequence, lastSequence, sealedAt, sealedBy, previousRoot, events } = facts;
  const parts = [
    batch,
    firstSequence,
    lastSequence,
    sealedAt,
    sealedBy,
    previousRoot.toString('hex'),
    events.toString('hex'),
  ];
  return createHash('sha256')
    .update(JSON.stringify(['countersign-audit-batch-1', ...parts]), 'utf8')
    .digest();
}

export type SignedFacts = Pick<BatchFacts, 'batch' | 'lastSequence' | 'sealedAt'> & { readonly root: Buffer };

export function bytesToSign({ batch, lastSequence, sealedAt, root }: SignedFacts): Buffer {
  const parts = ['countersign-audit-checkpoint-1', batch, lastSequence, sealedAt, root.toString('hex')];
  return Buffer.from(JSON.stringify(parts), 'utf8');
}
