/**
 * Seals what waits, up to one batch: takes events from the waiting list, numbers them after the last one, links the
 * batch to the root before it and signs, in one transaction. Any number of processes may try: an advisory lock lets one
 * through, and the keys of the tables would refuse a second history even without it.
 */
import type { Pool, PoolClient } from 'pg';
import type { AuditSigner } from './audit-keys.ts';
import { bytesToSign, eventsDigest, firstPreviousRoot, rootOf, type BatchFacts } from './batch.ts';
import type { Checkpoint } from './checkpoint.ts';
import { processName } from './process-name.ts';
import { momentText } from './row-hash.ts';

export interface Sealed {
  readonly events: number;
  readonly checkpoint: Checkpoint;
}
/** `busy`: another process is sealing now. */
export type SealResult = Sealed | 'nothing' | 'busy';

/** One batch takes about 20 ms at this size and needs no more memory than a page. */
export const largestBatch = 1000;

/** "audit" in the two halves of PostgreSQL's lock space that belong to us. */
const takeLock = `select pg_try_advisory_xact_lock(hashtext('countersign'), hashtext('audit sealer')) as taken`;
/** A sealer that is stopped in mid-air (SIGSTOP, a lost network) must not keep the others out. */
const limits = `set local idle_in_transaction_session_timeout = '10s'; set local statement_timeout = '30s'`;

const lastBatch = `select batch_number, last_sequence, root from audit.batch order by batch_number desc limit 1`;

/**
 * A waiting row without an event, or of an event that has its number, stays: it is a finding for verify.
 * Look-ups are subqueries with one row each, not joins: the waiting list is full one moment and empty the next, and with
 * statistics of the wrong moment the planner was measured to read every event there is in order to number three.
 */
const takeAndNumber = `
  with waiting as (
    select u.event_id from audit.unsealed u
    where (select true from audit.event e where e.event_id = u.event_id)
      and (select s.sequence from audit.sequence s where s.event_id = u.event_id) is null
    order by u.event_id limit $3
  ), taken as (
    delete from audit.unsealed where event_id = any (array(select event_id from waiting)) returning event_id
  )
  insert into audit.sequence (sequence, event_id, batch_number, row_hash)
  select $1::bigint + row_number() over (order by t.event_id), t.event_id, $2,
    (select e.row_hash from audit.event e where e.event_id = t.event_id)
  from taken t
  order by t.event_id
  returning sequence, row_hash`;

const insertBatch = `
  insert into audit.batch (batch_number, first_sequence, last_sequence, previous_root, root, sealed_at, sealed_by, key_id, signature)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

interface Head {
  readonly batch: number;
  readonly lastSequence: number;
  readonly root: Buffer;
}

export async function sealOnce(pool: Pool, signer: AuditSigner, now: Date): Promise<SealResult> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(limits);
    const result = await sealIn(client, signer, now);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function sealIn(client: PoolClient, signer: AuditSigner, now: Date): Promise<SealResult> {
  const lock = await client.query<{ taken: boolean }>(takeLock);
  if (!lock.rows[0]?.taken) return 'busy';
  const head = await readHead(client);
  const batch = head.batch + 1;
  const { rows } = await client.query<{ sequence: string; row_hash: Buffer }>(takeAndNumber, [
    head.lastSequence,
    batch,
    largestBatch,
  ]);
  if (rows.length === 0) return 'nothing';
  const events = eventsDigest();
  for (const { row_hash } of rows.toSorted((one, other) => Number(one.sequence) - Number(other.sequence)))
    events.add(row_hash);
  const facts: BatchFacts = {
    batch,
    firstSequence: head.lastSequence + 1,
    lastSequence: head.lastSequence + rows.length,
    sealedAt: momentText(now),
    sealedBy: processName,
    previousRoot: head.root,
    events: events.done(),
  };
  return { events: rows.length, checkpoint: await writeBatch(client, facts, signer) };
}

async function readHead(client: PoolClient): Promise<Head> {
  const { rows } = await client.query<{ batch_number: string; last_sequence: string; root: Buffer }>(lastBatch);
  const head = rows[0];
  if (!head) return { batch: 0, lastSequence: 0, root: firstPreviousRoot };
  return { batch: Number(head.batch_number), lastSequence: Number(head.last_sequence), root: head.root };
}

async function writeBatch(client: PoolClient, facts: BatchFacts, signer: AuditSigner): Promise<Checkpoint> {
  const { batch, firstSequence, lastSequence, previousRoot, sealedAt, sealedBy } = facts;
  const root = rootOf(facts);
  const { keyId, signature } = signer(bytesToSign({ ...facts, root }));
  const values = [batch, firstSequence, lastSequence, previousRoot, root, sealedAt, sealedBy, keyId, signature];
  await client.query(insertBatch, values);
  return { batch, lastSequence, root: root.toString('hex'), sealedAt, keyId, signature: signature.toString('hex') };
}
