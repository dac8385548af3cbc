import { Layout } from '../layout/layout.tsx';
import type { Preview } from '../preview.ts';
import { PageHeading } from './page-heading.tsx';

export const pageHeadingPreview: Preview = {
  name: 'page-heading',
  page: true,
  states: [
    {
      name: 'with-lede',
      element: () => (
        <Layout title="User Security">
          <PageHeading above="User Registration" lede="Five questions that only you can answer.">
            User Security
          </PageHeading>
        </Layout>
      ),
    },
    {
      name: 'plain',
      element: () => (
        <Layout title="My Profile" back="/home">
          <PageHeading>My Profile</PageHeading>
        </Layout>
      ),
    },
  ],
};
