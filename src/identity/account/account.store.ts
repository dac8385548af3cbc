/** SQL that makes an account: one function per table. Whether it may be made is decided by who calls them. */
import { sql, type Insertable } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import type { PolicyName } from '../policies.rules.ts';

export async function insertPerson(tx: Tx, row: Insertable<Database['identity.person']>): Promise<void> {
  await tx.insertInto('identity.person').values(row).execute();
}

export async function insertContact(tx: Tx, row: Insertable<Database['identity.contact']>): Promise<void> {
  await tx.insertInto('identity.contact').values(row).execute();
}

export async function insertEmail(tx: Tx, row: Insertable<Database['identity.email_address']>): Promise<void> {
  await tx.insertInto('identity.email_address').values(row).execute();
}

/**
 * The user ID becomes the account's: from the registration that holds it, or afresh where it is free (never used, or given
 * up long enough ago). False when somebody else has it.
 */
export async function takeUserId(
  tx: Tx,
  userIdKey: string,
  accountId: string,
  heldBy: string | null,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO identity.reserved_user_id AS held (user_id_key, held_by, reserved_until, reserved_at)
    VALUES (${userIdKey}, ${accountId}, NULL, ${now})
    ON CONFLICT (user_id_key) DO UPDATE SET held_by = ${accountId}, reserved_until = NULL, reserved_at = ${now}
    WHERE held.held_by = ${heldBy} OR held.reserved_until <= ${now}
    RETURNING user_id_key`.execute(tx);
  return rows.length === 1;
}

export interface AccountRow {
  readonly accountId: string;
  readonly personId: string;
  readonly userId: string;
  readonly userIdKey: string;
  readonly identityStatus: 'in_review' | 'verified' | 'rejected';
  /** Which authority said so. */
  readonly authority: string;
  readonly now: Date;
}

export async function insertAccount(tx: Tx, account: AccountRow): Promise<void> {
  await tx
    .insertInto('identity.account')
    .values({
      account_id: account.accountId,
      person_id: account.personId,
      user_id: account.userId,
      user_id_key: account.userIdKey,
      status: 'active',
      status_since: account.now,
      identity_status: account.identityStatus,
      identity_checked_at: account.now,
      identity_checked_by: account.authority,
      created_at: account.now,
    })
    .execute();
}

export interface CredentialRow {
  readonly credentialId: string;
  readonly accountId: string;
  readonly passwordHash: string;
  readonly policy: PolicyName;
  readonly policyVersion: number;
  readonly cause: 'registration' | 'change' | 'reset';
  readonly setAt: Date;
}

export async function insertCredential(tx: Tx, row: CredentialRow): Promise<void> {
  await tx
    .insertInto('identity.credential')
    .values({
      credential_id: row.credentialId,
      account_id: row.accountId,
      password_hash: row.passwordHash,
      policy: row.policy,
      policy_version: row.policyVersion,
      cause: row.cause,
      set_at: row.setAt,
    })
    .execute();
}

export async function insertAnswers(
  tx: Tx,
  accountId: string,
  answers: readonly { readonly question: string; readonly hash: string }[],
  now: Date,
): Promise<void> {
  if (answers.length === 0) return;
  const rows = answers.map(({ question, hash }, index) => ({
    account_id: accountId,
    position: index + 1,
    question,
    answer_hash: hash,
    set_at: now,
  }));
  await tx.insertInto('identity.security_answer').values(rows).execute();
}

export interface MethodRow {
  readonly methodId: string;
  readonly kind: 'text' | 'email' | 'voice';
  readonly place: 'primary' | 'alternative';
  readonly destinationSealed: Buffer;
}

export async function insertMethods(
  tx: Tx,
  accountId: string,
  personId: string,
  methods: readonly MethodRow[],
  now: Date,
): Promise<void> {
  const rows = methods.map((method) => ({
    method_id: method.methodId,
    account_id: accountId,
    person_id: personId,
    kind: method.kind,
    place: method.place,
    destination_sealed: method.destinationSealed,
    verified_at: now,
  }));
  await tx.insertInto('identity.mfa_method').values(rows).execute();
}

export const findAccountByUserId = async (tx: Tx, userId: string): Promise<string | null> => {
  const row = await tx
    .selectFrom('identity.account')
    .select('account_id')
    .where(sql`lower(user_id)`, '=', userId.toLowerCase())
    .executeTakeFirst();
  return row?.account_id ?? null;
};
