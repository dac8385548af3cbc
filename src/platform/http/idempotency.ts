/**
 * One filling-in of a form does its work once. The token is claimed inside the business transaction, so that work and
 * claim commit together; the reply (a redirect) is kept for 24 h and given again to every repetition.
 */
import { setTimeout } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/database.ts';
import type { Tx } from '../context.ts';
import type { Keyring } from '../crypto/keyring.ts';
import { keyedDigest } from '../crypto/mac.ts';
import { tokenDigest } from '../crypto/tokens.ts';
import { Refuse } from './problem.ts';
import { ownFields } from './form.ts';

export interface Once {
  /** Called by the first transaction that the request opens; throws Refuse when the work is done or under way. */
  claim(tx: Tx): Promise<void>;
}

export interface Claim extends Once {
  /** One filling-in with these very answers. */
  readonly key: string;
  /** The reply kept from an earlier time: null when there is none. Waits while it is being written. */
  earlier(db: Kysely<Database>): Promise<string | null>;
  /** The reply of whoever does this work just now in another process: null when it takes too long, or comes to nothing. */
  another(db: Kysely<Database>): Promise<string | null>;
  /** Keeps where the person was sent; a claim without a redirect is given up, so that the form can be sent again. */
  settle(db: Kysely<Database>, location: string | null): Promise<void>;
}

/** Milliseconds between looks at what another process does: five seconds in all. */
const waits = [50, 50, 100, 100, 200, 500, 1000, 1000, 2000];

export function claimOf(keyring: Keyring, token: string, path: string, body: URLSearchParams, now: Date): Claim {
  const digest = tokenDigest(token);
  const bodyDigest = digestOf(keyring, body);
  /** Which writing of the row is ours: where our transaction was undone, another request may have made it since. */
  let claimed: string | null = null;
  const rowOf = (db: Kysely<Database>) =>
    db
      .selectFrom('platform.idempotency')
      .select(['body_digest', 'location'])
      .where('token_digest', '=', digest)
      .executeTakeFirst();
  const replyIn = (row: Awaited<ReturnType<typeof rowOf>>): string | null => {
    if (row && !row.body_digest.equals(bodyDigest)) throw new Refuse('changed-form');
    return row?.location ?? null;
  };
  return {
    key: `${digest.toString('hex')} ${bodyDigest.toString('hex')}`,
    async claim(tx) {
      if (claimed !== null) return;
      const lock = await sql<{ free: boolean }>`
        SELECT pg_try_advisory_xact_lock(hashtextextended(${digest.toString('hex')}, 0)) AS free`.execute(tx);
      if (!lock.rows[0]?.free) throw new Refuse('in-progress', 1);
      const inserted = await tx
        .insertInto('platform.idempotency')
        .values({ token_digest: digest, path, body_digest: bodyDigest, location: null, claimed_at: now })
        .onConflict((conflict) => conflict.column('token_digest').doNothing())
        .returning(sql<string>`xmin::text`.as('writing'))
        .executeTakeFirst();
      if (!inserted) throw new Refuse('already-done');
      claimed = inserted.writing;
    },
    async earlier(db) {
      for (const wait of waits) {
        const row = await rowOf(db);
        const reply = replyIn(row);
        if (!row || reply !== null) return reply;
        await setTimeout(wait);
      }
      throw new Refuse('already-done');
    },
    async another(db) {
      for (const wait of waits) {
        await setTimeout(wait);
        const reply = replyIn(await rowOf(db));
        if (reply !== null) return reply;
      }
      return null;
    },
    async settle(db, location) {
      if (claimed === null) return;
      const ours = sql<boolean>`xmin::text = ${claimed}`;
      if (location === null)
        await db.deleteFrom('platform.idempotency').where('token_digest', '=', digest).where(ours).execute();
      else await db.updateTable('platform.idempotency').set({ location }).where('token_digest', '=', digest).execute();
    },
  };
}

/** The fields without our own hidden ones, under a key: a plain digest of a short form would tell what was in it. */
function digestOf(keyring: Keyring, body: URLSearchParams): Buffer {
  const fields = [...body].filter(([name]) => !(ownFields as readonly string[]).includes(name));
  return keyedDigest(keyring, 'form body', JSON.stringify(fields));
}
