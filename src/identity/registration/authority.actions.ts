/**
 * The authority that says whether a person is who they say: the demo's, a file of the operator, or none. It answers yes,
 * no, or null for "nobody to ask"; which part of a claim differed is never said.
 */
import type { Ctx } from '../../platform/context.ts';
import { findOwners } from '../../platform/crypto/lookup.ts';
import { findPersonsAmong } from '../person/person.store.ts';
import {
  decideIdentity,
  matchesDemoAuthority,
  type IdentityDecision,
  type PersonClaim,
} from './identity-proof.rules.ts';

export interface Authority {
  /** A code word for the audit: demo, file, none. */
  readonly name: string;
  readonly matches: (claim: PersonClaim) => Promise<boolean | null>;
}

export const noAuthority: Authority = { name: 'none', matches: async () => null };

/** An SSN that begins with 9 and ends in an even digit is somebody; any other claim goes to review. */
export const demoAuthority: Authority = { name: 'demo', matches: async (claim) => matchesDemoAuthority(claim) };

export async function checkIdentity(ctx: Ctx, authority: Authority, claim: PersonClaim): Promise<IdentityDecision> {
  const known = await findOwners(ctx, 'ssn', { ssn: claim.ssn });
  const matched = await authority.matches(claim);
  const persons = await findPersonsAmong(ctx.tx, known);
  return decideIdentity({ matched, ssnKnown: persons.length > 0 });
}
