/** What other modules and the composition root may use of identity. */
import type { Route } from '../platform/http/route.ts';
import type { Command } from '../platform/cli/command.ts';
import type { Job } from '../platform/jobs/job.ts';
import { userCommands } from './account/users.command.ts';
import { codeLetter, codeText } from './challenge/challenge.mail.ts';
import { frontRoutes } from './front/front.routes.tsx';
import { changePasswordRoutes } from './password/change-password.routes.tsx';
import { passwordChangedLetter } from './password/password.mail.ts';
import { profileRoutes } from './profile/profile.routes.tsx';
import { expiredPasswordRoutes } from './sign-in/expired-password.routes.tsx';
import { noticeRoutes } from './notices/notices.routes.tsx';
import { emailRoutes } from './registration/email.routes.tsx';
import { informationRoutes } from './registration/information.routes.tsx';
import { methodRoutes } from './registration/method.routes.tsx';
import { knownAddressLetter, proofLetter, welcomeLetter } from './registration/registration.mail.ts';
import { clearRegistrationsJob } from './registration/registration.jobs.ts';
import { clearSessionsJob } from './session/session.jobs.ts';
import { reviewRoutes } from './registration/review.routes.tsx';
import { securityRoutes } from './registration/security.routes.tsx';
import { sessionRoutes } from './session/session.routes.tsx';
import { failedJob, newDeviceJob } from './sign-in/sign-in.jobs.ts';
import { lockedLetter, newDeviceLetter } from './sign-in/sign-in.mail.ts';
import { signInRoutes } from './sign-in/sign-in.routes.tsx';
import { termsRoutes } from './terms/terms.routes.tsx';

export { SystemDoor } from './notices/systems.pages.tsx';
export { identityPaths } from './paths.ts';
export { identitySlots, type VerifiedPerson } from './slots.ts';
export { acceptedTerms } from './terms/terms.actions.ts';
export { findSessionFor } from './sign-in/half-session.actions.ts';
export { idleLimits, viewerOf } from './session/viewer.actions.ts';
export { emailOfPerson, namesOfAccounts, personOfAccount, type AccountPerson } from './person/person.actions.ts';

export { findAccountByUserId } from './account/account.store.ts';
export { createAccount, type NewAccount } from './account/create-account.actions.ts';
export { demoAuthority, noAuthority, type Authority } from './registration/authority.actions.ts';
export {
  decideIdentity,
  isSamePerson,
  matchesDemoAuthority,
  type PersonClaim,
} from './registration/identity-proof.rules.ts';
export { identitySecrets } from './stored-secrets.ts';
export { userIdKey } from './registration/user-id.rules.ts';

export const identityRoutes: readonly Route[] = [
  ...termsRoutes,
  ...frontRoutes,
  ...noticeRoutes,
  ...signInRoutes,
  ...expiredPasswordRoutes,
  ...sessionRoutes,
  ...profileRoutes,
  ...changePasswordRoutes,
  ...emailRoutes,
  ...securityRoutes,
  ...informationRoutes,
  ...methodRoutes,
  ...reviewRoutes,
];
export const identityLetters = [
  codeLetter,
  lockedLetter,
  newDeviceLetter,
  passwordChangedLetter,
  proofLetter,
  knownAddressLetter,
  welcomeLetter,
];
export const identityTexts = [codeText];
export const identityJobs: readonly Job[] = [failedJob, newDeviceJob, clearRegistrationsJob, clearSessionsJob];
export const identityCommands: readonly Command[] = userCommands;
