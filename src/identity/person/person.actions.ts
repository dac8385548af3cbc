/**
 * Who somebody is, for pages and letters of every module: names and addresses opened with the person's own key.
 * Names of colleagues and requesters are shown only by actions that have decided that the viewer may see them.
 */
import { readOnce, type Ctx } from '../../platform/context.ts';
import { openDataKeys, prepareDataKey, type DataKey } from '../../platform/crypto/data-keys.ts';
import { KeysUnavailable } from '../../platform/crypto/errors.ts';
import { openValue } from '../../platform/crypto/sealing.ts';
import { fullName, type PersonName } from '../../vocabulary/person-name.ts';
import { findPersonOfAccount, findPrimaryEmail, listPersonsOfAccounts } from './person.store.ts';

export interface AccountPerson {
  readonly accountId: string;
  readonly personId: string;
  readonly userId: string;
  readonly name: PersonName;
  readonly identityStatus: 'in_review' | 'verified' | 'rejected';
  /** For sealing and opening other values of this person in the same request. */
  readonly dataKey: DataKey;
}

export const personOfAccount = (ctx: Ctx, accountId: string): Promise<AccountPerson | null> =>
  readOnce(ctx, `person of ${accountId}`, () => readPerson(ctx, accountId));

async function readPerson(ctx: Ctx, accountId: string): Promise<AccountPerson | null> {
  const row = await findPersonOfAccount(ctx.tx, accountId);
  if (!row) return null;
  const dataKey = await prepareDataKey(ctx, row.person_id);
  return {
    accountId,
    personId: row.person_id,
    userId: row.user_id,
    name: openName(dataKey, row),
    identityStatus: row.identity_status,
    dataKey,
  };
}

/** How the header of a page calls its reader: by name, and by user ID while the keys are away, so that pages without personal data go on. */
export async function headerNameOf(ctx: Ctx, accountId: string): Promise<string | null> {
  try {
    const person = await personOfAccount(ctx, accountId);
    return person && fullName(person.name);
  } catch (error) {
    if (error instanceof KeysUnavailable) return (await findPersonOfAccount(ctx.tx, accountId))?.user_id ?? null;
    throw error;
  }
}

/** Names of several accounts at once, for lists; an account that is unknown has no entry. */
export async function namesOfAccounts(
  ctx: Ctx,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, PersonName>> {
  if (accountIds.length === 0) return new Map();
  const rows = await listPersonsOfAccounts(ctx.tx, accountIds);
  const keys = await openDataKeys(
    ctx,
    rows.map((row) => row.person_id),
  );
  const names = new Map<string, PersonName>();
  for (const row of rows) {
    const dataKey = keys.get(row.person_id);
    if (dataKey) names.set(row.account_id, openName(dataKey, row));
  }
  return names;
}

/** The address on file, where letters go. */
export async function emailOfPerson(ctx: Ctx, dataKey: DataKey): Promise<string | null> {
  const row = await findPrimaryEmail(ctx.tx, dataKey.ownerId);
  if (!row) return null;
  const place = { table: 'identity.email_address', column: 'address_sealed', row: row.email_id, version: row.version };
  return openValue(dataKey, place, row.address_sealed);
}

export function openName(
  dataKey: DataKey,
  row: { person_id: string; name_sealed: Buffer; version: number },
): PersonName {
  const place = { table: 'identity.person', column: 'name_sealed', row: row.person_id, version: row.version };
  return JSON.parse(openValue(dataKey, place, row.name_sealed)) as PersonName;
}

/** Whether identity proofing has confirmed the person of this account. */
export const isVerified = async (ctx: Ctx, accountId: string): Promise<boolean> =>
  (await findPersonOfAccount(ctx.tx, accountId))?.identity_status === 'verified';
