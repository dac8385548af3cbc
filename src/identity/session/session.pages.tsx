/** The page after signing out: says so, and leads back. */
import { LinkButton } from '../../ui/button/button.tsx';
import { MessagePage } from '../../ui/message-page/message-page.tsx';
import { say } from '../../vocabulary/say.ts';
import { identityPaths } from '../paths.ts';

export const SignedOutPage = () => (
  <MessagePage
    title={say('Signed out')}
    heading={say('You are signed out')}
    icon="done"
    tone="done"
    actions={<LinkButton href={identityPaths.front}>{say('Sign in again')}</LinkButton>}
  >
    <p>{say('Nobody can go on with your account in this browser. On a shared computer, close it too.')}</p>
  </MessagePage>
);
