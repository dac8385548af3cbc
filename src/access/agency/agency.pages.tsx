/** The page behind the link of an invitation: it shows what is offered; opening it changes nothing. */
import { Button, LinkButton } from '../../ui/button/button.tsx';
import { ButtonForm } from '../../ui/form/form.tsx';
import { MessagePage } from '../../ui/message-page/message-page.tsx';
import { say } from '../../vocabulary/say.ts';
import type { AgencyRole } from '../authority/roles.rules.ts';
import { accessPaths } from '../paths.ts';
import { agencyRoleLabel } from './agency-sentences.rules.ts';

interface InvitationProps {
  readonly role: AgencyRole;
  /** Ways in for somebody who is not signed in; both lead back here. Null: signed in. */
  readonly ways: { readonly signIn: string; readonly register: string } | null;
}

export const InvitationPage = ({ role, ways }: InvitationProps) => (
  <MessagePage
    title={say('Your invitation')}
    heading={say('You are invited to work here as {role}', { role: agencyRoleLabel(role) })}
    icon="person"
    tone="calm"
    actions={
      ways ? (
        <>
          <LinkButton href={ways.signIn}>{say('Sign in')}</LinkButton>
          <LinkButton href={ways.register} kind="secondary">
            {say('Create account')}
          </LinkButton>
        </>
      ) : (
        <ButtonForm action={accessPaths.agencyInvitation}>
          <Button>{say('Accept')}</Button>
        </ButtonForm>
      )
    }
  >
    <p>
      {ways
        ? say(
            'Sign in, or create an account, with the e-mail address to which the invitation was sent. You come back here.',
          )
        : say('Accepting gives your account this role. Everything you do in it is recorded under your name.')}
    </p>
  </MessagePage>
);

export const InvitationOverPage = () => (
  <MessagePage
    title={say('Your invitation')}
    heading={say('This link does not work any more')}
    icon="ended"
    tone="waiting"
    actions={<LinkButton href={accessPaths.home}>{say('Go to Home')}</LinkButton>}
  >
    <p>
      {say(
        'It was used already, has run out after 72 hours, or was taken back. Ask whoever invited you for a new one.',
      )}
    </p>
  </MessagePage>
);

export const OtherAddressPage = () => (
  <MessagePage
    title={say('Your invitation')}
    heading={say('This invitation was sent to another address')}
    icon="lock"
    tone="waiting"
    actions={<LinkButton href={accessPaths.home}>{say('Go to Home')}</LinkButton>}
  >
    <p>
      {say(
        'Sign in with the account that has that e-mail address, or ask for an invitation to the address of this one.',
      )}
    </p>
  </MessagePage>
);
