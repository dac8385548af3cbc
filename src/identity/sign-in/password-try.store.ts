/**
 * SQL of the password step: one statement counts the try of the address, finds the account and counts the try of its
 * bucket, before the password is looked at. Where there is no account it counts the user ID instead, so that both cost
 * and lock the same. A second one keeps what a right password leads to.
 */
import { sql } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import { fixedQuery } from '../../platform/db/fixed-query.ts';
import { guessCounted, guessForgiven, type GuessTry } from '../../platform/http/guesses.statements.ts';
import { sessionBegun, sessionEnded, type NewSession } from '../session/session.store.ts';
import { bucketTryCounted, bucketTryGivenBack, type LockTerms } from './sign-in.store.ts';

interface PasswordTry {
  readonly userIdKey: string;
  /** Digest of the device cookie; null without one. */
  readonly device: Buffer | null;
  /** The bucket of all browsers that are no known device. */
  readonly everyoneElse: string;
  readonly lock: LockTerms;
  readonly address: GuessTry;
  readonly addressTries: number;
  /** Counts the user ID where nobody has it. */
  readonly nobody: GuessTry;
}

export interface AccountRow {
  readonly account_id: string;
  readonly status: 'active' | 'disabled' | 'closed';
  readonly created_at: Date;
  readonly last_signed_in_at: Date | null;
  readonly credential_id: string;
  readonly password_hash: string;
  readonly set_at: Date;
  readonly compromised_at: Date | null;
  readonly device_id: string | null;
  readonly remembered_until: Date | null;
  readonly forgotten_at: Date | null;
  readonly methods: string;
  readonly bucket: string;
}

type Found = AccountRow | { readonly [Column in keyof AccountRow]: null };

export type TryRow = Found & {
  readonly address_tries: number;
  readonly address_window: Date;
  /** Null where nothing was counted: the bucket is locked, the address has no try left, or nobody has the user ID. */
  readonly failures: number | null;
  readonly locked_until: Date | null;
  readonly nobody_tries: number | null;
};

const accountOf = ({ userIdKey, device, everyoneElse }: PasswordTry) => sql`
  SELECT account.account_id, account.status, account.created_at, account.last_signed_in_at, credential.credential_id,
    credential.password_hash, credential.set_at, credential.compromised_at, device.device_id, device.remembered_until,
    device.forgotten_at,
    (SELECT count(*) FROM identity.mfa_method AS method
      WHERE method.account_id = account.account_id AND method.removed_at IS NULL) AS methods,
    coalesce(CASE WHEN device.forgotten_at IS NULL THEN device.device_id::text END, ${everyoneElse}) AS bucket
  FROM identity.account
  JOIN identity.credential ON credential.account_id = account.account_id AND credential.retired_at IS NULL
  LEFT JOIN identity.known_device AS device ON device.account_id = account.account_id AND device.cookie_digest = ${device}
  WHERE lower(account.user_id) = ${userIdKey}`;

/** Each counts only after the one before it, so that tries at the same moment wait for each other in one order. */
const tryCounted = fixedQuery((tx, given: PasswordTry) => {
  const { address, addressTries, nobody } = given;
  // A known device has a bucket of its own to stop it: whoever floods from the same address does not shut it out.
  const whose = sql`
    SELECT account.account_id, account.bucket FROM account, address
    WHERE address.tries <= ${addressTries} OR account.bucket <> ${given.everyoneElse}`;
  const isNobody = sql`NOT EXISTS (SELECT FROM account) AND (SELECT tries FROM address) <= ${addressTries}`;
  return sql<TryRow>`
    WITH address AS (${guessCounted(address)}),
      account AS (${accountOf(given)}),
      counted AS (${bucketTryCounted(whose, given.lock)}),
      nobody AS (${guessCounted(nobody, isNobody)})
    SELECT address.tries AS address_tries, address.window_started_at AS address_window, account.*,
      counted.failures, counted.locked_until, nobody.tries AS nobody_tries
    FROM address LEFT JOIN account ON true LEFT JOIN counted ON true LEFT JOIN nobody ON true`.compile(tx);
});

export async function countPasswordTry(tx: Tx, given: PasswordTry): Promise<TryRow> {
  const [row] = await tryCounted(tx, given);
  if (!row) throw new Error('The try of an address is always counted');
  return row;
}

/** A try that turned out right. */
interface RightTry {
  readonly accountId: string;
  readonly bucket: string;
  readonly address: Pick<GuessTry, 'channel' | 'keyDigest'>;
}

const givenBack = ({ accountId, bucket, address }: RightTry) => ({
  address: guessForgiven(address.channel, address.keyDigest),
  bucket: bucketTryGivenBack(accountId, bucket, sql`(SELECT count(*) FROM address) >= 0`),
});

/** The password was right: its try was no failure, of the address neither, and a half session begins. */
export const rightPasswordKept = ({ tried, session }: { readonly tried: RightTry; readonly session: NewSession }) => ({
  ...givenBack(tried),
  // After the bucket, as the right code does it.
  ended: sql`${sessionEnded(session.replaces, 'replaced', session.now)} AND (SELECT count(*) FROM bucket) >= 0`,
  begun: sessionBegun(session),
});

const tryGivenBack = fixedQuery((tx, tried: RightTry) => {
  const { address, bucket } = givenBack(tried);
  return sql`WITH address AS (${address}) ${bucket}`.compile(tx);
});

/** By itself: while nothing can be recorded, or what was found refuses the sign-in. */
export async function givePasswordTryBack(tx: Tx, tried: RightTry): Promise<void> {
  await tryGivenBack(tx, tried);
}
