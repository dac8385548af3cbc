/**
 * One filling-in of a form does its work once. The token is claimed inside the business transaction, so that work and
 * claim commit together; the reply (a redirect) is kept for 24 h and given again to every repetition.
 */
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
  readonly digest: Buffer;
  /** The reply kept from an earlier time: null when there is none. */
  earlier(db: Kysely<Database>): Promise<string | null>;
  /** Keeps where the person was sent; a claim without a redirect is given up, so that the form can be sent again. */
  settle(db: Kysely<Database>, location: string | null): Promise<void>;
}

export function claimOf(keyring: Keyring, token: string, path: string, body: URLSearchParams, now: Date): Claim {
  const digest = tokenDigest(token);
  const bodyDigest = digestOf(keyring, body);
  let claimed = false;
  return {
    digest,
    async claim(tx) {
      if (claimed) return;
      const lock = await sql<{ free: boolean }>`
        SELECT pg_try_advisory_xact_lock(hashtextextended(${digest.toString('hex')}, 0)) AS free`.execute(tx);
      if (!lock.rows[0]?.free) throw new Refuse('in-progress', 1);
      const inserted = await tx
        .insertInto('platform.idempotency')
        .values({ token_digest: digest, path, body_digest: bodyDigest, location: null, claimed_at: now })
        .onConflict((conflict) => conflict.column('token_digest').doNothing())
        .executeTakeFirst();
      if (inserted.numInsertedOrUpdatedRows === 0n) throw new Refuse('already-done');
      claimed = true;
    },
    async earlier(db) {
      const row = await db
        .selectFrom('platform.idempotency')
        .select(['body_digest', 'location'])
        .where('token_digest', '=', digest)
        .executeTakeFirst();
      if (!row) return null;
      if (!row.body_digest.equals(bodyDigest)) throw new Refuse('changed-form');
      if (row.location === null) throw new Refuse('already-done');
      return row.location;
    },
    async settle(db, location) {
      if (!claimed) return;
      if (location === null) await db.deleteFrom('platform.idempotency').where('token_digest', '=', digest).execute();
      else await db.updateTable('platform.idempotency').set({ location }).where('token_digest', '=', digest).execute();
    },
  };
}

/** The fields without our own hidden ones, under a key: a plain digest of a short form would tell what was in it. */
function digestOf(keyring: Keyring, body: URLSearchParams): Buffer {
  const fields = [...body].filter(([name]) => !(ownFields as readonly string[]).includes(name));
  return keyedDigest(keyring, 'form body', JSON.stringify(fields));
}
