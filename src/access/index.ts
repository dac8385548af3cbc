/** What other modules and the composition root may use of access. */
import type { Command } from '../platform/cli/command.ts';
import type { Job } from '../platform/jobs/job.ts';
import type { Letter } from '../platform/mail/letter.ts';
import type { Route } from '../platform/http/route.ts';
import { agencyCommands } from './agency/agency.command.ts';
import { agencyInvitedLetter } from './agency/agency.mail.ts';
import { agencyRoutes } from './agency/agency.routes.tsx';
import { connectionRoutes } from './connections/connections.routes.tsx';
import { deskRoutes } from './desk/desk.routes.tsx';
import { employerRoutes } from './employers/employers.routes.tsx';
import { hatRoutes } from './hats/hats.routes.tsx';
import { homeRoutes } from './home/home.routes.tsx';
import { ownersCommands } from './parties/owners.command.ts';
import {
  officialJoinedLetter,
  officialNamedLetter,
  requestApprovedLetter,
  requestCancelledLetter,
  requestReceivedLetter,
  requestRejectedLetter,
  requestToDecideLetter,
} from './role-requests/role-request.mail.ts';
import { disassociatedLetter, staffLeftLetter } from './staff/staff.mail.ts';
import { staffRoutes } from './staff/staff.routes.tsx';

export { accessSecrets } from './stored-secrets.ts';
export { accessPaths } from './paths.ts';
export { accessSlots } from './slots.ts';
export { isAgency } from './agency/agency.routes.tsx';
export { actsFor, hatBar, worksFor } from './hats/acts-for.routes.tsx';
export { employerPanels } from './employers/employers.routes.tsx';
export { createParty, partyIdOfNpi, partyOfProvider, type NewParty } from './parties/party.actions.ts';
export { claimOwnNpis, loadOwners, type OwnerRow } from './parties/owners.actions.ts';
export { connect, type AgreedConnection } from './connections/connection.actions.ts';
export { grantAgencyRole, inviteAgencyStaff } from './agency/agency.actions.ts';
export { startMembership, type MembershipToStart } from './staff/membership.actions.ts';
export { askForRole, type AskCommand } from './role-requests/ask.actions.ts';
export type { AgencyRole } from './authority/roles.rules.ts';

export const accessRoutes: readonly Route[] = [
  ...homeRoutes,
  ...employerRoutes,
  ...staffRoutes,
  ...deskRoutes,
  ...connectionRoutes,
  ...agencyRoutes,
  ...hatRoutes,
];
export const accessLetters: readonly Letter[] = [
  requestReceivedLetter,
  requestToDecideLetter,
  officialNamedLetter,
  requestApprovedLetter,
  officialJoinedLetter,
  requestRejectedLetter,
  requestCancelledLetter,
  disassociatedLetter,
  staffLeftLetter,
  agencyInvitedLetter,
];
export const accessCommands: readonly Command[] = [...agencyCommands, ...ownersCommands];
export const accessJobs: readonly Job[] = [];
