/**
 * Letters about a request for a role. Each says who, for whom, the tracking ID and the next step. To an address that was
 * only typed goes a notice without a link, because nobody knows yet whose it is.
 */
import { action, defineLetter, facts, paragraph, type Fact } from '../../platform/mail/letter.ts';
import { say } from '../../vocabulary/say.ts';
import { formatTrackingId } from '../../vocabulary/tracking-id.ts';
import { roleLabel } from '../authority/role-sentences.rules.ts';
import type { RequestedRole } from './role-request.rules.ts';
import { accessPaths } from '../paths.ts';
import { documentsLine } from './role-request-sentences.rules.ts';

export type About = {
  readonly name: string;
  readonly role: RequestedRole;
  readonly employer: string;
  readonly tracking: string;
};

const about = ({ name, role, employer, tracking }: About): readonly Fact[] => [
  [say('Who'), name],
  [say('Asks to be'), say('{role} of {employer}', { role: roleLabel(role), employer })],
  [say('Request Tracking ID'), formatTrackingId(tracking)],
];

const example: About = {
  name: 'Tom Vega',
  role: 'staff_end_user',
  employer: 'Lakeside Clinic',
  tracking: 'T123456789012347',
};

export const requestReceivedLetter = defineLetter<About & { waitsFor: string }>({
  name: 'role-request-received',
  subject: ({ employer }) => say('Your request at {employer} was received', { employer }),
  body: (params) => [
    paragraph(say('{name}, your request was received. Nothing changes until it is approved.', { name: params.name })),
    facts(about(params)),
    ...(params.role === 'authorized_official'
      ? [
          paragraph(
            say('Send this to the help desk, with the tracking ID on it: {document}.', {
              document: documentsLine(params.role),
            }),
          ),
        ]
      : []),
    paragraph(say('It waits for {who}. You get a letter when it is decided.', { who: params.waitsFor })),
    action(say('See your request'), accessPaths.roleRequest(params.tracking)),
  ],
  example: { params: { ...example, waitsFor: 'an official of Lakeside Clinic' } },
});

export const requestToDecideLetter = defineLetter<About & { official: string }>({
  name: 'role-request-to-decide',
  subject: ({ name, employer }) => say('{name} asks to work for {employer}', { name, employer }),
  body: (params) => [
    paragraph(
      say('{official}, {name} asks for a role at {employer}. You can decide on it.', {
        official: params.official,
        name: params.name,
        employer: params.employer,
      }),
    ),
    facts(about(params)),
    paragraph(say('If you do not know this person, decline and say why. Until you approve, they can do nothing.')),
    action(say('Review the request'), accessPaths.staffRoleRequest(params.tracking)),
  ],
  example: { params: { ...example, official: 'Ada Okafor' } },
});

/** To the address that the requester typed for the official: it may be anybody's, so it has no link. */
export const officialNamedLetter = defineLetter<{ employer: string; tracking: string }>({
  name: 'role-request-official-named',
  forTypedAddress: true,
  subject: ({ employer }) => say('You were named as an official of {employer}', { employer }),
  body: ({ employer, tracking }) => [
    paragraph(
      say(
        'Somebody asked for a role at {employer} and named you, by this address, as the official who can confirm it.',
        { employer },
      ),
    ),
    facts([[say('Request Tracking ID'), formatTrackingId(tracking)]]),
    paragraph(
      say(
        'If you are an official there and have an account, sign in and look under My Staff, Role Requests. If you are not, you need not do anything.',
      ),
    ),
  ],
  example: { params: { employer: 'Lakeside Clinic', tracking: 'T123456789012347' } },
});

export const requestApprovedLetter = defineLetter<About & { by: string; functions: string }>({
  name: 'role-request-approved',
  subject: ({ role, employer }) => say('You are now {role} of {employer}', { role: roleLabel(role), employer }),
  body: (params) => [
    paragraph(say('{name}, {by} approved your request.', { name: params.name, by: params.by })),
    facts([...about(params), [say('You may work in'), params.functions]]),
    paragraph(say('You can begin at once. Whatever you do there is recorded under your own name.')),
    action(say('Go to Home'), accessPaths.home),
  ],
  example: { params: { ...example, by: 'Ada Okafor', functions: 'Enrollment (PECOS)' } },
});

/** To those who manage people there already: the help desk let somebody in whom they may not know. */
export const officialJoinedLetter = defineLetter<About & { by: string; reader: string }>({
  name: 'role-request-official-joined',
  subject: ({ name, role, employer }) =>
    say('{name} is now {role} of {employer}', { name, role: roleLabel(role), employer }),
  body: (params) => [
    paragraph(say('{reader}, {by} gave this role, on documents.', { reader: params.reader, by: params.by })),
    facts(about(params)),
    paragraph(say('You get this letter because you manage people there. If you do not know this person, call us now.')),
    action(say('Go to My Staff'), accessPaths.staff),
  ],
  example: {
    params: { ...example, role: 'authorized_official', by: 'Faye Romero of the help desk', reader: 'Ada Okafor' },
  },
});

export const requestRejectedLetter = defineLetter<About & { by: string; reason: string }>({
  name: 'role-request-rejected',
  subject: ({ employer }) => say('Your request at {employer} was declined', { employer }),
  body: (params) => [
    paragraph(say('{name}, {by} declined your request.', { name: params.name, by: params.by })),
    facts([...about(params), [say('Reason'), params.reason]]),
    paragraph(say('If something was wrong in it, you can correct that and ask again.')),
    action(say('See your request'), accessPaths.roleRequest(params.tracking)),
  ],
  example: { params: { ...example, by: 'Ada Okafor', reason: 'You applied at another clinic, I think.' } },
});

export const requestCancelledLetter = defineLetter<About & { reader: string }>({
  name: 'role-request-cancelled',
  subject: ({ name, employer }) => say('{name} took back a request at {employer}', { name, employer }),
  body: (params) => [
    paragraph(
      say('{reader}, the request below was taken back. There is nothing to decide any more.', {
        reader: params.reader,
      }),
    ),
    facts(about(params)),
  ],
  example: { params: { ...example, reader: 'Ada Okafor' } },
});
