import type { Preview } from '../preview.ts';
import { Card } from '../card/card.tsx';
import { SummaryList } from './summary-list.tsx';

export const summaryListPreview: Preview = {
  name: 'summary-list',
  states: [
    {
      name: 'with-changes',
      element: () => (
        <Card heading="My Information" narrow>
          <SummaryList
            facts={[
              { label: 'Name', value: 'Cleo Marsh' },
              { label: 'Date of Birth', value: '04/28/1980' },
              { label: 'SSN', value: '***-**-5678' },
              {
                label: 'Primary E-mail Address',
                value: 'cleo.marsh@example.org',
                changeHref: '/profile/email',
                changeLabel: 'Modify',
              },
            ]}
          />
        </Card>
      ),
    },
  ],
};
