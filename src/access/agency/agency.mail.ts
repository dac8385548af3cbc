/** The letter with the one-time link that makes somebody staff of the installation. */
import { action, defineLetter, facts, paragraph } from '../../platform/mail/letter.ts';
import { say } from '../../vocabulary/say.ts';
import type { AgencyRole } from '../authority/roles.rules.ts';
import { accessPaths } from '../paths.ts';
import { agencyRoleLabel } from './agency-sentences.rules.ts';

export const agencyInvitedLetter = defineLetter<{ role: AgencyRole; expiresAt: string }>({
  name: 'agency-invited',
  carriesSecret: true,
  subject: ({ role }) => say('You are invited to work here as {role}', { role: agencyRoleLabel(role) }),
  body: ({ role, expiresAt }, secret, show) => [
    paragraph(say('You are invited to work for this installation of Countersign.')),
    facts([
      [say('As'), agencyRoleLabel(role)],
      [say('Until'), show.time(expiresAt)],
    ]),
    paragraph(
      say('Open the link, sign in or create your account with this e-mail address, and accept. The link works once.'),
    ),
    action(say('See the invitation'), secret === null ? null : accessPaths.agencyInvitationLink(secret)),
  ],
  example: { params: { role: 'operator', expiresAt: '2026-11-25T15:00:00.000Z' }, secret: 'example-of-a-token' },
});
