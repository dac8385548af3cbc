/**
 * `verifyAudit`: reads the whole record in one snapshot, as a stream, and says what does not fit and where. It trusts
 * nothing in the database: hashes are recomputed, marks and signatures checked with keys from outside, and the batches
 * compared with the checkpoints in files. About 25 µs per event.
 */
import type { Pool, PoolClient } from 'pg';
import type { AuditChecks } from './audit-keys.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { CheckpointBook } from './checkpoint-book.ts';
import { findingList, type Finding } from './findings.ts';
import { verifyBatches } from './verify-batches.ts';
import { verifyGuards } from './verify-guards.ts';
import { verifyUnnumbered } from './verify-unnumbered.ts';

export interface VerifyParts {
  /** Opened before this call: the snapshot must be newer than the files. */
  readonly books: readonly CheckpointBook[];
  readonly checks: AuditChecks;
}

export interface AuditReport {
  readonly ok: boolean;
  readonly events: number;
  readonly batches: number;
  /** Events that have no number yet; a running sealer gives them one within a second. */
  readonly waiting: number;
  /** The last checkpoint outside the database; null: nobody can tell whether the tail was cut. */
  readonly lastCheckpoint: Checkpoint | null;
  readonly damagedCheckpointLines: number;
  readonly findings: readonly Finding[];
  /** More than `findings` holds when there are very many. */
  readonly findingsTotal: number;
}

/** One statement looks at every event; ten minutes are enough for a hundred million. */
const statementTimeout = '10min';

export async function verifyAudit(pool: Pool, { books, checks }: VerifyParts): Promise<AuditReport> {
  return inSnapshot(pool, async (client) => {
    const list = findingList();
    const walked = await verifyBatches(client, { books, checks, list });
    const waiting = await verifyUnnumbered(client, { checks, list });
    await verifyGuards(client, list);
    return {
      ok: list.total() === 0,
      ...walked,
      waiting,
      lastCheckpoint: lastOf(books),
      damagedCheckpointLines: books.reduce((sum, book) => sum + book.damagedLines(), 0),
      findings: list.kept,
      findingsTotal: list.total(),
    };
  });
}

function lastOf(books: readonly CheckpointBook[]): Checkpoint | null {
  const found = books.flatMap(({ last }) => (last ? [last] : []));
  return found.toSorted((one, other) => other.batch - one.batch)[0] ?? null;
}

async function inSnapshot<Result>(pool: Pool, work: (client: PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read, read only');
    await client.query(`set local statement_timeout = '${statementTimeout}'`);
    const result = await work(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}
