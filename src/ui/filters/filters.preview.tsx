import type { Preview } from '../preview.ts';
import { Filters } from './filters.tsx';

export const filtersPreview: Preview = {
  name: 'filters',
  states: [
    {
      name: 'with-counts',
      element: () => (
        <Filters
          label="Employers to show"
          filters={[
            { label: 'All', href: '?show=all', current: true, count: 4 },
            { label: 'Only Approved', href: '?show=approved', count: 2 },
            { label: 'Only Approved and Pending', href: '?show=open' },
          ]}
        />
      ),
    },
  ],
};
