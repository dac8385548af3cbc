/**
 * What once was: the latest path from an account to a party that is over. Without one, the page must be the same 404 as for
 * a party that does not exist; with one, it says what happened, when, and who did it.
 */
import { sql } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import type { PathFacts } from './authority.rules.ts';

export interface EndedRelation {
  readonly endedAt: Date;
  /** Account that ended it; null when it ended by itself. */
  readonly endedBy: string | null;
  readonly employerName: string;
  readonly role: PathFacts['role'];
  /** membership: the role itself ended; function: one function was taken away; connection: the firm lost it. */
  readonly what: 'membership' | 'function' | 'connection';
}

/** The node that ended it may be ahead of the one that asks. */
const CLOCKS_DIFFER = '1 minute';

/** Undefined where the account never could do anything for the party, or still can by every path it had. */
export async function findEndedRelation(
  tx: Tx,
  accountId: string,
  partyId: string,
  now: Date,
): Promise<EndedRelation | undefined> {
  const rows = await sql<EndedRelation>`
    select path.ended_at as "endedAt", path.ended_by as "endedBy", p.legal_name as "employerName", m.role, path.what
      from access.membership m
      join access.party p using (party_id)
      cross join lateral (
        select m.ended_at, m.ended_by, 'membership' as what where m.party_id = ${partyId}
        union all
        select f.ended_at, f.ended_by, 'function' from access.membership_function f
         where f.membership_id = m.membership_id and m.party_id = ${partyId}
        union all
        ${endedConnections(partyId)}
      ) path (ended_at, ended_by, what)
     where m.account_id = ${accountId} and path.ended_at <= ${now}::timestamptz + ${CLOCKS_DIFFER}::interval
     order by path.ended_at desc, path.what desc limit 1`.execute(tx);
  return rows.rows[0];
}

/** A connection counts when it overlapped with the role, and for a Staff End User with the function too. */
const endedConnections = (partyId: string) => sql`
  select least(m.ended_at, c.ended_at, upper(c.during)),
         case when m.ended_at <= coalesce(least(c.ended_at, upper(c.during)), 'infinity') then m.ended_by else c.ended_by end,
         case when m.ended_at <= coalesce(least(c.ended_at, upper(c.during)), 'infinity') then 'membership' else 'connection' end
    from access.connection c
   where c.surrogate_party_id = m.party_id and c.provider_party_id = ${partyId} and c.during && m.during
     and (m.role <> 'staff_end_user' or exists (
       select from access.membership_function f
        where f.membership_id = m.membership_id and f.business_function = c.business_function and f.during && c.during))`;
