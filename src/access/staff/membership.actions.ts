/**
 * Starts a role: the one place where a membership comes to be, whether an official approved it, an owner was matched or
 * the demo is seeded. A role that the person held there before ends first: there is one per person and party.
 */
import { record } from '../../platform/audit/record.ts';
import type { Ctx } from '../../platform/context.ts';
import { newId } from '../../platform/crypto/id.ts';
import type { Role } from '../authority/roles.rules.ts';
import {
  endMembership,
  findLiveMembership,
  insertFunction,
  insertMembership,
  type NewMembership,
} from './membership.store.ts';
import type { GivenFunction } from './staff.rules.ts';

export interface MembershipToStart {
  readonly accountId: string;
  readonly partyId: string;
  readonly role: Role;
  /** For a Staff End User; other roles have every function without. */
  readonly functions: readonly GivenFunction[];
  readonly origin: NewMembership['origin'];
  readonly originId: string | null;
  /** The account that approved; null for a match of identity, the command line or the seed. */
  readonly approvedBy: string | null;
}

/** In the caller's transaction; gives the id of the membership. */
export async function startMembership(ctx: Ctx, wanted: MembershipToStart): Promise<string> {
  const before = await findLiveMembership(ctx.tx, wanted.accountId, wanted.partyId);
  if (before)
    await endMembership(ctx.tx, {
      membershipId: before.membership_id,
      version: before.version,
      cause: 'role_changed',
      endedBy: wanted.approvedBy,
      now: ctx.now,
    });
  const membershipId = newId(ctx.now);
  const { accountId, partyId, role, origin, originId, approvedBy } = wanted;
  await insertMembership(ctx.tx, {
    membershipId,
    accountId,
    partyId,
    role,
    origin,
    originId,
    approvedBy,
    now: ctx.now,
  });
  for (const { businessFunction, tasks } of wanted.functions)
    await insertFunction(ctx.tx, {
      id: newId(ctx.now),
      membershipId,
      businessFunction,
      tasks,
      approvedBy,
      now: ctx.now,
    });
  await record(ctx, {
    action: 'membership.start',
    outcome: 'done',
    subjectParty: partyId,
    object: { type: 'membership', id: membershipId },
    details: {
      role,
      functions: wanted.functions.map((given) => given.businessFunction).join(','),
      account: accountId,
    },
  });
  return membershipId;
}
