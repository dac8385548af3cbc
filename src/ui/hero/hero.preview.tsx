import { LinkButton } from '../button/button.tsx';
import { Card } from '../card/card.tsx';
import { Layout } from '../layout/layout.tsx';
import type { Preview } from '../preview.ts';
import { Hero } from './hero.tsx';

const hero = (doorFirst: boolean) => (
  <Layout title="Front">
    <Hero
      heading="One account. Your own name."
      lede="Every enrollment system you need, with exactly the rights you were given."
      actions={<LinkButton href="/register">Create Account Now</LinkButton>}
      note="It takes about ten minutes."
      door={
        <Card heading="Sign In">
          <p>The form stands here.</p>
        </Card>
      }
      doorFirst={doorFirst}
    />
  </Layout>
);

export const heroPreview: Preview = {
  name: 'hero',
  page: true,
  states: [
    { name: 'plain', element: () => hero(false) },
    { name: 'door-first', element: () => hero(true) },
  ],
};
