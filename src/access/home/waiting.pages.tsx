/** On Home: what waits for the person's decision, and what they have asked for and wait for themselves. */
import { Card } from '../../ui/card/card.tsx';
import { Link } from '../../ui/link/link.tsx';
import { ProgressNote } from '../../ui/progress-note/progress-note.tsx';
import { TrackingId } from '../../ui/tracking-id/tracking-id.tsx';
import { say } from '../../vocabulary/say.ts';
import { sayDay } from '../../vocabulary/since.ts';
import { roleLabel } from '../authority/role-sentences.rules.ts';
import type { Role } from '../authority/roles.rules.ts';
import { waitingSentence } from '../employers/request.pages.tsx';
import { accessPaths } from '../paths.ts';
import type { ApprovalWay } from '../role-requests/role-request.rules.ts';

export interface WaitingProps {
  readonly toDecide: readonly {
    readonly trackingId: string;
    readonly fullName: string;
    readonly role: Role;
    readonly employer: string;
    readonly askedAt: Date;
  }[];
  readonly ownPending: readonly {
    readonly trackingId: string;
    readonly role: Role;
    readonly way: ApprovalWay;
    readonly employer: string;
    readonly official: { readonly name: string } | null;
    readonly askedAt: Date;
  }[];
  readonly deskWaiting: number;
  readonly now: Date;
  readonly zone: string;
}

export function Waiting({ props: { toDecide, deskWaiting, now, zone } }: { props: WaitingProps }) {
  const count = toDecide.length + deskWaiting;
  return (
    <Card heading={count === 0 ? say('Waiting for you') : say('Waiting for you ({count})', { count })}>
      {count === 0 && <p class="cs-soft">{say('Nothing. When somebody needs your decision, it stands here.')}</p>}
      {toDecide.map(({ trackingId, fullName: name, role, employer, askedAt }) => (
        <ProgressNote
          kind="waiting"
          heading={say('{name} asks to be {role} of {employer}', { name, role: roleLabel(role), employer })}
        >
          <p>
            {say('Since {since}. It waits for your decision.', { since: sayDay(askedAt, now, zone) })}{' '}
            <Link
              href={accessPaths.staffRoleRequest(trackingId)}
              kind="onward"
              label={say('Review the request of {name}', { name })}
            >
              {say('Review')}
            </Link>
          </p>
        </ProgressNote>
      ))}
      {deskWaiting > 0 && (
        <ProgressNote
          kind="waiting"
          heading={
            deskWaiting === 1
              ? say('One role request waits for the help desk')
              : say('{count} role requests wait for the help desk', { count: deskWaiting })
          }
        >
          <p>
            {say('On documents that you have seen.')}{' '}
            <Link href={accessPaths.deskRoleRequests} kind="onward" label={say('Review the role requests')}>
              {say('Review')}
            </Link>
          </p>
        </ProgressNote>
      )}
    </Card>
  );
}

export const OwnRequests = ({ props: { ownPending, now, zone } }: { props: WaitingProps }) => (
  <Card heading={say('What you asked for')}>
    {ownPending.map(({ trackingId, role, way, employer, official, askedAt }) => (
      <ProgressNote kind="waiting" heading={waitingSentence({ way, official, employer, askedAt }, { now, zone })}>
        <p>
          {way === 'documents'
            ? say('You asked to be {role} of {employer}. You get a letter when it is decided.', {
                role: roleLabel(role),
                employer,
              })
            : say(
                'You asked to be {role} of {employer}. If it takes long, call them, or cancel the request and ask anew.',
                { role: roleLabel(role), employer },
              )}
        </p>
        <p>
          <TrackingId id={trackingId} />{' '}
          <Link href={accessPaths.roleRequest(trackingId)} kind="onward">
            {say('See your request')}
          </Link>
        </p>
      </ProgressNote>
    ))}
  </Card>
);
