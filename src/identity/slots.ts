/**
 * What identity must ask of the modules to its right, each with a default that works by itself. Filled once, in app.tsx.
 */
import type { Ctx } from '../platform/context.ts';
import { slot } from '../platform/slot.ts';
import type { Visit } from '../platform/http/visit.ts';
import type { Element } from '../ui/element.ts';
import type { PersonName } from '../vocabulary/person-name.ts';
import { identityPaths } from './paths.ts';

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
  homePath: slot<string>('homePath', identityPaths.profile),
  /** Sections of My Profile that other modules own, such as "Employer Information". */
  profilePanels: slot<(visit: Visit) => Promise<readonly Element[]>>('profilePanels', async () => []),
  /** Called in the transaction that completes a verified registration; gives what to do after the commit, if anything. */
  whenVerified: slot<(ctx: Ctx, person: VerifiedPerson) => Promise<void>>('whenVerified', async () => {}),
} as const;
