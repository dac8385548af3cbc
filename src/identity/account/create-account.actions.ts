/**
 * Makes a person and their account, all at once: the end of every registration, and how the cast of the demo comes to be.
 * Everything personal is sealed with the person's own key, prepared before the transaction; the look-ups are made here
 * and nowhere else, so a person can be found by what they gave and by nothing more.
 */
import { record } from '../../platform/audit/record.ts';
import type { Ctx } from '../../platform/context.ts';
import type { DataKey } from '../../platform/crypto/data-keys.ts';
import { newId } from '../../platform/crypto/id.ts';
import { insertLookup } from '../../platform/crypto/lookup.ts';
import { sealValue } from '../../platform/crypto/sealing.ts';
import type { Address } from '../../vocabulary/address.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import type { PersonName } from '../../vocabulary/person-name.ts';
import { POLICIES } from '../policies.rules.ts';
import type { IdentityDecision } from '../registration/identity-proof.rules.ts';
import type { QuestionCode } from '../registration/questions.rules.ts';
import { identitySlots } from '../slots.ts';
import {
  insertAccount,
  insertAnswers,
  insertContact,
  insertCredential,
  insertEmail,
  insertMethods,
  insertPerson,
  takeUserId,
} from './account.store.ts';

export interface NewAccount {
  /** From `prepareDataKey`, for the id that the person will have. */
  readonly dataKey: DataKey;
  readonly userId: string;
  readonly userIdKey: string;
  /** Who has reserved the user ID until now: a registration; null takes it afresh. */
  readonly userIdHeldBy: string | null;
  readonly passwordHash: string;
  readonly passwordSetAt: Date;
  readonly answers: readonly { readonly question: QuestionCode; readonly hash: string }[];
  readonly name: PersonName;
  readonly birthDate: string;
  readonly ssn: string;
  readonly identity: IdentityDecision;
  /** Which authority was asked: demo, file, none. */
  readonly authority: string;
  readonly email: string;
  readonly emailProvenAt: Date;
  readonly homeAddress: Address;
  readonly personalPhone: string;
  readonly businessPhone: string;
  readonly businessFax: string | null;
  readonly methods: readonly { readonly kind: 'text' | 'email' | 'voice'; readonly destination: string }[];
  readonly registrationId: string | null;
}

export type CreateAccountReason = 'user-id-taken' | 'email-taken';

/** In the caller's transaction; gives the account's id. A refusal has written nothing that must be kept: roll back. */
export async function createAccount(ctx: Ctx, account: NewAccount): Promise<Outcome<string, CreateAccountReason>> {
  const { dataKey } = account;
  const personId = dataKey.ownerId;
  const accountId = newId(ctx.now);
  if (!(await takeUserId(ctx.tx, account.userIdKey, accountId, account.userIdHeldBy, ctx.now)))
    return refused('user-id-taken');
  const { email, ssn, birthDate, name } = account;
  if ((await insertLookup(ctx, dataKey, 'email', { email })) === 'taken') return refused('email-taken');
  await insertLookup(ctx, dataKey, 'ssn', { ssn });
  await insertLookup(ctx, dataKey, 'ssn4+birth-date+last-name', {
    ssn4: ssn.slice(-4),
    birthDate,
    lastName: name.last,
  });
  await insertPersonRows(ctx, account);
  await insertAccount(ctx.tx, {
    accountId,
    personId,
    userId: account.userId,
    userIdKey: account.userIdKey,
    identityStatus: account.identity.status,
    authority: account.authority,
    now: ctx.now,
  });
  await insertCredential(ctx.tx, {
    credentialId: newId(ctx.now),
    accountId,
    passwordHash: account.passwordHash,
    policy: ctx.policy,
    policyVersion: POLICIES[ctx.policy].version,
    cause: 'registration',
    setAt: account.passwordSetAt,
  });
  await insertAnswers(ctx.tx, accountId, account.answers, ctx.now);
  await insertMethods(ctx.tx, accountId, personId, sealMethods(ctx, account), ctx.now);
  await recordCreation(ctx, account, accountId);
  if (account.identity.status === 'verified')
    await identitySlots.whenVerified.value(ctx, { accountId, personId, name, birthDate, ssn });
  return done(accountId);
}

async function insertPersonRows(ctx: Ctx, account: NewAccount): Promise<void> {
  const { dataKey } = account;
  const personId = dataKey.ownerId;
  const sealIn = (table: string, row: string) => (column: string, value: string) =>
    sealValue(dataKey, { table, column, row, version: 1 }, value);
  const person = sealIn('identity.person', personId);
  await insertPerson(ctx.tx, {
    person_id: personId,
    name_sealed: person('name_sealed', JSON.stringify(account.name)),
    birth_date_sealed: person('birth_date_sealed', account.birthDate),
    ssn_sealed: person('ssn_sealed', account.ssn),
    created_at: ctx.now,
  });
  const contact = sealIn('identity.contact', personId);
  await insertContact(ctx.tx, {
    person_id: personId,
    home_address_sealed: contact('home_address_sealed', JSON.stringify(account.homeAddress)),
    personal_phone_sealed: contact('personal_phone_sealed', account.personalPhone),
    business_phone_sealed: contact('business_phone_sealed', account.businessPhone),
    business_fax_sealed: account.businessFax === null ? null : contact('business_fax_sealed', account.businessFax),
    changed_at: ctx.now,
  });
  const emailId = newId(ctx.now);
  await insertEmail(ctx.tx, {
    email_id: emailId,
    person_id: personId,
    address_sealed: sealIn('identity.email_address', emailId)('address_sealed', account.email),
    proven_at: account.emailProvenAt,
  });
}

/** The first is the primary one. */
const sealMethods = (ctx: Ctx, { dataKey, methods }: NewAccount) =>
  methods.map(({ kind, destination }, index) => {
    const methodId = newId(ctx.now);
    const place = { table: 'identity.mfa_method', column: 'destination_sealed', row: methodId, version: 1 };
    return {
      methodId,
      kind,
      place: index === 0 ? ('primary' as const) : ('alternative' as const),
      destinationSealed: sealValue(dataKey, place, destination),
    };
  });

async function recordCreation(ctx: Ctx, account: NewAccount, accountId: string): Promise<void> {
  await record(ctx, {
    action: 'identity.check',
    outcome: 'done',
    object: { type: 'person', id: account.dataKey.ownerId },
    details: { authority: account.authority, result: account.identity.status },
  });
  await record(ctx, {
    action: 'account.create',
    outcome: 'done',
    object: { type: 'account', id: accountId },
    details: {
      ...(account.registrationId ? { registration: account.registrationId } : {}),
      identity: account.identity.status,
      method: account.methods[0]?.kind ?? 'none',
    },
  });
}
