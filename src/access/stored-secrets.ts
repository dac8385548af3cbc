/**
 * Every column in which this module keeps something sealed, for `keys rotate`. A column that is missing here would stay on
 * an old key for ever: test/stored-secrets.test.ts compares this with the database.
 */
import type { RotationPlan, SealedColumn } from '../platform/crypto/rotation.ts';

const column = (table: string, name: string, key: string): SealedColumn => ({
  table: `access.${table}`,
  column: name,
  key,
  owner: 'person_id',
  version: 'version',
});

export const accessSecrets: RotationPlan = {
  hashColumns: [],
  sealedColumns: [
    column('agency_invitation', 'email_sealed', 'agency_invitation_id'),
    column('connection', 'notice_email_sealed', 'connection_id'),
    column('party', 'ein_sealed', 'party_id'),
    column('role_request', 'contact_email_sealed', 'role_request_id'),
    column('role_request', 'decision_reason_sealed', 'role_request_id'),
    column('role_request', 'official_sealed', 'role_request_id'),
    // Named by its NPI; the row of its seals is the person.
    column('type1_owner', 'name_sealed', 'person_id'),
    column('type1_owner', 'birth_date_sealed', 'person_id'),
    column('type1_owner', 'ssn_sealed', 'person_id'),
    column('work_note', 'text_sealed', 'work_note_id'),
  ],
};
