/**
 * Every column in which this module keeps something sealed or hashed, for `keys rotate`. A column that is missing here
 * would stay on an old key for ever: test/stored-secrets.test.ts compares this with the database.
 */
import type { RotationPlan, SealedColumn } from '../platform/crypto/rotation.ts';

const column = (table: string, name: string, key: string, version: string | number = 'version'): SealedColumn => ({
  table: `identity.${table}`,
  column: name,
  key,
  owner: 'person_id',
  version,
});

export const identitySecrets: RotationPlan = {
  hashColumns: [
    { table: 'identity.credential', key: 'credential_id', column: 'password_hash' },
    { table: 'identity.security_answer', key: 'account_id', column: 'answer_hash' },
  ],
  sealedColumns: [
    column('person', 'name_sealed', 'person_id'),
    column('person', 'birth_date_sealed', 'person_id'),
    column('person', 'ssn_sealed', 'person_id'),
    column('contact', 'home_address_sealed', 'person_id'),
    column('contact', 'personal_phone_sealed', 'person_id'),
    column('contact', 'business_phone_sealed', 'person_id'),
    column('contact', 'business_fax_sealed', 'person_id'),
    column('email_address', 'address_sealed', 'email_id'),
    column('mfa_method', 'destination_sealed', 'method_id'),
    column('registration', 'email_sealed', 'registration_id'),
    column('registration', 'draft_sealed', 'registration_id'),
    // The version of a challenge counts its sends; the destination is always sealed as the first.
    column('challenge', 'destination_sealed', 'challenge_id', 1),
  ],
};
