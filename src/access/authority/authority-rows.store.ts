/**
 * One row of the authority queries and how rows become facts: a path (a role, perhaps with a connection) comes once per
 * function that a Staff End User was given there, and once without any. Folding decides nothing; authority.rules does.
 */
import type { ConnectionFacts, PathFacts } from './authority.rules.ts';

export interface PathRow {
  readonly membership_id: string;
  readonly role: PathFacts['role'];
  readonly employer_party_id: string;
  readonly employer_name: string;
  readonly employer_verification: PathFacts['employerVerification'];
  readonly since: Date;
  readonly approved_by: string | null;
  readonly approved_at: Date;
  readonly given_function: ConnectionFacts['businessFunction'] | null;
  readonly given_tasks: ConnectionFacts['tasks'] | null;
  readonly connection_id: string | null;
  readonly tracking_id: string;
  readonly connection_function: ConnectionFacts['businessFunction'];
  readonly connection_tasks: ConnectionFacts['tasks'];
  readonly connection_approved_by: string | null;
  readonly connection_approved_at: Date;
  readonly connection_since: Date;
  readonly connection_until: Date | null;
}

/** Rows of one account and one provider, folded into its paths. */
export function pathsOf(rows: readonly PathRow[]): readonly PathFacts[] {
  const groups = Map.groupBy(rows, (row) => `${row.membership_id} ${row.connection_id}`);
  return [...groups.values()].flatMap((group) => (group[0] === undefined ? [] : [pathOf(group[0], group)]));
}

const pathOf = (row: PathRow, group: readonly PathRow[]): PathFacts => ({
  membershipId: row.membership_id,
  role: row.role,
  employerPartyId: row.employer_party_id,
  employerName: row.employer_name,
  employerVerification: row.employer_verification,
  since: row.since,
  approvedBy: row.approved_by,
  approvedAt: row.approved_at,
  functions: group.flatMap((each) =>
    each.given_function === null ? [] : [{ businessFunction: each.given_function, tasks: each.given_tasks ?? [] }],
  ),
  connection: row.connection_id === null ? null : connectionOf(row, row.connection_id),
});

const connectionOf = (row: PathRow, connectionId: string): ConnectionFacts => ({
  connectionId,
  trackingId: row.tracking_id,
  businessFunction: row.connection_function,
  tasks: row.connection_tasks,
  approvedBy: row.connection_approved_by,
  approvedAt: row.connection_approved_at,
  since: row.connection_since,
  until: row.connection_until,
});
