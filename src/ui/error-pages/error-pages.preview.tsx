import type { Preview } from '../preview.ts';
import { ProblemPage } from './error-pages.tsx';
import { problemKinds } from './problem-words.ts';

const requestId = '0198f2c4-7a31-7c55-9d0e-3f1f5a2b6c7d';

export const errorPagesPreview: Preview = {
  name: 'error-pages',
  page: true,
  states: [
    ...problemKinds.map((kind) => ({ name: kind, element: () => <ProblemPage problem={{ kind, requestId }} /> })),
    {
      name: 'too-many-with-time',
      element: () => <ProblemPage problem={{ kind: 'too-many', requestId, retryAfterSeconds: 1740 }} />,
    },
    {
      name: 'stale-form-kept',
      element: () => (
        <ProblemPage
          problem={{ kind: 'stale-form', requestId }}
          resend={{ action: '/employers/search', values: { name: 'Lakeside', state: 'IL' } }}
        />
      ),
    },
  ],
};
