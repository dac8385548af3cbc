/**
 * What identity must ask of the modules to its right, each with a default that works by itself. Filled once, in app.tsx.
 */
import type { Ctx } from '../platform/context.ts';
import { slot } from '../platform/slot.ts';
import type { Visit } from '../platform/http/visit.ts';
import type { Element } from '../ui/element.ts';
import type { PersonName } from '../vocabulary/person-name.ts';
import { identityPaths } from './paths.ts';
import { noAuthority, type Authority } from './registration/authority.actions.ts';

/** A person who was just verified: the right may know them as the owner of something. */
export interface VerifiedPerson {
  readonly accountId: string;
  readonly personId: string;
  readonly name: PersonName;
  readonly birthDate: string;
  readonly ssn: string;
}

export const identitySlots = {
  /** Where a person lands after signing in. */
  homePath: slot<string>(identityPaths.profile),
  /** Sections of My Profile that other modules own, such as "Employer Information". */
  profilePanels: slot<(visit: Visit) => Promise<readonly Element[]>>(async () => []),
  /** Who is asked whether a person is who they say; without one, the help desk looks at everybody. */
  authority: slot<Authority>(noAuthority),
  /** Called in the transaction that completes a verified registration; gives what to do after the commit, if anything. */
  whenVerified: slot<(ctx: Ctx, person: VerifiedPerson) => Promise<void>>(async () => {}),
} as const;
