/**
 * My Profile: a person reads what is stored of them. SSN and birth date leave this file covered, so no page can show more
 * by mistake. Reading is recorded like a change.
 */
import { recordAlone } from '../../platform/audit/record.ts';
import type { Ctx } from '../../platform/context.ts';
import { prepareDataKey, type DataKey } from '../../platform/crypto/data-keys.ts';
import { openValue } from '../../platform/crypto/sealing.ts';
import { addressLines, type Address } from '../../vocabulary/address.ts';
import { fullName } from '../../vocabulary/person-name.ts';
import { formatPhone } from '../../vocabulary/phone.ts';
import { maskSsn } from '../../vocabulary/ssn.ts';
import { daysUntilExpiry } from '../password/password-age.rules.ts';
import { emailOfPerson, openName } from '../person/person.actions.ts';
import { POLICIES } from '../policies.rules.ts';
import { methodsShown, type MethodShown } from '../sign-in/code-step.actions.ts';
import { findProfile } from './profile.store.ts';

export interface Profile {
  readonly userId: string;
  readonly name: string;
  /** Only the year is open. */
  readonly birthDate: string;
  /** Only the last four digits are open. */
  readonly ssn: string;
  readonly homeAddress: readonly string[];
  readonly businessPhone: string;
  readonly businessFax: string | null;
  readonly personalPhone: string;
  readonly email: string;
  readonly identity: 'in_review' | 'verified' | 'rejected';
  /** Null where the policy knows no expiry. */
  readonly passwordDaysLeft: number | null;
  /** How many questions are set; null where the policy has none. */
  readonly questions: number | null;
  readonly methods: readonly MethodShown[];
}

type ProfileRow = NonNullable<Awaited<ReturnType<typeof findProfile>>>;

export async function readProfile(ctx: Ctx, accountId: string): Promise<Profile> {
  const row = await findProfile(ctx.tx, accountId);
  if (!row) throw new Error('The account of this session has no profile');
  const dataKey = await prepareDataKey(ctx, row.person_id);
  const policy = POLICIES[ctx.policy];
  const profile = {
    ...openProfile(dataKey, row),
    userId: row.user_id,
    email: (await emailOfPerson(ctx, dataKey)) ?? '',
    identity: row.identity_status,
    passwordDaysLeft: daysUntilExpiry(policy.password, row.set_at, ctx.now),
    questions: policy.questions === null ? null : Number(row.answers ?? 0),
    methods: await methodsShown(ctx, { accountId, sessionId: null }),
  };
  await recordAlone(ctx, {
    action: 'person.read',
    outcome: 'done',
    object: { type: 'person', id: row.person_id },
    details: { fields: 'name,birth-year,ssn4,address,phones,email,methods', purpose: 'own-profile' },
  });
  return profile;
}

function openProfile(dataKey: DataKey, row: ProfileRow) {
  const opener = (table: string, version: number) => (column: string, sealed: Buffer) =>
    openValue(dataKey, { table, column, row: row.person_id, version }, sealed);
  const person = opener('identity.person', row.person_version);
  const contact = opener('identity.contact', row.contact_version);
  const home = JSON.parse(contact('home_address_sealed', row.home_address_sealed)) as Address;
  return {
    name: fullName(openName(dataKey, { ...row, version: row.person_version })),
    birthDate: `**/**/${person('birth_date_sealed', row.birth_date_sealed).slice(0, 4)}`,
    ssn: maskSsn(person('ssn_sealed', row.ssn_sealed)),
    homeAddress: addressLines(home),
    businessPhone: formatPhone(contact('business_phone_sealed', row.business_phone_sealed)),
    businessFax: row.business_fax_sealed && formatPhone(contact('business_fax_sealed', row.business_fax_sealed)),
    personalPhone: formatPhone(contact('personal_phone_sealed', row.personal_phone_sealed)),
  };
}
