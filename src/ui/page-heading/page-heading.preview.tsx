import type { Preview } from '../preview.ts';
import { PageHeading } from './page-heading.tsx';

export const pageHeadingPreview: Preview = {
  name: 'page-heading',
  states: [
    {
      name: 'with-lede',
      element: () => (
        <PageHeading above="User Registration" lede="Five questions that only you can answer.">
          User Security
        </PageHeading>
      ),
    },
  ],
};
