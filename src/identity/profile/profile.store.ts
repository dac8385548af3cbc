/** SQL of My Profile: everything of one person that the page shows, sealed as it lies. */
import type { Tx } from '../../platform/context.ts';

/** Person, contact and the password in force of an account; undefined for an account that is not there. */
export const findProfile = (tx: Tx, accountId: string) =>
  tx
    .selectFrom('identity.account as account')
    .innerJoin('identity.person as person', 'person.person_id', 'account.person_id')
    .innerJoin('identity.contact as contact', 'contact.person_id', 'account.person_id')
    .innerJoin('identity.credential as credential', (join) =>
      join.onRef('credential.account_id', '=', 'account.account_id').on('credential.retired_at', 'is', null),
    )
    .select((select) => [
      'account.user_id',
      'account.identity_status',
      'person.person_id',
      'person.name_sealed',
      'person.birth_date_sealed',
      'person.ssn_sealed',
      'person.version as person_version',
      'contact.home_address_sealed',
      'contact.personal_phone_sealed',
      'contact.business_phone_sealed',
      'contact.business_fax_sealed',
      'contact.version as contact_version',
      'credential.set_at',
      select
        .selectFrom('identity.security_answer as answer')
        .whereRef('answer.account_id', '=', 'account.account_id')
        .select((count) => count.fn.countAll<string>().as('answers'))
        .as('answers'),
    ])
    .where('account.account_id', '=', accountId)
    .executeTakeFirst();
