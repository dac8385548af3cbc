/** SQL of persons: what is sealed stays sealed here; opening needs the person's data key and happens in actions. */
import type { Tx } from '../../platform/context.ts';
import { fixedQuery } from '../../platform/db/fixed-query.ts';

const personOf = fixedQuery((tx, { accountId }: { accountId: string }) =>
  tx
    .selectFrom('identity.account as account')
    .innerJoin('identity.person as person', 'person.person_id', 'account.person_id')
    .select([
      'account.account_id',
      'account.user_id',
      'account.status',
      'person.person_id',
      'person.name_sealed',
      'person.version',
      'account.identity_status',
    ])
    .where('account.account_id', '=', accountId)
    .compile(),
);

export const findPersonOfAccount = async (tx: Tx, accountId: string) => (await personOf(tx, { accountId }))[0];

export const listPersonsOfAccounts = (tx: Tx, accountIds: readonly string[]) =>
  tx
    .selectFrom('identity.account as account')
    .innerJoin('identity.person as person', 'person.person_id', 'account.person_id')
    .select(['account.account_id', 'person.person_id', 'person.name_sealed', 'person.version'])
    .where('account.account_id', 'in', [...accountIds])
    .execute();

/** The primary address, sealed. */
export const findPrimaryEmail = (tx: Tx, personId: string) =>
  tx
    .selectFrom('identity.email_address')
    .select(['email_id', 'address_sealed', 'version'])
    .where('person_id', '=', personId)
    .where('replaced_at', 'is', null)
    .executeTakeFirst();

/** Which of these owners are persons with an account here: a look-up may also find owners of NPIs who never registered. */
export async function findPersonsAmong(tx: Tx, ownerIds: readonly string[]): Promise<readonly string[]> {
  if (ownerIds.length === 0) return [];
  const rows = await tx
    .selectFrom('identity.person')
    .select('person_id')
    .where('person_id', 'in', [...ownerIds])
    .execute();
  return rows.map((row) => row.person_id);
}
