/**
 * SQL of signing in. The count of tries is one statement that decides and writes at once, so that parallel guesses on
 * many nodes cannot pass the limit together; it says the same as `countTry` in the rules, which a test holds it to.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import { fixedQuery } from '../../platform/db/fixed-query.ts';
import { jobAdded, type JobRow } from '../../platform/jobs/add-job.statements.ts';
import { guessesForgotten } from '../../platform/http/guesses.statements.ts';
import { codeEntered, type CodeEntered } from '../challenge/challenge.store.ts';
import type { LockPolicy } from '../policies.rules.ts';
import { sessionBegun, sessionEnded, type NewSession } from '../session/session.store.ts';

export interface BucketCount {
  readonly failures: number;
  /** Set when this try was the last one allowed: it locks unless it turns out right. */
  readonly lockedUntil: Date | null;
}

/** What locks a bucket, as values of a statement. */
export interface LockTerms {
  readonly now: Date;
  readonly failuresAllowed: number;
  /** Until when the last try allowed locks. */
  readonly until: Date;
  /** A window that began then, or earlier, is over; null: windows never are. */
  readonly oldest: Date | null;
}

const minutesFrom = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000);

export const lockTerms = ({ failuresAllowed, lockMinutes, windowMinutes }: LockPolicy, now: Date): LockTerms => ({
  now,
  failuresAllowed,
  until: minutesFrom(now, lockMinutes),
  oldest: windowMinutes === null ? null : minutesFrom(now, -windowMinutes),
});

interface BucketRow {
  readonly failures: number;
  readonly locked_until: Date | null;
}

/** Counts a try in the bucket that `whose` gives as account and bucket; no row when it is locked, or `whose` gives none. */
export function bucketTryCounted(whose: RawBuilder<unknown>, terms: LockTerms): RawBuilder<BucketRow> {
  const { now, failuresAllowed, until, oldest } = terms;
  const goesOn = sql`b.locked_until IS NULL AND b.failures > 0
    AND (${oldest}::timestamptz IS NULL OR b.window_started_at > ${oldest})`;
  const failures = sql`CASE WHEN ${goesOn} THEN b.failures + 1 ELSE 1 END`;
  return sql`
    INSERT INTO identity.sign_in_bucket AS b (account_id, bucket, failures, window_started_at, locked_at, locked_until)
    SELECT account_id, bucket, 1, ${now}, CASE WHEN ${failuresAllowed} <= 1 THEN ${now}::timestamptz END,
      CASE WHEN ${failuresAllowed} <= 1 THEN ${until}::timestamptz END
    FROM (${whose}) AS whose WHERE true
    ON CONFLICT (account_id, bucket) DO UPDATE SET
      failures = ${failures},
      window_started_at = CASE WHEN ${goesOn} THEN b.window_started_at ELSE ${now} END,
      locked_at = CASE WHEN (${failures}) >= ${failuresAllowed} THEN ${now}::timestamptz END,
      locked_until = CASE WHEN (${failures}) >= ${failuresAllowed} THEN ${until}::timestamptz END
    WHERE b.locked_until IS NULL OR b.locked_until <= ${now}
    RETURNING failures, locked_until`;
}

const bucketTry = fixedQuery((tx, given: LockTerms & { readonly accountId: string; readonly bucket: string }) =>
  bucketTryCounted(sql`SELECT ${given.accountId}::uuid AS account_id, ${given.bucket}::text AS bucket`, given).compile(
    tx,
  ),
);

/** Counts a try; null when the bucket is locked. */
export async function countBucketTry(
  tx: Tx,
  accountId: string,
  bucket: string,
  lock: LockPolicy,
  now: Date,
): Promise<BucketCount | null> {
  const [row] = await bucketTry(tx, { accountId, bucket, ...lockTerms(lock, now) });
  return row ? { failures: row.failures, lockedUntil: row.locked_until } : null;
}

/** The password was right: its try was no failure. `after` names what must be done before, so that locks keep one order. */
export const bucketTryGivenBack = (accountId: string, bucket: string, after = sql`true`): RawBuilder<unknown> => sql`
  UPDATE identity.sign_in_bucket SET failures = greatest(0, failures - 1), locked_at = NULL, locked_until = NULL
  WHERE account_id = ${accountId} AND bucket = ${bucket} AND ${after} RETURNING bucket`;

export async function giveBucketTryBack(tx: Tx, accountId: string, bucket: string): Promise<void> {
  await bucketTryGivenBack(accountId, bucket).execute(tx);
}

export async function replaceHash(tx: Tx, credentialId: string, old: string, fresh: string): Promise<void> {
  await tx
    .updateTable('identity.credential')
    .set({ password_hash: fresh })
    .where('credential_id', '=', credentialId)
    .where('password_hash', '=', old)
    .execute();
}

/** What the end of a sign-in must know of the account: one row. `device` is the digest of the device cookie. */
export const beforeSignIn = (accountId: unknown, device: Buffer | null): RawBuilder<BeforeSignIn> => sql`
  SELECT known.device_id, known.forgotten_at, previous.signed_in_at, previous.user_agent, credential.set_at,
    credential.compromised_at
  FROM identity.account
  LEFT JOIN identity.credential ON credential.account_id = account.account_id AND credential.retired_at IS NULL
  LEFT JOIN identity.known_device AS known ON known.account_id = account.account_id AND known.cookie_digest = ${device}
  LEFT JOIN LATERAL (
    SELECT signed_in_at, user_agent FROM identity.session
    WHERE session.account_id = account.account_id AND signed_in_at IS NOT NULL
    ORDER BY signed_in_at DESC LIMIT 1) AS previous ON true
  WHERE account.account_id = ${accountId}`;

const before = fixedQuery((tx, { accountId, device }: { accountId: string; device: Buffer | null }) =>
  beforeSignIn(accountId, device).compile(tx),
);

export interface BeforeSignIn {
  /** Null: this browser was never a device of the account. */
  readonly device_id: string | null;
  /** Since when it counts as everyone else again. */
  readonly forgotten_at: Date | null;
  /** The sign-in before this one; null: there was none. */
  readonly signed_in_at: Date | null;
  readonly user_agent: string | null;
  /** Of the password in force; null without one. */
  readonly set_at: Date | null;
  readonly compromised_at: Date | null;
}

export async function findBefore(tx: Tx, accountId: string, device: Buffer | null): Promise<BeforeSignIn> {
  const [row] = await before(tx, { accountId, device });
  if (!row) throw new Error('Whoever is halfway in has an account');
  return row;
}

export interface SignInKept {
  readonly accountId: string;
  readonly session: NewSession;
  /** Kept if this browser is none of the account's devices yet. */
  readonly newDeviceId: string;
  readonly cookieDigest: Buffer;
  /** False: nothing was asked this time, so an earlier answer stands. */
  readonly asked: boolean;
  readonly rememberedUntil: Date | null;
  /** Buckets against which nothing counts any more, besides the device's own. */
  readonly buckets: readonly string[];
  readonly codesChannel: string;
  readonly codesKeys: readonly Buffer[];
  /** Tells the owner, if `isTold`. */
  readonly job: JobRow;
  readonly isTold: boolean;
}

/** Makes this browser a known device of the account, or marks it used. */
const deviceKept = (given: SignInKept) => sql`
  INSERT INTO identity.known_device AS known
    (device_id, account_id, cookie_digest, user_agent, first_used_at, last_used_at, remembered_until)
  SELECT ${given.newDeviceId}, ${given.accountId}, ${given.cookieDigest}, ${given.session.userAgent},
    ${given.session.now}, ${given.session.now}, ${given.rememberedUntil} FROM used
  ON CONFLICT (cookie_digest, account_id) DO UPDATE SET
    last_used_at = excluded.last_used_at, user_agent = excluded.user_agent, forgotten_at = NULL,
    remembered_until = CASE WHEN ${given.asked} THEN excluded.remembered_until ELSE known.remembered_until END
  RETURNING device_id`;

const changesOfSignIn = (given: SignInKept) => {
  const { accountId, session } = given;
  return {
    device: deviceKept(given),
    ended: sql`${sessionEnded(session.replaces, 'replaced', session.now)} AND EXISTS (SELECT FROM device)`,
    begun: sessionBegun(session, sql`device_id`, sql`FROM device`),
    account: sql`
      UPDATE identity.account SET last_signed_in_at = ${session.now} FROM used WHERE account_id = ${accountId}`,
    bucket: sql`
      DELETE FROM identity.sign_in_bucket USING device
      WHERE account_id = ${accountId} AND (bucket = ANY (${given.buckets}) OR bucket = device_id::text)`,
    codes: sql`${guessesForgotten(given.codesChannel, given.codesKeys)} AND EXISTS (SELECT FROM device)`,
    job: sql`SELECT (${jobAdded(given.job)}) FROM used WHERE ${given.isTold}`,
  };
};

/** A sign-in is complete: a known device, a whole session in place of the half one, and nothing counts any more. */
export const signInKept = (end: SignInKept) => ({ used: sql`SELECT 1`, ...changesOfSignIn(end) });

/** The same, for exactly one request that brings the right code: see `codeEntered`. */
export const signInKeptByCode = ({ end, code }: { readonly end: SignInKept; readonly code: CodeEntered }) => ({
  ...codeEntered(code),
  ...changesOfSignIn(end),
});

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
