/**
 * Letters in the database. Each change of state names the states it may start from, in one statement, so that two
 * nodes cannot both make it; which these are stands in letter-states.rules.ts.
 */
import { sql } from 'kysely';
import type { Tx } from '../context.ts';
import { dataKeyColumns, dataKeysOf, type DataKeyRow, type NoDataKey } from '../crypto/data-keys.statements.ts';
import { fixedQuery } from '../db/fixed-query.ts';
import { jobAdded } from '../jobs/add-job.statements.ts';
import type { LetterRow } from './letter-row.ts';
import { letterWritten, type PostedLetter } from './letters.statements.ts';
import { letterStatesBefore } from './letter-states.rules.ts';

/** Written out, not passed as values: so the text stays the same, and is planned once. */
const statesBefore = (change: Parameters<typeof letterStatesBefore>[0]) =>
  letterStatesBefore(change).map((state) => sql.lit(state));

const posted = fixedQuery((tx, { letter, job }: PostedLetter) =>
  sql`WITH letter AS (${letterWritten(letter)}) ${jobAdded(job)}`.compile(tx),
);

/** The letter and the job that sends it. */
export async function insertLetter(tx: Tx, given: PostedLetter): Promise<void> {
  await posted(tx, given);
}

type TakenRow = LetterRow & (DataKeyRow | NoDataKey);

const taken = fixedQuery((tx, { letterId }: { letterId: string }) =>
  sql<TakenRow>`
    WITH taken AS (
      UPDATE platform.letter SET state = 'sending', attempts = attempts + 1, next_try_at = NULL
      WHERE letter_id = ${letterId} AND state IN (${sql.join(statesBefore('take'))})
      RETURNING *)
    SELECT ${dataKeyColumns}, taken.*
    FROM set_config('synchronous_commit', 'off', true), taken LEFT JOIN ${dataKeysOf(sql`taken.owner_id`)}`.compile(tx),
);

/**
 * The letter, a row for each version of the key that opens it; none when it is not to be sent. Also takes a letter that is
 * being sent: then the process that sent it is gone, and nobody knows whether it left. The letter's columns come last: its owner
 * stands there also where the owner has no key. This mark need not wait for the disk: where it is lost, the letter waits
 * as before, and is taken again.
 */
export const takeLetter = (tx: Tx, letterId: string): Promise<readonly TakenRow[]> => taken(tx, { letterId });

interface Sent {
  readonly letterId: string;
  readonly jobKey: string;
  readonly sentAt: Date;
  readonly keepsSecret: boolean;
}

const sent = fixedQuery((tx, given: Sent) =>
  sql`
    WITH sent AS (
      UPDATE platform.letter SET state = 'sent', sent_at = ${given.sentAt}, last_fault = NULL,
        secret_sealed = CASE WHEN ${given.keepsSecret} THEN secret_sealed END
      WHERE letter_id = ${given.letterId} AND state IN (${sql.join(statesBefore('hand over'))}))
    DELETE FROM graphile_worker._private_jobs WHERE key = ${given.jobKey} AND locked_at IS NULL`.compile(tx),
);

/** A job that still waits for this letter has nothing to do and goes; one that is running is locked, and noted by the queue. */
export async function markSent(tx: Tx, given: Sent): Promise<void> {
  await sent(tx, given);
}

export async function markQueuedAgain(tx: Tx, letterId: string, fault: string, nextTryAt: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('platform.letter')
    .set({ state: 'queued', last_fault: fault, next_try_at: nextTryAt })
    .where('letter_id', '=', letterId)
    .where('state', 'in', statesBefore('put back'))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Null when it was not on its way any more. The secret goes: whoever still needs one asks for a new letter. */
export function markDead(tx: Tx, letterId: string, fault: string): Promise<LetterRow | undefined> {
  return tx
    .updateTable('platform.letter')
    .set({ state: 'dead', last_fault: fault, next_try_at: null, secret_sealed: null })
    .where('letter_id', '=', letterId)
    .where('state', 'in', statesBefore('give up'))
    .returningAll()
    .executeTakeFirst();
}

export function markRevived(tx: Tx, letterId: string, now: Date): Promise<LetterRow | undefined> {
  return tx
    .updateTable('platform.letter')
    .set({ state: 'queued', next_try_at: now })
    .where('letter_id', '=', letterId)
    .where('state', 'in', statesBefore('revive'))
    .returningAll()
    .executeTakeFirst();
}

export async function deleteExpiredSecrets(tx: Tx, now: Date): Promise<void> {
  await tx
    .updateTable('platform.letter')
    .set({ secret_sealed: null })
    .where('secret_sealed', 'is not', null)
    .where('secret_expires_at', '<=', now)
    .execute();
}

const DELETED_AT_ONCE_ROWS = 5000;

export async function deleteLettersBefore(tx: Tx, before: Date): Promise<void> {
  await tx
    .deleteFrom('platform.letter')
    .where('letter_id', 'in', (query) =>
      query
        .selectFrom('platform.letter')
        .select('letter_id')
        .where('created_at', '<', before)
        .where('state', 'in', ['sent', 'dead'])
        .limit(DELETED_AT_ONCE_ROWS),
    )
    .execute();
}

/** Letters on their way that no job in the queue knows of: after a restore, or a job that an operator removed. */
export async function listStranded(tx: Tx, before: Date, keyPrefix: string): Promise<readonly string[]> {
  const { rows } = await sql<{ letter_id: string }>`
    SELECT letter_id FROM platform.letter
    WHERE state <> 'sent' AND state <> 'dead' AND coalesce(next_try_at, created_at) < ${before}
      AND NOT EXISTS (SELECT FROM graphile_worker._private_jobs WHERE key = ${keyPrefix}::text || letter_id)
    LIMIT 1000`.execute(tx);
  return rows.map(({ letter_id }) => letter_id);
}

export function listNewestLetters(tx: Tx, limit: number): Promise<LetterRow[]> {
  return tx
    .selectFrom('platform.letter')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('letter_id', 'desc')
    .limit(limit)
    .execute();
}

/** For /metrics and `doctor`. */
export async function countUnsentLetters(tx: Tx): Promise<{ queued: number; dead: number }> {
  const rows = await tx
    .selectFrom('platform.letter')
    .select(({ fn }) => ['state', fn.countAll<string>().as('letters')])
    .where('state', '<>', 'sent')
    .groupBy('state')
    .execute();
  const of = (...states: string[]): number =>
    rows.filter(({ state }) => states.includes(state)).reduce((sum, { letters }) => sum + Number(letters), 0);
  return { queued: of('queued', 'sending'), dead: of('dead') };
}
