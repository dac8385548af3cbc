/**
 * The checkpoint that belongs to the last batch in the database: what `audit checkpoint` prints, and what the sealer
 * writes down again when a process died between its commit and its file.
 */
import type { Pool } from 'pg';
import type { Checkpoint } from './checkpoint.ts';
import { momentSql } from './row-hash.ts';

interface HeadRow {
  readonly batch: string;
  readonly last_sequence: string;
  readonly root: string;
  readonly sealed_at: string;
  readonly key_id: string;
  readonly signature: string;
}

const select = `
  select batch_number::text as batch, last_sequence::text, encode(root, 'hex') as root, ${momentSql('sealed_at')} as sealed_at,
    key_id, encode(signature, 'hex') as signature
  from audit.batch`;

/** The last batch, or the one of that number; null where there is none. */
export async function findCheckpoint(pool: Pool, batch: number | 'last'): Promise<Checkpoint | null> {
  const { rows } =
    batch === 'last'
      ? await pool.query<HeadRow>(`${select} order by batch_number desc limit 1`)
      : await pool.query<HeadRow>(`${select} where batch_number = $1`, [batch]);
  const row = rows[0];
  if (!row) return null;
  return {
    batch: Number(row.batch),
    lastSequence: Number(row.last_sequence),
    root: row.root,
    sealedAt: row.sealed_at,
    keyId: row.key_id,
    signature: row.signature,
  };
}
