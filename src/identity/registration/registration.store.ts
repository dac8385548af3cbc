/** SQL of registrations. What was typed is one sealed value; `version` grows with each save and is authenticated with it. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import type { PolicyName } from '../policies.rules.ts';
import type { RegistrationStep } from './registration.rules.ts';

export interface NewRegistration {
  readonly registrationId: string;
  readonly personId: string;
  /** Digest of the token that finds it again; no two are the same. */
  readonly tokenDigest: Buffer;
  readonly emailSealed: Buffer;
  readonly policy: PolicyName;
  readonly returnTo: string | null;
  readonly now: Date;
  readonly resumeUntil: Date;
}

export async function insertRegistration(tx: Tx, row: NewRegistration): Promise<void> {
  await tx
    .insertInto('identity.registration')
    .values({
      registration_id: row.registrationId,
      person_id: row.personId,
      token_digest: row.tokenDigest,
      step: 'email',
      email_sealed: row.emailSealed,
      policy: row.policy,
      return_to: row.returnTo,
      created_at: row.now,
      resume_until: row.resumeUntil,
    })
    .execute();
}

export const findRegistration = (tx: Tx, registrationId: string) =>
  tx.selectFrom('identity.registration').selectAll().where('registration_id', '=', registrationId).executeTakeFirst();

/** The registration that this browser may go on with. */
export const findRegistrationOfToken = (tx: Tx, tokenDigest: Buffer) =>
  tx
    .selectFrom('identity.registration')
    .select('registration_id')
    .where('token_digest', '=', tokenDigest)
    .executeTakeFirst();

export async function replaceRegistrationToken(tx: Tx, registrationId: string, tokenDigest: Buffer): Promise<void> {
  await tx
    .updateTable('identity.registration')
    .set({ token_digest: tokenDigest })
    .where('registration_id', '=', registrationId)
    .execute();
}

export interface SavedRegistration {
  readonly registrationId: string;
  /** The version that was read; another save in between makes this one fail. */
  readonly version: number;
  readonly step: RegistrationStep;
  readonly emailSealed: Buffer;
  readonly draftSealed: Buffer;
  readonly userIdKey: string | null;
}

/** False when somebody saved in between (another tab): nothing is overwritten. */
export async function saveRegistration(tx: Tx, saved: SavedRegistration): Promise<boolean> {
  const result = await tx
    .updateTable('identity.registration')
    .set({
      step: saved.step,
      email_sealed: saved.emailSealed,
      draft_sealed: saved.draftSealed,
      user_id_key: saved.userIdKey,
      version: saved.version + 1,
    })
    .where('registration_id', '=', saved.registrationId)
    .where('version', '=', saved.version)
    .where('completed_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function markEmailProven(tx: Tx, registrationId: string, now: Date): Promise<void> {
  await tx
    .updateTable('identity.registration')
    .set({ email_proven_at: now, step: 'security' })
    .where('registration_id', '=', registrationId)
    .where('email_proven_at', 'is', null)
    .execute();
}

/** The one request that completes it wins; the draft and the address leave the row with it. */
export async function markCompleted(tx: Tx, registrationId: string, accountId: string, now: Date): Promise<boolean> {
  const result = await tx
    .updateTable('identity.registration')
    .set({ completed_at: now, account_id: accountId, draft_sealed: null })
    .where('registration_id', '=', registrationId)
    .where('completed_at', 'is', null)
    .where('resume_until', '>', now)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Takes a user ID for a registration until then; false when another has it. */
export async function reserveUserId(
  tx: Tx,
  userIdKey: string,
  registrationId: string,
  until: Date,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO identity.reserved_user_id AS held (user_id_key, held_by, reserved_until, reserved_at)
    VALUES (${userIdKey}, ${registrationId}, ${until}, ${now})
    ON CONFLICT (user_id_key) DO UPDATE SET held_by = ${registrationId}, reserved_until = ${until}, reserved_at = ${now}
    WHERE held.held_by = ${registrationId} OR held.reserved_until <= ${now}
    RETURNING user_id_key`.execute(tx);
  return rows.length === 1;
}

/** The registration chose another one. */
export async function releaseUserId(tx: Tx, userIdKey: string, registrationId: string): Promise<void> {
  await tx
    .deleteFrom('identity.reserved_user_id')
    .where('user_id_key', '=', userIdKey)
    .where('held_by', '=', registrationId)
    .execute();
}

/** Registrations whose time is over and that nobody completed. */
export const listAbandoned = (tx: Tx, now: Date, atMost: number) =>
  tx
    .selectFrom('identity.registration')
    .select(['registration_id', 'person_id', 'user_id_key'])
    .where('completed_at', 'is', null)
    .where('resume_until', '<=', now)
    .orderBy('resume_until')
    .limit(atMost)
    .execute();

export async function deleteRegistration(tx: Tx, registrationId: string): Promise<void> {
  await tx
    .deleteFrom('identity.registration')
    .where('registration_id', '=', registrationId)
    .where('completed_at', 'is', null)
    .execute();
}
