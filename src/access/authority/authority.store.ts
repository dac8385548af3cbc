/**
 * The facts behind mayActFor, asked three ways: this account for this party; who may act for a party; for whom an account
 * may act. Each is one statement on indexes alone (the first at most 20 buffer hits; authority.plan.test.ts measures it).
 * "Now" also asks `ended_at is null`, so that an ending holds at once on nodes whose clocks differ.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import { fixedQuery } from '../../platform/db/fixed-query.ts';
import type { BusinessFunction } from '../business-functions.rules.ts';
import type { AuthorityFacts } from './authority.rules.ts';
import { pathsOf, type PathRow } from './authority-rows.store.ts';
import type { PartyFacts } from './hats.rules.ts';

/** now: what counts at this moment. on: what counted on a past day; account and party stand as they are today. */
export type Moment = { readonly now: Date } | { readonly on: Date };

interface AccountRow {
  readonly account_status: AuthorityFacts['accountStatus'];
  readonly identity_status: AuthorityFacts['identityStatus'];
}

/**
 * Facts for one account and one party; `businessFunction` narrows them to the paths that matter for it. The account's roles
 * are read once, and `offset 0` keeps PostgreSQL from looking for connections and functions that a role cannot have.
 * Measured over a million accounts: 12 buffers for an official, 20 for the staff of a surrogate.
 */
export async function findAuthority(
  tx: Tx,
  asked: {
    readonly accountId: string;
    readonly partyId: string;
    readonly businessFunction?: BusinessFunction;
    readonly now: Date;
  },
): Promise<AuthorityFacts> {
  const { partyId, businessFunction } = asked;
  const moment = { now: asked.now };
  const rows = await sql<AccountRow & Nullable<PathRow>>`
    select a.status as account_status, a.identity_status, path.*
      from identity.public_account a
      left join lateral (
        select ${OF_THE_ROLE}, ${OF_THE_CONNECTION}
          from access.membership m
          left join lateral (
            select c.* from access.connection c
             where m.party_id <> ${partyId} and c.provider_party_id = ${partyId} and c.surrogate_party_id = m.party_id
               and ${counts('c', moment)} and ${only('c', businessFunction)} offset 0
          ) c on true
          left join lateral (
            select f.* from access.membership_function f
             where m.role = 'staff_end_user' and f.membership_id = m.membership_id
               and ${counts('f', moment)} and ${only('f', businessFunction)} offset 0
          ) f on c.connection_id is null or f.business_function = c.business_function
          join access.party e on e.party_id = m.party_id
         where m.account_id = a.account_id and ${counts('m', moment)}
           and (m.party_id = ${partyId} or c.connection_id is not null)
      ) path on true
     where a.account_id = ${asked.accountId}`.execute(tx);
  const [first] = rows.rows;
  if (first === undefined) return { accountStatus: 'closed', identityStatus: 'rejected', paths: [] };
  return asFacts(first, rows.rows.filter(isPath));
}

/** Every account that holds a live path to the party, with its facts. A dated question leaves out who the account is today. */
export async function listActorsFor(
  tx: Tx,
  partyId: string,
  moment: Moment,
): Promise<readonly { readonly accountId: string; readonly facts: AuthorityFacts }[]> {
  const rows = await sql<AccountRow & PathRow & { account_id: string }>`
    select a.status as account_status, a.identity_status, path.*
      from (
        ${directPaths(sql`m.party_id = ${partyId}`, moment)}
        union all
        ${connectedPaths(sql`c.provider_party_id = ${partyId}`, moment)}
      ) path
      join identity.public_account a using (account_id)`.execute(tx);
  return [...Map.groupBy(rows.rows, (row) => row.account_id)].flatMap(([accountId, group]) => {
    const [first] = group;
    return first === undefined ? [] : [{ accountId, facts: asFacts('now' in moment ? first : AS_IT_WAS, group) }];
  });
}

/** Every party to which the account holds a live path, employers and clients alike. */
export async function listPartiesOf(tx: Tx, accountId: string, now: Date): Promise<readonly PartyFacts[]> {
  const rows = await partiesOf(tx, { accountId, now });
  return [...Map.groupBy(rows, (row) => row.provider_party_id)].flatMap(([partyId, group]) => {
    const [first] = group;
    if (first === undefined) return [];
    const { reference, legal_name: legalName, kind } = first;
    return [{ partyId, reference, legalName, kind, facts: asFacts(first, group) }];
  });
}

const partiesOf = fixedQuery((tx, { accountId, now }: { accountId: string; now: Date }) =>
  sql<AccountRow & PathRow & PartyRow>`
    select a.status as account_status, a.identity_status, path.*, p.reference, p.legal_name, p.kind
      from (
        ${directPaths(sql`m.account_id = ${accountId}`, { now })}
        union all
        ${connectedPaths(sql`m.account_id = ${accountId}`, { now })}
      ) path
      join access.party p on p.party_id = path.provider_party_id
      join identity.public_account a on a.account_id = path.account_id`.compile(tx),
);

interface PartyRow {
  readonly provider_party_id: string;
  readonly reference: string;
  readonly legal_name: string;
  readonly kind: PartyFacts['kind'];
}

type Nullable<Row> = { readonly [Column in keyof Row]: Row[Column] | null };

const isPath = <Row extends Nullable<PathRow>>(row: Row): row is Row & PathRow => row.membership_id !== null;

/** What an account must be to count, for questions about a past day: its status then is in the audit, not here. */
const AS_IT_WAS: AccountRow = { account_status: 'active', identity_status: 'verified' };

const asFacts = (account: AccountRow, paths: readonly PathRow[]): AuthorityFacts => ({
  accountStatus: account.account_status,
  identityStatus: account.identity_status,
  paths: pathsOf(paths),
});

/** Whether a row of `alias` counts at the moment. */
function counts(alias: 'm' | 'f' | 'c', moment: Moment): RawBuilder<boolean> {
  const during = sql.ref(`${alias}.during`);
  if ('on' in moment) return sql<boolean>`${during} @> ${moment.on}::timestamptz`;
  return sql<boolean>`${sql.ref(`${alias}.ended_at`)} is null and ${during} @> ${moment.now}::timestamptz`;
}

const OF_THE_ROLE = sql`m.account_id, m.membership_id, m.role, m.party_id as employer_party_id, e.legal_name as employer_name,
  e.verification as employer_verification, lower(m.during) as since, m.approved_by, m.approved_at,
  f.business_function as given_function, f.tasks as given_tasks`;

const OF_THE_CONNECTION = sql`c.connection_id, c.tracking_id, c.business_function as connection_function, c.tasks as connection_tasks,
  c.decided_by as connection_approved_by, c.decided_at as connection_approved_at, lower(c.during) as connection_since,
  upper(c.during) as connection_until`;

const only = (alias: 'c' | 'f', businessFunction: BusinessFunction | undefined): RawBuilder<unknown> =>
  businessFunction === undefined ? sql`true` : sql`${sql.ref(`${alias}.business_function`)} = ${businessFunction}`;

/** Roles at the provider itself, without a connection. */
const directPaths = (where: RawBuilder<unknown>, moment: Moment): RawBuilder<unknown> => sql`
  select ${OF_THE_ROLE}, m.party_id as provider_party_id, ${OF_THE_CONNECTION}
    from access.membership m
    join access.party e on e.party_id = m.party_id
    left join access.membership_function f on f.membership_id = m.membership_id and ${counts('f', moment)}
    left join access.connection c on false
   where ${where} and ${counts('m', moment)}`;

/** Roles at a surrogate that holds a connection to the provider. */
const connectedPaths = (where: RawBuilder<unknown>, moment: Moment): RawBuilder<unknown> => sql`
  select ${OF_THE_ROLE}, c.provider_party_id, ${OF_THE_CONNECTION}
    from access.membership m
    join access.connection c on c.surrogate_party_id = m.party_id and ${counts('c', moment)}
    join access.party e on e.party_id = m.party_id
    left join access.membership_function f on f.membership_id = m.membership_id and f.business_function = c.business_function
         and ${counts('f', moment)}
   where ${where} and ${counts('m', moment)}`;
