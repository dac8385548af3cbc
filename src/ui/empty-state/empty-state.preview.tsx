import type { Preview } from '../preview.ts';
import { LinkButton } from '../button/button.tsx';
import { EmptyState } from './empty-state.tsx';

export const emptyStatePreview: Preview = {
  name: 'empty-state',
  states: [
    {
      name: 'with-action',
      element: () => (
        <EmptyState
          heading="No Employers Exist."
          action={<LinkButton href="/employers/new">Add an Employer</LinkButton>}
        >
          <p>An employer appears here when you ask to work for it, or when it invites you.</p>
        </EmptyState>
      ),
    },
    { name: 'plain', element: () => <EmptyState heading="No request waits for you." /> },
  ],
};
