/** Letters about the end of a role: to the person, and to those who manage people at the employer. */
import { action, defineLetter, facts, paragraph, type Fact } from '../../platform/mail/letter.ts';
import { say } from '../../vocabulary/say.ts';
import { roleLabel } from '../authority/role-sentences.rules.ts';
import type { Role } from '../authority/roles.rules.ts';
import { accessPaths } from '../paths.ts';

type Ended = {
  readonly name: string;
  readonly role: Role;
  readonly employer: string;
  readonly by: string;
  /** ISO time. */
  readonly at: string;
  /** What the person who did it wrote; empty where nothing. */
  readonly reason: string;
  /** Request Tracking ID by which the role came to be; empty where it came otherwise. */
  readonly tracking: string;
};

const endedFacts = ({ name, role, employer, by, reason, tracking }: Ended, when: string): readonly Fact[] => [
  [say('Who'), name],
  [say('Was'), say('{role} of {employer}', { role: roleLabel(role), employer })],
  [say('Ended by'), by],
  [say('When'), when],
  ...(reason === '' ? [] : [[say('Reason'), reason] as const]),
  ...(tracking === '' ? [] : [[say('Request Tracking ID'), tracking] as const]),
];

const example: Ended = {
  name: 'Cleo Marsh',
  role: 'staff_end_user',
  employer: 'Lakeside Clinic',
  by: 'Ada Okafor',
  at: '2026-11-22T15:00:00.000Z',
  reason: 'Works at another clinic now.',
  tracking: 'T-123-456-789-012-347',
};

export const disassociatedLetter = defineLetter<Ended>({
  name: 'disassociated',
  subject: ({ employer }) => say('Your access to {employer} has ended', { employer }),
  body: (params, _secret, show) => [
    paragraph(
      say('{name}, you can no longer work for {employer}. What you saved there stays with them.', {
        name: params.name,
        employer: params.employer,
      }),
    ),
    facts(endedFacts(params, show.time(params.at))),
    paragraph(
      say('If this surprises you, ask {by}. You can ask for a role there again at any time.', { by: params.by }),
    ),
    action(say('Go to Home'), accessPaths.home),
  ],
  example: { params: example },
});

export const staffLeftLetter = defineLetter<Ended & { reader: string }>({
  name: 'staff-disassociated',
  subject: ({ name, employer }) => say('{name} no longer works for {employer}', { name, employer }),
  body: (params, _secret, show) => [
    paragraph(say('{reader}, a role at {employer} has ended.', { reader: params.reader, employer: params.employer })),
    facts(endedFacts(params, show.time(params.at))),
    paragraph(say('You get this letter because you manage people there.')),
    action(say('Go to My Staff'), accessPaths.staff),
  ],
  example: { params: { ...example, reader: 'Ben Ortiz' } },
});
