/** The page after signing out: says so, and leads back. */
import { ButtonGroup, LinkButton } from '../../ui/button/button.tsx';
import { Layout } from '../../ui/layout/layout.tsx';
import { PageHeading } from '../../ui/page-heading/page-heading.tsx';
import { say } from '../../vocabulary/say.ts';
import { identityPaths } from '../paths.ts';

export const SignedOutPage = () => (
  <Layout title={say('Signed out')}>
    <PageHeading lede={say('Nobody can go on with your account in this browser. On a shared computer, close it too.')}>
      {say('You are signed out.')}
    </PageHeading>
    <ButtonGroup>
      <LinkButton href={identityPaths.front}>{say('Sign in again')}</LinkButton>
    </ButtonGroup>
  </Layout>
);
