/**
 * What is shown instead of a page under /for/{ref} when the right to it has ended, or does not reach so far. Neither is a
 * dead end: each says what happened, whom to ask, and what one can do.
 */
import { LinkButton } from '../../ui/button/button.tsx';
import { MessagePage } from '../../ui/message-page/message-page.tsx';
import { say } from '../../vocabulary/say.ts';
import { formatInstantLong } from '../../vocabulary/time-zone.ts';
import { authoritySentence } from '../authority/authority-sentences.rules.ts';
import type { AuthorityReason } from '../authority/authority.rules.ts';
import { roleLabel } from '../authority/role-sentences.rules.ts';
import type { Role } from '../authority/roles.rules.ts';
import { accessPaths } from '../paths.ts';

interface EndedProps {
  readonly party: string;
  readonly employer: string;
  readonly role: Role;
  readonly what: 'membership' | 'function' | 'connection';
  readonly endedAt: Date;
  readonly by: string | null;
  readonly zone: string;
  readonly desk: { readonly name: string; readonly phone: string };
  /** Something was sent just now, and was not saved. */
  readonly sent: boolean;
}

/** Shown with 403 to whoever once could: what happened, when, who to ask, what they can do. */
export function EndedPage({ party, employer, role, what, endedAt, by, zone, desk, sent }: EndedProps) {
  const when = formatInstantLong(endedAt, zone);
  const heading =
    what === 'connection' && by === null
      ? say('The connection to {party} has run out', { party })
      : by === null
        ? say('Your work for {party} has ended', { party })
        : say('{by} ended your work for {party}', { by, party });
  return (
    <MessagePage
      title={say('Your access has ended')}
      heading={heading}
      icon="ended"
      tone="calm"
      actions={
        <>
          <LinkButton href={accessPaths.home}>{say('Go to Home')}</LinkButton>
          <LinkButton href={accessPaths.employerSearch} kind="secondary">
            {say('Ask again')}
          </LinkButton>
        </>
      }
      note={say('{desk}: {phone}', { desk: desk.name, phone: desk.phone })}
    >
      <p>{endedSentence(what, { party, employer, role: roleLabel(role), when })}</p>
      <p>
        {say('You can no longer open its records. What you saved there stays with them.')}{' '}
        {sent && say('What you sent just now was not saved.')}
      </p>
      <p>
        {by === null
          ? say('If this surprises you, ask an official of {employer}.', { employer })
          : say('If this surprises you, ask {by}. Another approval takes a minute.', { by })}
      </p>
    </MessagePage>
  );
}

function endedSentence(
  what: EndedProps['what'],
  values: { readonly party: string; readonly employer: string; readonly role: string; readonly when: string },
): string {
  switch (what) {
    case 'membership':
      return say('You were {role} of {employer} until {when}.', values);
    case 'function':
      return say('The last system that you could work in at {employer} was taken back on {when}.', values);
    case 'connection':
      return say('{employer} was connected with {party} until {when}.', values);
  }
}

interface MayNotProps {
  readonly party: string;
  readonly reason: AuthorityReason;
  readonly hatHref: string;
}

export const MayNotPage = ({ party, reason, hatHref }: MayNotProps) => (
  <MessagePage
    title={say('You may not do this here')}
    heading={say('Not with what you were given at {party}', { party })}
    icon="lock"
    tone="calm"
    actions={
      <>
        <LinkButton href={hatHref}>{say('See what you may do')}</LinkButton>
        <LinkButton href={accessPaths.home} kind="secondary">
          {say('Go to Home')}
        </LinkButton>
      </>
    }
  >
    <p>{authoritySentence(reason)}</p>
  </MessagePage>
);
