/**
 * SQL of signing in. The count of tries is one statement that decides and writes at once, so that parallel guesses on
 * many nodes cannot pass the limit together; it says the same as `countTry` in the rules, which a test holds it to.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import { fixedQuery } from '../../platform/db/fixed-query.ts';
import type { LockPolicy } from '../policies.rules.ts';

const forSignIn = fixedQuery((tx, { userIdKey, device }: { userIdKey: string; device: Buffer | null }) =>
  tx
    .selectFrom('identity.account as account')
    .innerJoin('identity.credential as credential', (join) =>
      join.onRef('credential.account_id', '=', 'account.account_id').on('credential.retired_at', 'is', null),
    )
    .leftJoin('identity.known_device as device', (join) =>
      join.onRef('device.account_id', '=', 'account.account_id').on('device.cookie_digest', '=', device),
    )
    .select((select) => [
      'account.account_id',
      'account.person_id',
      'account.status',
      'account.created_at',
      'account.last_signed_in_at',
      'credential.credential_id',
      'credential.password_hash',
      'credential.set_at',
      'credential.compromised_at',
      'device.device_id',
      'device.remembered_until',
      'device.forgotten_at',
      select
        .selectFrom('identity.mfa_method as method')
        .whereRef('method.account_id', '=', 'account.account_id')
        .where('method.removed_at', 'is', null)
        .select((count) => count.fn.countAll<string>().as('methods'))
        .as('methods'),
    ])
    .where(sql`lower(account.user_id)`, '=', userIdKey)
    .compile(),
);

/** Everything the password step must know, in one question; undefined when nobody has this user ID. */
export const findForSignIn = async (tx: Tx, userId: string, device: Buffer | null) =>
  (await forSignIn(tx, { userIdKey: userId.toLowerCase(), device }))[0];

export interface BucketCount {
  readonly failures: number;
  /** Set when this try was the last one allowed: it locks unless it turns out right. */
  readonly lockedUntil: Date | null;
}

/** Counts a try; null when the bucket is locked. */
export async function countBucketTry(
  tx: Tx,
  accountId: string,
  bucket: string,
  lock: LockPolicy,
  now: Date,
): Promise<BucketCount | null> {
  const until = new Date(now.getTime() + lock.lockMinutes * 60_000);
  const oldest = lock.windowMinutes === null ? null : new Date(now.getTime() - lock.windowMinutes * 60_000);
  const goesOn = sql`b.locked_until IS NULL AND b.failures > 0 AND (${oldest}::timestamptz IS NULL OR b.window_started_at > ${oldest})`;
  const failures = sql`CASE WHEN ${goesOn} THEN b.failures + 1 ELSE 1 END`;
  const isFirstLast = lock.failuresAllowed <= 1;
  const { rows } = await sql<{ failures: number; locked_until: Date | null }>`
    INSERT INTO identity.sign_in_bucket AS b
      (account_id, bucket, failures, window_started_at, locked_at, locked_until)
    VALUES (${accountId}, ${bucket}, 1, ${now}, ${isFirstLast ? now : null}, ${isFirstLast ? until : null})
    ON CONFLICT (account_id, bucket) DO UPDATE SET
      failures = ${failures},
      window_started_at = CASE WHEN ${goesOn} THEN b.window_started_at ELSE ${now} END,
      locked_at = CASE WHEN (${failures}) >= ${lock.failuresAllowed} THEN ${now}::timestamptz END,
      locked_until = CASE WHEN (${failures}) >= ${lock.failuresAllowed} THEN ${until}::timestamptz END
    WHERE b.locked_until IS NULL OR b.locked_until <= ${now}
    RETURNING failures, locked_until`.execute(tx);
  const row = rows[0];
  return row ? { failures: row.failures, lockedUntil: row.locked_until } : null;
}

/** The password was right: its try was no failure. `along` is written with it, in one statement. */
export async function giveBucketTryBack(
  tx: Tx,
  accountId: string,
  bucket: string,
  along: RawBuilder<unknown> = sql`SELECT`,
): Promise<void> {
  await sql`WITH along AS (${along})
    UPDATE identity.sign_in_bucket
       SET failures = greatest(0, failures - 1), locked_at = NULL, locked_until = NULL
     WHERE account_id = ${accountId} AND bucket = ${bucket}`.execute(tx);
}

/** A sign-in was completed: nothing counts against this bucket any more. */
export async function clearBucket(tx: Tx, accountId: string, bucket: string): Promise<void> {
  await tx
    .deleteFrom('identity.sign_in_bucket')
    .where('account_id', '=', accountId)
    .where('bucket', '=', bucket)
    .execute();
}

export async function replaceHash(tx: Tx, credentialId: string, old: string, fresh: string): Promise<void> {
  await tx
    .updateTable('identity.credential')
    .set({ password_hash: fresh })
    .where('credential_id', '=', credentialId)
    .where('password_hash', '=', old)
    .execute();
}

/** When and from where this account signed in last, before now. */
export const findPreviousSignIn = (tx: Tx, accountId: string) =>
  tx
    .selectFrom('identity.session')
    .select(['signed_in_at', 'user_agent'])
    .where('account_id', '=', accountId)
    .where('signed_in_at', 'is not', null)
    .orderBy('signed_in_at', 'desc')
    .limit(1)
    .executeTakeFirst();

export async function markSignedIn(tx: Tx, accountId: string, now: Date): Promise<void> {
  await tx
    .updateTable('identity.account')
    .set({ last_signed_in_at: now })
    .where('account_id', '=', accountId)
    .execute();
}

const methodsOf = fixedQuery((tx, { accountId }: { accountId: string }) =>
  tx
    .selectFrom('identity.mfa_method')
    .select(['method_id', 'person_id', 'kind', 'place', 'destination_sealed', 'version'])
    .where('account_id', '=', accountId)
    .where('removed_at', 'is', null)
    .orderBy('place', 'desc')
    .compile(),
);

export const listMethods = (tx: Tx, accountId: string) => methodsOf(tx, { accountId });

export interface DeviceUse {
  readonly deviceId: string;
  readonly accountId: string;
  readonly cookieDigest: Buffer;
  readonly userAgent: string;
  /** 'as it is': nothing was asked this time, so an earlier answer stands. */
  readonly rememberedUntil: Date | null | 'as it is';
  readonly now: Date;
}

/** Makes this browser a known device of the account, or marks it used; gives its id. */
export async function keepDevice(tx: Tx, use: DeviceUse): Promise<string> {
  const remembered = use.rememberedUntil === 'as it is' ? {} : { remembered_until: use.rememberedUntil };
  const kept = await tx
    .insertInto('identity.known_device')
    .values({
      device_id: use.deviceId,
      account_id: use.accountId,
      cookie_digest: use.cookieDigest,
      user_agent: use.userAgent,
      first_used_at: use.now,
      last_used_at: use.now,
      ...remembered,
    })
    .onConflict((conflict) =>
      conflict.columns(['cookie_digest', 'account_id']).doUpdateSet({
        last_used_at: use.now,
        user_agent: use.userAgent,
        ...remembered,
        forgotten_at: null,
      }),
    )
    .returning('device_id')
    .executeTakeFirstOrThrow();
  return kept.device_id;
}

/** A code is asked for on this device again. */
export async function markRememberedNoMore(tx: Tx, deviceId: string): Promise<void> {
  await tx
    .updateTable('identity.known_device')
    .set({ remembered_until: null })
    .where('device_id', '=', deviceId)
    .execute();
}

export const findKnownDevice = (tx: Tx, accountId: string, cookieDigest: Buffer) =>
  tx
    .selectFrom('identity.known_device')
    .select('device_id')
    .where('account_id', '=', accountId)
    .where('cookie_digest', '=', cookieDigest)
    .where('forgotten_at', 'is', null)
    .executeTakeFirst();

export async function isBucketLocked(tx: Tx, accountId: string, bucket: string, now: Date): Promise<boolean> {
  const row = await tx
    .selectFrom('identity.sign_in_bucket')
    .select('locked_until')
    .where('account_id', '=', accountId)
    .where('bucket', '=', bucket)
    .where('locked_until', '>', now)
    .executeTakeFirst();
  return row !== undefined;
}
